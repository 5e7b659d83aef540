// Query times beside plain Xapian's on the same dump, in one run: one thread, ten results.
//
//   search_benchmark DATABASE DUMP.jsonl QUERIES WORK_FOLDER
//
// DATABASE holds the dump as thongcao-index made it; the plain index (plain_index.h) is made in WORK_FOLDER
// unless it is there. Lines of QUERIES: query id, tab, a question. Plain Xapian joins its words by OR, as its
// QueryParser does. Short queries and phrases are two to four neighbouring syllables of a question. Prints
// milliseconds of processor time; what is compared takes turns, so that a busy machine slows both alike.

#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include <thongcao/searcher.h>
#include <thongcao/tokenizer.h>

#include "plain_index.h"
#include "query_timing.h"

namespace {

using thongcao::benchmarks::processor_milliseconds;
using thongcao::benchmarks::read_queries;
using thongcao::benchmarks::Times;
using Queries = std::vector<std::string>;

constexpr unsigned kSeed = 20191219;

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
      plain.add(processor_milliseconds([&] { search_plainly(query); }));
      ours.add(processor_milliseconds([&] { searcher_.search(query, no_snippets_); }));
      snippets.add(processor_milliseconds([&] { searcher_.search(query); }));
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
  for (int i = 0; i < 100; ++i)
    times.add(processor_milliseconds([&] { thongcao::Searcher({database}, tokenizer); }));
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
  const Queries questions = read_queries(argv[3]);
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
