// What the parts of results cost: one thread, ten results of each query.
//
//   results_benchmark DATABASE QUERIES      lines of QUERIES: query id, tab, query
//
// Prints milliseconds of the bare search and of the same with one part more, the variants taken in turns, so
// that a busy machine slows all alike. Then completions of the beginnings of the queries.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <thongcao/searcher.h>
#include <thongcao/tokenizer.h>

namespace {

using thongcao::Searcher;
using thongcao::SearchOptions;

// Of the processor, so that other programs do not count.
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

void print(const std::string& name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const auto percentile = [&](std::size_t p) {
    return times[std::min(times.size() - 1, times.size() * p / 100)];
  };
  double sum = 0;
  for (const double time : times) sum += time;
  std::printf("%-28s mean %7.2f  p50 %7.2f  p95 %7.2f  p99 %7.2f\n", name.c_str(),
              sum / static_cast<double>(times.size()), percentile(50), percentile(95), percentile(99));
}

std::vector<std::string> read_queries(const std::string& path) {
  std::vector<std::string> queries;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (const std::size_t tab = line.find('\t'); tab != std::string::npos)
      queries.push_back(line.substr(tab + 1));
  }
  return queries;
}

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
  std::vector<std::vector<double>> times(all.size());
  for (const std::string& query : queries) {
    searcher.search(query, all[0].options);  // what is read from the disk first is nobody's
    for (std::size_t i = 0; i < all.size(); ++i)
      times[i].push_back(milliseconds([&] { searcher.search(query, all[i].options); }));
  }
  print(all[0].name, times[0]);
  for (std::size_t i = 1; i < all.size(); ++i) {
    print(all[i].name, times[i]);
    for (std::size_t q = 0; q < queries.size(); ++q) times[i][q] -= times[0][q];
    print("  added", times[i]);
  }
}

void measure_completions(Searcher& searcher, const std::vector<std::string>& queries, std::size_t bytes) {
  std::vector<double> accented;
  std::vector<double> folded;
  for (const std::string& query : queries) {
    std::size_t end = std::min(bytes, query.size());
    while (end < query.size() && (static_cast<unsigned char>(query[end]) & 0xC0) == 0x80) ++end;
    const std::string prefix = query.substr(0, end);
    const std::string unaccented = thongcao::fold_diacritics(prefix);
    accented.push_back(milliseconds([&] { searcher.complete(prefix); }));
    folded.push_back(milliseconds([&] { searcher.complete(unaccented); }));
  }
  const std::string name = "complete, about " + std::to_string(bytes) + " bytes";
  print(name, accented);
  print("  without accents", folded);
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
