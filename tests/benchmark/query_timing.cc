#include "query_timing.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <numeric>

namespace thongcao::benchmarks {

double processor_milliseconds(const std::function<void()>& action) {
  const auto now = [] {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  };
  const double start = now();
  action();
  return now() - start;
}

double Times::percentile(std::size_t p) const {
  std::vector<double> sorted = times_;
  std::sort(sorted.begin(), sorted.end());
  return sorted[std::min(sorted.size() - 1, sorted.size() * p / 100)];
}

double Times::mean() const {
  return std::accumulate(times_.begin(), times_.end(), 0.0) / static_cast<double>(times_.size());
}

void Times::print() const {
  std::printf("%-28s mean %7.2f  p50 %7.2f  p95 %7.2f  p99 %7.2f\n", name_.c_str(), mean(), percentile(50),
              percentile(95), percentile(99));
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

}  // namespace thongcao::benchmarks
