// thongcao-search: answers queries in the terminal.

#include <cstdint>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <unistd.h>

#include <thongcao/error.h>
#include <thongcao/printable.h>
#include <thongcao/searcher.h>

#include "option_documents.h"
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
  std::vector<std::string> filters;
  std::string histogram;
  std::optional<std::string> similar;
  std::optional<std::string> completed;
  bool recency = false;
  std::optional<double> half_life;
  std::int64_t timeout = 10'000;
  thongcao::SearcherOptions searcher;
  std::int64_t limit = 10;
  std::int64_t offset = 0;
  thongcao::SearchOptions search;
};

constexpr std::int64_t kMaxTimeout = 24 * 3600 * 1000;

constexpr const char* kUsageText =
    "Usage: thongcao-search [options] DATABASE... QUERY\n"
    "       thongcao-search [options] --similar ID DATABASE...\n"
    "       thongcao-search [options] --complete PREFIX DATABASE...\n"
    "       thongcao-search [options] --batch FILE DATABASE...\n"
    "Searches announcements; several databases, local or HOST:PORT, are searched as one.\n"
    "QUERY: words rank; \"a phrase\", title: speaker: date: agency: number: source:, AND OR NOT + - ( ),\n"
    "NEAR/n, prefix*. Vietnamese names (tiêu-đề: người-nói: ngày: cơ-quan: số: nguồn:) work too, and\n"
    "words without accents find accented ones. \"\" with --filter finds all that the filter lets through.\n"
    "Tìm thông cáo: gõ có dấu hay không dấu đều được; \"cụm từ chính xác\"; người-nói:\"Họ Tên\"; "
    "ngày:2019.\n"
    "Exit status: 0 done (also without results), 1 failed, 2 wrong usage, 3 some queries of a batch were "
    "skipped\nor results are partial.\n\n";

constexpr const char* kFacetNames = "speaker, agency, source, year or month";

po::options_description visible_options(Options& o) {
  const auto text = [](auto* value, const char* name) { return po::value(value)->value_name(name); };
  po::options_description search("What to search for");
  search.add_options()  //
      ("filter", text(&o.filters, "FIELD=VALUE"),
       "only results whose speaker, agency, source, year or month is exactly this, as --facet prints it; may "
       "be "
       "repeated, all hold")  //
      ("similar",
       po::value<std::string>()->value_name("ID")->notifier([&o](const std::string& id) { o.similar = id; }),
       "announcements like this one, in place of a query")  //
      ("complete", po::value<std::string>()->value_name("PREFIX")->notifier([&o](const std::string& p) {
        o.completed = p;
      }),
       "print phrases, speakers and titles that begin so, in place of a search")  //
      ("batch,b", text(&o.batch, "FILE"), "answer each line of FILE: query id, tab, query");
  po::options_description order("Order and number of results");
  order.add_options()                                                                                //
      ("limit,n", text(&o.limit, "N")->default_value(o.limit), "results to print")                   //
      ("offset", text(&o.offset, "N")->default_value(o.offset), "results to leave out first")        //
      ("sort,s", text(&o.sort, "relevance|newest|oldest"), "relevance (default), newest or oldest")  //
      ("recency", po::bool_switch(&o.recency), "relevance favours recent announcements")             //
      ("half-life",
       po::value<double>()->value_name("DAYS")->notifier([&o](double days) { o.half_life = days; }),
       "with --recency: the age at which half of the advantage is gone; 365 unless told")  //
      ("collapse", po::bool_switch(&o.search.collapse_duplicates),
       "print a release that was published again and again once");
  po::options_description remote("Databases on servers");
  remote.add_options()  //
      ("timeout", text(&o.timeout, "MS")->default_value(o.timeout),
       "milliseconds to wait for a connection and for each answer")  //
      ("partial", po::bool_switch(&o.searcher.allow_partial),
       "answer without those that fail, and say so, in place of failing");
  po::options_description output("What to print");
  output.add_options()                                                                 //
      ("format,f", text(&o.format, "text|json|trec"), "text (default), json or trec")  //
      ("facet", text(&o.facets, "FIELD"),
       "count results by speaker, agency, source, year or month; may be repeated")                     //
      ("histogram", text(&o.histogram, "year|month"), "draw how many results each year or month has")  //
      ("explain", po::bool_switch(&o.search.explain),
       "print which terms gave which score; how the query was understood goes to standard error")  //
      ("help,h", "print this help")("version", "print the version");
  po::options_description visible;
  return visible.add(search).add(order).add(remote).add(output);
}

std::size_t in_range(const char* option, std::int64_t value, std::int64_t max) {
  if (value < 0 || value > max) {
    throw po::error(std::string(option) + " takes a number from 0 to " + std::to_string(max) + ", not " +
                    std::to_string(value));
  }
  return static_cast<std::size_t>(value);
}

