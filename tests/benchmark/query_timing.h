#ifndef THONGCAO_TESTS_BENCHMARK_QUERY_TIMING_H_
#define THONGCAO_TESTS_BENCHMARK_QUERY_TIMING_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace thongcao::benchmarks {

// Milliseconds of the processor that an action takes in this thread, so that other programs do not count.
double processor_milliseconds(const std::function<void()>& action);

// Times of one kind of query, in milliseconds.
class Times {
 public:
  explicit Times(std::string name) : name_(std::move(name)) {}
  void add(double time) { times_.push_back(time); }
  double percentile(std::size_t p) const;
  double mean() const;
  void print() const;

 private:
  const std::string name_;
  std::vector<double> times_;
};

// The queries of a file of lines: query id, tab, query.
std::vector<std::string> read_queries(const std::string& path);

}  // namespace thongcao::benchmarks

#endif  // THONGCAO_TESTS_BENCHMARK_QUERY_TIMING_H_
