// thongcao-search: answers queries in the terminal.

#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <unistd.h>

#include <thongcao/error.h>
#include <thongcao/searcher.h>

#include "result_printer.h"

namespace {

namespace po = boost::program_options;

enum Exit { kDone = 0, kFailed = 1, kUsage = 2, kDoneWithSkipped = 3 };

struct Options {
  std::vector<std::string> databases;
  std::string query;
  std::string batch;
  std::string format = "text";
  std::string sort = "relevance";
  std::vector<std::string> facets;
  bool explain = false;
  std::int64_t timeout = 10'000;
  thongcao::SearcherOptions searcher;
  std::int64_t limit = 10;
  std::int64_t offset = 0;
  thongcao::SearchOptions search;
};

constexpr std::int64_t kMaxTimeout = 24 * 3600 * 1000;
constexpr std::int64_t kMaxOffset = 2'000'000'000;  // below what the searcher takes

constexpr const char* kUsageText =
    "Usage: thongcao-search [options] DATABASE... QUERY\n"
    "       thongcao-search [options] --batch FILE DATABASE...\n"
    "Searches announcements; several databases, local or HOST:PORT, are searched as one.\n"
    "QUERY: words rank; \"a phrase\", title: speaker: date: agency: number: source:, AND OR NOT + - ( ),\n"
    "NEAR/n, prefix*. Vietnamese names (tiêu-đề: người-nói: ngày: cơ-quan: số: nguồn:) work too, and\n"
    "words without accents find accented ones.\n"
    "Exit status: 0 done (also without results), 1 failed, 2 wrong usage, 3 some queries of a batch were "
    "skipped\nor results are partial.\n\n";

po::options_description visible_options(Options& o) {
  po::options_description visible("Options");
  visible.add_options()  //
      ("limit,n", po::value(&o.limit)->default_value(o.limit)->value_name("N"),
       "results to print")  //
      ("offset", po::value(&o.offset)->default_value(o.offset)->value_name("N"),
       "results to leave out first")                                                                //
      ("sort,s", po::value(&o.sort)->value_name("ORDER"), "relevance (default), newest or oldest")  //
      ("format,f", po::value(&o.format)->value_name("FORMAT"), "text (default), json or trec")      //
      ("facet", po::value(&o.facets)->value_name("FIELD"),
       "count results by speaker, agency, source, year or month; may be repeated")  //
      ("batch,b", po::value(&o.batch)->value_name("FILE"),
       "answer each line of FILE: query id, tab, query")  //
      ("timeout", po::value(&o.timeout)->default_value(o.timeout)->value_name("MS"),
       "milliseconds to wait for a connection and for each answer of a HOST:PORT")  //
      ("partial", po::bool_switch(&o.searcher.allow_partial),
       "answer without the HOST:PORT that fail, and say so, instead of failing")                         //
      ("explain", po::bool_switch(&o.explain), "print how the query was understood, to standard error")  //
      ("help,h", "print this help")("version", "print the version");
  return visible;
}

std::size_t in_range(const char* option, std::int64_t value, std::int64_t max) {
  if (value < 0 || value > max) {
    throw po::error(std::string(option) + " takes a number from 0 to " + std::to_string(max) + ", not " +
                    std::to_string(value));
  }
  return static_cast<std::size_t>(value);
}

void read_choices(Options& o) {
  o.search.limit = in_range("--limit", o.limit, thongcao::kMaxLimit);
  o.search.offset = in_range("--offset", o.offset, kMaxOffset);
  o.searcher.timeout_ms = static_cast<unsigned>(in_range("--timeout", o.timeout, kMaxTimeout));
  if (o.searcher.timeout_ms == 0) throw po::error("--timeout takes at least 1");
  o.searcher.connect_timeout_ms = o.searcher.timeout_ms;
  if (o.format != "text" && o.format != "json" && o.format != "trec") {
    throw po::error("--format takes text, json or trec, not '" + o.format + "'");
  }
  if (o.sort == "newest")
    o.search.sort = thongcao::SortOrder::newest;
  else if (o.sort == "oldest")
    o.search.sort = thongcao::SortOrder::oldest;
  else if (o.sort != "relevance")
    throw po::error("--sort takes relevance, newest or oldest, not '" + o.sort + "'");
  for (const std::string& name : o.facets) {
    const auto facet = thongcao::facet_of_name(name);
    if (!facet) throw po::error("--facet takes speaker, agency, source, year or month, not '" + name + "'");
    o.search.facets.push_back(*facet);
  }
}

// Returns false when help or version was asked for and printed. Throws po::error on wrong usage.
bool parse(int argc, char** argv, Options& o) {
  const po::options_description visible = visible_options(o);
  std::vector<std::string> arguments;
  po::options_description all;
  all.add(visible).add_options()("argument", po::value(&arguments));
  po::variables_map values;
  // Without short-option grouping tricks a query that begins with a minus still needs "--" before it.
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(po::positional_options_description().add("argument", -1))
                .run(),
            values);
  if (values.count("help") != 0) {
    std::cout << kUsageText << visible;
    return false;
  }
  if (values.count("version") != 0) {
    std::cout << "thongcao-search " THONGCAO_VERSION "\n";
    return false;
  }
  po::notify(values);
  read_choices(o);
  const std::size_t needed = o.batch.empty() ? 2 : 1;
  if (arguments.size() < needed) {
    throw po::error(o.batch.empty() ? "DATABASE and QUERY are needed" : "a DATABASE is needed");
  }
  if (o.batch.empty()) {
    o.query = arguments.back();
    arguments.pop_back();
  }
  o.databases = std::move(arguments);
  return true;
}