thongcao::Facet read_facet(const std::string& option, const std::string& name) {
  if (const auto facet = thongcao::facet_of_name(name)) return *facet;
  throw po::error(option + " takes " + kFacetNames + ", not '" + name + "'");
}

void read_recency(Options& o) {
  if (o.recency) o.search.recency.weight = thongcao::Recency::kUsualWeight;
  if (!o.half_life) return;
  if (!o.recency) throw po::error("--half-life needs --recency");
  if (!(*o.half_life > 0)) throw po::error("--half-life takes a number of days greater than 0");
  o.search.recency.half_life_days = *o.half_life;
}

void read_choices(Options& o) {
  o.search.limit = in_range("--limit", o.limit, thongcao::kMaxLimit);
  o.search.offset = in_range("--offset", o.offset, thongcao::kMaxOffset);
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
  for (const std::string& name : o.facets) o.search.facets.push_back(read_facet("--facet", name));
  for (const std::string& filter : o.filters) {
    const std::size_t equals = filter.find('=');
    if (equals == std::string::npos) throw po::error("--filter takes FIELD=VALUE, not '" + filter + "'");
    o.search.filters.push_back({read_facet("--filter", filter.substr(0, equals)), filter.substr(equals + 1)});
  }
  if (o.histogram == "year")
    o.search.histogram = thongcao::Facet::year;
  else if (o.histogram == "month")
    o.search.histogram = thongcao::Facet::month;
  else if (!o.histogram.empty())
    throw po::error("--histogram takes year or month, not '" + o.histogram + "'");
  read_recency(o);
}

// Takes databases and query from the arguments. Throws po::error when there are too few.
void read_arguments(Options& o, std::vector<std::string> arguments) {
  const int others = static_cast<int>(!o.batch.empty()) + static_cast<int>(o.similar.has_value()) +
                     static_cast<int>(o.completed.has_value());
  if (others > 1) throw po::error("only one of --similar, --complete and --batch can be given");
  if (o.completed && o.format == "trec") throw po::error("--complete has no format trec");
  if (others == 0) {
    if (arguments.size() < 2) throw po::error("DATABASE and QUERY are needed");
    o.query = std::move(arguments.back());
    arguments.pop_back();
  }
  if (arguments.empty()) throw po::error("a DATABASE is needed");
  o.databases = std::move(arguments);
}

// Returns false when help or version was asked for and printed. Throws po::error on wrong usage.
bool parse(int argc, char** argv, Options& o) {
  const po::options_description visible = visible_options(o);
  std::vector<std::string> arguments;
  po::options_description all;
  all.add(visible).add_options()("argument", po::value(&arguments))("generate", po::value<std::string>());
  po::variables_map values;
  // Without short-option grouping tricks a query that begins with a minus still needs "--" before it.
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(po::positional_options_description().add("argument", -1))
                .run(),
            values);
  if (thongcao::print_about(
          values, {"thongcao-search", "search Vietnamese government announcements", kUsageText, visible},
          std::cout))
    return false;
  po::notify(values);
  read_choices(o);
  read_arguments(o, std::move(arguments));
  return true;
}

// Messages quote queries, and those of a batch may come from strangers.
void print_error(const std::string& message) {
  std::cerr << "thongcao-search: " << thongcao::printable_text(message) << '\n';
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

  // Answers what the command line asks for; returns the exit status.
  int answer() {
    const int status = answer_all();
    if (!partial_) return status;
    print_error("some database did not answer: the results are partial");
    return kDoneWithSkipped;
  }

 private:
  int answer_all() {
    if (!options_.batch.empty()) return answer_batch();
    if (options_.completed)
      printer_->print(*options_.completed, searcher_.complete(*options_.completed, options_.search.limit));
    else if (options_.similar)
      answer_similar(*options_.similar);
    else
      answer({}, options_.query);
    partial_ |= searcher_.partial();
    return kDone;
  }

  void answer_similar(const std::string& id) {
    const thongcao::Results results = searcher_.similar(id, options_.search);
    if (options_.format != "trec") {
      printer_->print({}, id, results);
      return;
    }
    std::vector<thongcao::Hit> hits;
    for (const thongcao::Result& result : results.results) hits.push_back({result.id, result.score});
    thongcao::print_trec("1", hits, options_.search.offset, std::cout);
  }

  void answer(const std::string& id, const std::string& query) {
    if (options_.search.explain) std::cerr << searcher_.describe(query, options_.search) << '\n';
    if (options_.format == "trec") {
      thongcao::print_trec(id.empty() ? "1" : id, searcher_.rank(query, options_.search),
                           options_.search.offset, std::cout);
    } else {
      printer_->print(id, query, searcher_.search(query, options_.search));
    }
    partial_ |= searcher_.partial();
  }

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
    const int status = answerer.answer();
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
