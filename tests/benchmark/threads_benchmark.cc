// How searching scales with threads: threads_benchmark DATABASE QUERIES [ROUNDS]
//
// QUERIES has lines `id TAB query`. Each round answers all queries with one thread, then as many with each of
// two threads, each with a searcher of its own; prints searches a second (medians) and the median of the
// rounds' ratios.
// On a machine with other work, processor time tells more: what a search costs must not rise with the
// threads.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <thongcao/searcher.h>

namespace {

using Queries = std::vector<std::string>;

Queries read_queries(const char* path) {
  Queries queries;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) queries.push_back(line.substr(tab + 1));
  }
  return queries;
}

struct Speed {
  double searches_per_second;
  double milliseconds;  // of processor time, a search
};

// Of so many threads together.
Speed measure(std::vector<thongcao::Searcher>& searchers, std::size_t thread_count, const Queries& queries) {
  const std::clock_t processor_begin = std::clock();
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < thread_count; ++i) {
    threads.emplace_back([&searcher = searchers[i], &queries] {
      for (const std::string& query : queries) searcher.search(query);
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  const double processor_seconds = static_cast<double>(std::clock() - processor_begin) / CLOCKS_PER_SEC;
  const auto searches = static_cast<double>(queries.size() * thread_count);
  return {searches / seconds.count(), 1000 * processor_seconds / searches};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "Usage: threads_benchmark DATABASE QUERIES [ROUNDS]\n";
    return 2;
  }
  const Queries queries = read_queries(argv[2]);
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 9;
  const thongcao::Tokenizer tokenizer;
  std::vector<thongcao::Searcher> searchers;
  for (int i = 0; i < 2; ++i) searchers.emplace_back(std::vector<std::string>{argv[1]}, tokenizer);
  measure(searchers, 2, queries);  // files come into memory
  std::vector<double> one;
  std::vector<double> two;
  std::vector<double> ratios;
  std::vector<double> cost_ratios;
  for (int round = 0; round < rounds; ++round) {
    const Speed alone = measure(searchers, 1, queries);
    const Speed together = measure(searchers, 2, queries);
    one.push_back(alone.searches_per_second);
    two.push_back(together.searches_per_second);
    ratios.push_back(two.back() / one.back());
    cost_ratios.push_back(together.milliseconds / alone.milliseconds);
  }
  std::cout << std::fixed << std::setprecision(0) << "1 thread: " << median(one)
            << " searches/s, 2 threads: " << median(two) << " searches/s, ratio " << std::setprecision(2)
            << median(ratios) << "; processor time of a search, 2 threads to 1: " << median(cost_ratios)
            << '\n';
}