// Messages quote queries, and those of a batch may come from strangers.
void print_error(const std::string& message) {
  std::cerr << "thongcao-search: " << thongcao::without_controls(message) << '\n';
}

class Answerer {
 public:
  explicit Answerer(const Options& options)
      : options_(options), searcher_(options.databases, {}, options.searcher) {
    if (options.format == "json")
      printer_ = thongcao::make_json_printer(std::cout);
    else
      printer_ = thongcao::make_text_printer(std::cout, ::isatty(STDOUT_FILENO) != 0);
  }

  void answer(const std::string& id, const std::string& query) {
    if (options_.explain) std::cerr << searcher_.describe(query, options_.search) << '\n';
    if (options_.format == "trec") {
      thongcao::print_trec(id.empty() ? "1" : id, searcher_.rank(query, options_.search),
                           options_.search.offset, std::cout);
    } else {
      printer_->print(id, query, searcher_.search(query, options_.search));
    }
    if (searcher_.partial() && !partial_)
      print_error("some database did not answer: the results are partial");
    partial_ |= searcher_.partial();
  }

  bool partial() const { return partial_; }

  // A query that cannot be meant is reported with its line and skipped.
  int answer_batch() {
    std::ifstream in(options_.batch);
    if (!in) {
      throw thongcao::Error(thongcao::ErrorCode::not_found,
                            options_.batch + ": cannot be read; check the path and its permissions");
    }
    bool skipped = false;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty()) continue;
      const std::size_t tab = line.find('\t');
      try {
        if (tab == std::string::npos) {
          throw thongcao::Error(thongcao::ErrorCode::invalid_argument,
                                "expected a query id, a tab and a query");
        }
        answer(line.substr(0, tab), line.substr(tab + 1));
      } catch (const thongcao::Error& error) {
        if (error.code() != thongcao::ErrorCode::invalid_query &&
            error.code() != thongcao::ErrorCode::invalid_argument) {
          throw;
        }
        print_error(options_.batch + ':' + std::to_string(number) + ": " + error.what());
        skipped = true;
      }
    }
    if (in.bad()) {  // so it is for a folder, which opens like a file
      throw thongcao::Error(thongcao::ErrorCode::io, options_.batch + ": cannot be read to its end");
    }
    return skipped ? kDoneWithSkipped : kDone;
  }

 private:
  const Options& options_;
  thongcao::Searcher searcher_;
  bool partial_ = false;  // some answer was
  std::unique_ptr<thongcao::ResultPrinter> printer_;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  try {
    if (!parse(argc, argv, options)) return kDone;
    Answerer answerer(options);
    int status = kDone;
    if (options.batch.empty())
      answerer.answer({}, options.query);
    else
      status = answerer.answer_batch();
    if (answerer.partial()) status = kDoneWithSkipped;
    std::cout.flush();
    if (!std::cout) throw thongcao::Error(thongcao::ErrorCode::io, "standard output cannot be written");
    return status;
  } catch (const po::error& error) {
    print_error(error.what() + std::string("; see thongcao-search --help"));
    return kUsage;
  } catch (const std::exception& error) {
    print_error(error.what());
    return kFailed;
  }
}
