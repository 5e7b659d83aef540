// Query times beside plain Xapian's on the same dump, in one run: one thread, ten results.
//
//   search_benchmark DATABASE DUMP.jsonl QUERIES WORK_FOLDER
//
// DATABASE holds the dump as thongcao-index made it; the plain index (plain_index.h) is made in WORK_FOLDER
// unless it is there. Lines of QUERIES: query id, tab, a question. Plain Xapian joins its words by OR, as its
// QueryParser does. Short queries and phrases are two to four neighbouring syllables of a question. Prints
// milliseconds of processor time; what is compared takes turns, so that a busy machine slows both alike.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include <thongcao/searcher.h>
#include <thongcao/tokenizer.h>

#include "plain_index.h"

namespace {

using Queries = std::vector<std::string>;

constexpr unsigned kSeed = 20191219;

double milliseconds(const std::function<void()>& action) {
  const auto now = [] {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  };
  const double start = now();
  action();
  return now() - start;
}

// Times of one kind of query by one program.
class Times {
 public:
  explicit Times(std::string name) : name_(std::move(name)) {}
  void add(double time) { times_.push_back(time); }
  double percentile(std::size_t p) {
    std::sort(times_.begin(), times_.end());
    return times_[std::min(times_.size() - 1, times_.size() * p / 100)];
  }
  void print() {
    std::printf("%-36s p50 %7.2f  p95 %7.2f  p99 %7.2f  ms\n", name_.c_str(), percentile(50), percentile(95),
                percentile(99));
  }

 private:
  std::string name_;
  std::vector<double> times_;
};

Queries read_questions(const std::string& path) {
  Queries queries;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (const std::size_t tab = line.find('\t'); tab != std::string::npos)
      queries.push_back(line.substr(tab + 1));
  }
  return queries;
}

// Two to four neighbouring syllables of each question.
Queries cut_short(const Queries& questions) {
  std::mt19937 random(kSeed);
  const thongcao::Tokenizer tokenizer;
  Queries queries;
  for (const std::string& question : questions) {
    thongcao::TokenStream stream(tokenizer);
    stream.reset(question);
    if (!stream.next()) continue;
    const auto tokens = stream.tokens();
    const std::size_t size = 2 + random() % 3;
    if (tokens.size() < size) continue;
    const std::size_t first = random() % (tokens.size() - size + 1);
    const std::size_t begin = tokens[first].begin;
    queries.push_back(question.substr(begin, tokens[first + size - 1].end - begin));
  }
  return queries;
}

Queries each(const Queries& queries, const std::function<std::string(const std::string&)>& change) {
  Queries changed;
  for (const std::string& query : queries) changed.push_back(change(query));
  return changed;
}

class Comparison {
 public:
  Comparison(const std::string& ours, const std::string& plain) : searcher_({ours}), plain_(plain) {
    parser_.set_database(plain_);
    no_snippets_.snippet_characters = 0;
  }

  void compare(const std::string& name, const Queries& queries) {
    Times plain("plain Xapian");
    Times ours("thongcao");
    Times snippets("thongcao, with snippets");
    for (const std::string& query : queries) {
      search_plainly(query);  // what is read from the disk first is nobody's
      searcher_.search(query);
      plain.add(milliseconds([&] { search_plainly(query); }));
      ours.add(milliseconds([&] { searcher_.search(query, no_snippets_); }));
      snippets.add(milliseconds([&] { searcher_.search(query); }));
    }
    std::cout << name << ": " << queries.size() << ", p50 is " << ours.percentile(50) / plain.percentile(50)
              << " of plain Xapian's\n";
    plain.print();
    ours.print();
    snippets.print();
  }

 private:
  void search_plainly(const std::string& query) {
    Xapian::Enquire enquire(plain_);
    enquire.set_query(parser_.parse_query(query, Xapian::QueryParser::FLAG_PHRASE));
    const Xapian::MSet hits = enquire.get_mset(0, 10);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) bytes_ += hit.get_document().get_data().size();
  }

  thongcao::Searcher searcher_;
  thongcao::SearchOptions no_snippets_;
  Xapian::Database plain_;
  Xapian::QueryParser parser_;
  std::size_t bytes_ = 0;  // so that reading is not optimised away
};

void measure_opening(const std::string& database) {
  const thongcao::Tokenizer tokenizer;
  Times times("opening a searcher");
  for (int i = 0; i < 100; ++i) times.add(milliseconds([&] { thongcao::Searcher({database}, tokenizer); }));
  times.print();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: search_benchmark DATABASE DUMP.jsonl QUERIES WORK_FOLDER\n";
    return 2;
  }
  const std::string plain = std::string(argv[4]) + "/plain.db";
  if (!std::filesystem::exists(plain)) thongcao::benchmarks::index_plainly(argv[2], plain);
  const Queries questions = read_questions(argv[3]);
  const Queries short_queries = cut_short(questions);
  if (short_queries.empty()) {
    std::cerr << argv[3] << ": no questions of two words; lines must hold an id, a tab and a question\n";
    return 1;
  }
  Comparison comparison(argv[1], plain);
  comparison.compare("questions", questions);
  comparison.compare("questions without accents", each(questions, [](const std::string& query) {
                       return thongcao::fold_diacritics(query);
                     }));
  comparison.compare("2 to 4 syllables", short_queries);
  comparison.compare("the same without accents", each(short_queries, [](const std::string& query) {
                       return thongcao::fold_diacritics(query);
                     }));
  comparison.compare("the same as phrases",
                     each(short_queries, [](const std::string& query) { return '"' + query + '"'; }));
  measure_opening(argv[1]);
}
