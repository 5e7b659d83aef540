#ifndef THONGCAO_SERVICE_INDEX_FOLLOWER_H_
#define THONGCAO_SERVICE_INDEX_FOLLOWER_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>

#include <thongcao/searcher.h>

namespace thongcao {

// The searcher of one thread, which sees updates of the index within about a second of its use.
class IndexFollower {
 public:
  // Tells `documents` how many announcements it sees.
  IndexFollower(Searcher searcher, std::atomic<std::size_t>& documents);

  // Reopens the index when it is time to. What fails is logged to standard error, once in a row, and the
  // searcher stays as it was.
  void follow();
  // The searcher, after follow().
  Searcher& searcher();

 private:
  using Clock = std::chrono::steady_clock;

  Searcher searcher_;
  std::atomic<std::size_t>& documents_;
  Clock::time_point next_look_;
  std::string failure_;
};

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_INDEX_FOLLOWER_H_
