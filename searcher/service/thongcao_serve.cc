// thongcao-serve: search over HTTP, for programs and, as pages, for people.

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <boost/program_options.hpp>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include <thongcao/error.h>
#include <thongcao/printable.h>
#include <thongcao/searcher.h>

#include "handler.h"
#include "http_server.h"
#include "index_follower.h"
#include "metrics.h"
#include "option_documents.h"

namespace {

namespace po = boost::program_options;

enum Exit { kDone = 0, kFailed = 1, kUsage = 2 };

constexpr const char* kUsageText =
    "Usage: thongcao-serve [options] DATABASE...\n"
    "Serves search over HTTP: a search page at /, JSON at /search, /announcement/ID, /suggest, /complete,\n"
    "/similar/ID, /facets, /health, figures at /metrics, all described at /openapi.json.\n"
    "Several databases, local or HOST:PORT, are searched as one. An updated index is seen within a second "
    "or\n"
    "two. Options can be given in the environment too: THONGCAO_LISTEN=127.0.0.1:8080.\n"
    "Trang tìm kiếm thông cáo: mở http://127.0.0.1:8080/ trong trình duyệt.\n"
    "Exit status: 0 stopped by SIGTERM or SIGINT, 1 failed, 2 wrong usage.\n\n";

struct Options {
  std::vector<std::string> databases;
  std::string listen = "127.0.0.1:8080";
  std::int64_t threads = 0;
  std::int64_t queue = 64;
  std::int64_t connections = 4000;
  std::int64_t time_limit = 2000;
  std::int64_t cache = 64;
  std::int64_t timeout = 10'000;
  bool partial = false;
  std::string cors;
  std::string access_log = "-";
};

po::options_description visible_options(Options& o) {
  const auto number = [](std::int64_t& value, const char* name) {
    return po::value(&value)->value_name(name)->default_value(value);
  };
  po::options_description service("Service");
  service.add_options()("listen,l", po::value(&o.listen)->value_name("ADDRESS:PORT")->default_value(o.listen),
                        "where to listen; port 0 takes a free one and prints it")                    //
      ("threads,j", number(o.threads, "N"), "requests answered at once; 0: one for each processor")  //
      ("queue", number(o.queue, "N"), "requests that may wait for a thread; more get status 503")    //
      ("connections", number(o.connections, "N"), "open connections; more are closed")               //
      ("time-limit", number(o.time_limit, "MS"),
       "milliseconds that a request may take: one that waits longer for a thread gets status 503, a search "
       "that "
       "takes longer 504")  //
      ("cache", number(o.cache, "MB"),
       "megabytes of answers that are kept until the index changes; 0: none")  //
      ("cors", po::value(&o.cors)->value_name("ORIGIN"),
       "let pages of ORIGIN, or of all with *, read the answers")  //
      ("access-log", po::value(&o.access_log)->value_name("FILE")->default_value(o.access_log),
       "append a line of JSON for each request to FILE; - is standard error, off is none");
  po::options_description remote("Databases on servers");
  remote.add_options()("timeout", number(o.timeout, "MS"),
                       "milliseconds to wait for a connection and for each answer")  //
      ("partial", po::bool_switch(&o.partial),
       "answer without those that fail, and say so, in place of failing");
  po::options_description other("Other");
  other.add_options()("help,h", "print this help")("version", "print the version");
  po::options_description visible;
  return visible.add(service).add(remote).add(other);
}

std::size_t in_range(const char* option, std::int64_t value, std::int64_t min, std::int64_t max) {
  if (value < min || value > max) {
    throw po::error(std::string(option) + " takes a number from " + std::to_string(min) + " to " +
                    std::to_string(max) + ", not " + std::to_string(value));
  }
  return static_cast<std::size_t>(value);
}

thongcao::ServerOptions server_options(const Options& o) {
  thongcao::ServerOptions server;
  const std::size_t colon = o.listen.rfind(':');
  const std::string port = colon == std::string::npos ? "" : o.listen.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos ||
      std::stoul(port) > 65535) {
    throw po::error("--listen takes ADDRESS:PORT, such as 127.0.0.1:8080, not '" + o.listen + "'");
  }
  server.port = static_cast<std::uint16_t>(std::stoul(port));
  server.address = o.listen.substr(0, colon);
  if (server.address.starts_with('[') && server.address.ends_with(']'))
    server.address = server.address.substr(1, server.address.size() - 2);
  const std::size_t threads = in_range("--threads", o.threads, 0, 1024);
  server.threads = threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  server.queue = in_range("--queue", o.queue, 1, 100'000);
  server.connections = in_range("--connections", o.connections, 1, 1'000'000);
  server.time_limit = std::chrono::milliseconds(in_range("--time-limit", o.time_limit, 1, 3'600'000));
  return server;
}

// Returns false when help, version or a document was asked for and printed. Throws po::error on wrong usage.
bool parse(int argc, char** argv, Options& o) {
  const po::options_description visible = visible_options(o);
  po::options_description all;
  all.add(visible).add_options()("database", po::value(&o.databases))("generate", po::value<std::string>());
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(po::positional_options_description().add("database", -1))
                .run(),
            values);
  if (thongcao::print_about(
          values,
          {"thongcao-serve", "serve search in Vietnamese government announcements", kUsageText, visible},
          std::cout))
    return false;
  po::store(po::parse_environment(visible,
                                  [&visible](const std::string& name) -> std::string {
                                    constexpr std::string_view kPrefix = "THONGCAO_";
                                    if (!name.starts_with(kPrefix)) return {};
                                    std::string option;
                                    for (const char c : name.substr(kPrefix.size()))
                                      option += c == '_' ? '-' : static_cast<char>(std::tolower(c));
                                    return visible.find_nothrow(option, false) != nullptr ? option
                                                                                          : std::string();
                                  }),
            values);
  po::notify(values);
  if (o.databases.empty()) throw po::error("a DATABASE is needed");
  return true;
}

