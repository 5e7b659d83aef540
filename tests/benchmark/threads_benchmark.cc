// How searching scales with threads: threads_benchmark DATABASE QUERIES [ROUNDS]
//
// QUERIES has lines `id TAB query`. Each round answers all queries with one thread, then as many with each of
// two threads, each with a searcher of its own; prints searches a second (medians) and the median of the
// rounds' ratios.

#include <algorithm>
#include <chrono>
#include <cstdlib>
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

// Searches a second of so many threads together.
double throughput(std::vector<thongcao::Searcher>& searchers, std::size_t thread_count,
                  const Queries& queries) {
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < thread_count; ++i) {
    threads.emplace_back([&searcher = searchers[i], &queries] {
      for (const std::string& query : queries) searcher.search(query);
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  return static_cast<double>(queries.size() * thread_count) / seconds.count();
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
  throughput(searchers, 2, queries);  // files come into memory
  std::vector<double> one;
  std::vector<double> two;
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    one.push_back(throughput(searchers, 1, queries));
    two.push_back(throughput(searchers, 2, queries));
    ratios.push_back(two.back() / one.back());
  }
  std::cout << std::fixed << std::setprecision(0) << "1 thread: " << median(one)
            << " searches/s, 2 threads: " << median(two) << " searches/s, ratio " << std::setprecision(2)
            << median(ratios) << '\n';
}
