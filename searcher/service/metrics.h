#ifndef THONGCAO_SERVICE_METRICS_H_
#define THONGCAO_SERVICE_METRICS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace thongcao {

// What the service has done since it was started. Thread-safe.
class Metrics {
 public:
  // An answer to `route` ("/search"), which took so long from the whole request on until it was ready.
  void count(std::string_view route, int status, double seconds);
  // A request that came when too many were waiting.
  void count_rejected();

  // In Prometheus' text format (version 0.0.4). The arguments are of this moment.
  std::string text(std::size_t documents, std::size_t waiting, std::size_t connections) const;

 private:
  // Upper bounds in seconds; the last bucket has none.
  static constexpr std::array<double, 10> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,  0.1,    0.25,  0.5,  1};

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t, std::less<>> answers_;
  std::array<std::uint64_t, kBounds.size() + 1> buckets_{};
  double seconds_ = 0;
  std::uint64_t rejected_ = 0;
};

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_METRICS_H_