// Writes the lines of the access log.
class AccessLog {
 public:
  // Throws Error(io) when the file cannot be written.
  explicit AccessLog(const std::string& file) {
    if (file == "off") return;
    if (file == "-") {
      out_ = &std::cerr;
      return;
    }
    file_.open(file, std::ios::app);
    if (!file_) {
      throw thongcao::Error(thongcao::ErrorCode::io,
                            file + ": cannot be appended to; check its folder and permissions");
    }
    out_ = &file_;
  }

  void write(const thongcao::Access& access) {
    if (out_ == nullptr) return;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const nlohmann::ordered_json line = {
        {"time",
         static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()) / 1000},
        {"address", access.address},
        {"method", access.request.method},
        {"target", thongcao::printable_text(access.request.target)},
        {"status", access.status},
        {"bytes", access.bytes},
        {"milliseconds", access.milliseconds}};
    *out_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n' << std::flush;
  }

 private:
  std::ofstream file_;
  std::ostream* out_ = nullptr;
};

// As many connections as the system allows, up to what was asked for.
void allow_connections(std::size_t connections) {
  rlimit limit = {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  constexpr rlim_t kOthers = 256;  // databases, logs
  limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, connections + kOthers));
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

void serve(const Options& o) {
  const thongcao::ServerOptions options = server_options(o);
  thongcao::SearcherOptions searching;
  searching.timeout_ms = static_cast<unsigned>(in_range("--timeout", o.timeout, 1, 86'400'000));
  searching.connect_timeout_ms = searching.timeout_ms;
  searching.allow_partial = o.partial;
  AccessLog log(o.access_log);
  thongcao::Metrics metrics;
  std::unique_ptr<thongcao::HttpServer> server;
  std::atomic<std::size_t> documents = 0;
  thongcao::HandlerOptions handling;
  handling.cache_bytes = in_range("--cache", o.cache, 0, 1 << 20) << 20;
  handling.cors_origin = o.cors;
  handling.documents = [&] { return documents.load(); };
  handling.metrics = [&] {
    const thongcao::ServerState state = server->state();
    return metrics.text(documents, state.waiting, state.connections);
  };
  const thongcao::Handler handler(std::move(handling));
  const thongcao::Tokenizer tokenizer;

  const auto make_answerer = [&]() -> thongcao::Answerer {
    const auto index = std::make_shared<thongcao::IndexFollower>(
        thongcao::Searcher(o.databases, tokenizer, searching), documents);
    return {[&handler, index](const thongcao::Request& request, std::chrono::milliseconds time_left) {
              return handler.search(request, index->searcher(), time_left);
            },
            [index] { index->follow(); }};
  };
  thongcao::Front front;
  front.answer = [&](thongcao::Request& request) { return handler.begin(request); };
  front.refuse = [&](const thongcao::Request& request, int status, std::string_view where,
                     std::string_view message) {
    if (status == 503) metrics.count_rejected();
    return handler.refuse(request, status, where, message);
  };
  front.log = [&](const thongcao::Access& access) {
    metrics.count(thongcao::Handler::route_of(access.request), access.status, access.milliseconds / 1000);
    log.write(access);
  };
  std::signal(SIGPIPE, SIG_IGN);  // whoever reads the access log may end
  allow_connections(options.connections);
  server = std::make_unique<thongcao::HttpServer>(options, make_answerer, std::move(front));
  const std::string host =
      options.address.find(':') == std::string::npos ? options.address : '[' + options.address + ']';
  std::cout << "http://" << host << ':' << server->port() << "/" << std::endl;
  server->run();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  try {
    if (parse(argc, argv, options)) serve(options);
    return kDone;
  } catch (const po::error& error) {
    std::cerr << "thongcao-serve: " << error.what() << "; see thongcao-serve --help\n";
    return kUsage;
  } catch (const std::exception& error) {
    std::cerr << "thongcao-serve: " << thongcao::printable_text(error.what()) << '\n';
    return kFailed;
  }
}
