// What the parts of results cost: one thread, ten results of each query.
//
//   results_benchmark DATABASE QUERIES      lines of QUERIES: query id, tab, query
//
// Prints milliseconds of the bare search and of the same with one part more, the variants taken in turns, so
// that a busy machine slows all alike. Then completions of the beginnings of the queries.

#include <algorithm>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <thongcao/searcher.h>
#include <thongcao/tokenizer.h>

#include "query_timing.h"

namespace {

using thongcao::Searcher;
using thongcao::SearchOptions;
using thongcao::benchmarks::processor_milliseconds;
using thongcao::benchmarks::read_queries;
using thongcao::benchmarks::Times;

struct Variant {
  std::string name;
  SearchOptions options;
};

std::vector<Variant> variants() {
  std::vector<Variant> all(7);
  for (Variant& variant : all) variant.options.snippet_characters = 0;
  all[0].name = "bare";
  all[1].name = "snippets";
  all[1].options.snippet_characters = SearchOptions().snippet_characters;
  all[2].name = "facets by source and year";
  all[2].options.facets = {thongcao::Facet::source, thongcao::Facet::year};
  all[3].name = "collapse";
  all[3].options.collapse_duplicates = true;
  all[4].name = "newest first";
  all[4].options.sort = thongcao::SortOrder::newest;
  all[5].name = "recency";
  all[5].options.recency.weight = thongcao::Recency::kUsualWeight;
  all[6].name = "explain";
  all[6].options.explain = true;
  return all;
}

void measure_searches(Searcher& searcher, const std::vector<std::string>& queries) {
  const std::vector<Variant> all = variants();
  std::vector<Times> times;
  std::vector<Times> added;
  for (const Variant& variant : all) {
    times.emplace_back(variant.name);
    added.emplace_back("  added");
  }
  for (const std::string& query : queries) {
    searcher.search(query, all[0].options);  // what is read from the disk first is nobody's
    double bare = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double time = processor_milliseconds([&] { searcher.search(query, all[i].options); });
      if (i == 0) bare = time;
      times[i].add(time);
      added[i].add(time - bare);
    }
  }
  times[0].print();
  for (std::size_t i = 1; i < all.size(); ++i) {
    times[i].print();
    added[i].print();
  }
}

void measure_completions(Searcher& searcher, const std::vector<std::string>& queries, std::size_t bytes) {
  Times accented("complete, about " + std::to_string(bytes) + " bytes");
  Times folded("  without accents");
  for (const std::string& query : queries) {
    std::size_t end = std::min(bytes, query.size());
    while (end < query.size() && (static_cast<unsigned char>(query[end]) & 0xC0) == 0x80) ++end;
    const std::string prefix = query.substr(0, end);
    const std::string unaccented = thongcao::fold_diacritics(prefix);
    accented.add(processor_milliseconds([&] { searcher.complete(prefix); }));
    folded.add(processor_milliseconds([&] { searcher.complete(unaccented); }));
  }
  accented.print();
  folded.print();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: results_benchmark DATABASE QUERIES\n";
    return 2;
  }
  try {
    const std::vector<std::string> queries = read_queries(argv[2]);
    if (queries.empty()) throw std::runtime_error(std::string(argv[2]) + ": has no queries");
    std::cout << queries.size() << " queries, milliseconds\n";
    Searcher searcher({argv[1]});
    measure_searches(searcher, queries);
    for (const std::size_t bytes : {1, 3, 10}) measure_completions(searcher, queries, bytes);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "results_benchmark: " << error.what() << '\n';
    return 1;
  }
}
