#ifndef THONGCAO_SEARCHER_DEADLINE_H_
#define THONGCAO_SEARCHER_DEADLINE_H_

#include <chrono>

#include <xapian.h>

namespace thongcao {

// The end of the time that a search may take.
class Deadline {
 public:
  // Never.
  Deadline() = default;
  // `limit` from now on; 0: never.
  explicit Deadline(std::chrono::milliseconds limit);

  bool is_set() const noexcept { return limit_.count() > 0; }
  // Throws Error(timed_out) when it has passed.
  void check() const;

 private:
  std::chrono::milliseconds limit_{0};
  std::chrono::steady_clock::time_point end_;
};

// Ends a match at the deadline. Xapian has no such thing but lets through what a spy throws; a spy changes
// neither results nor counts. Not for remote databases: their servers do not know it.
class DeadlineSpy : public Xapian::MatchSpy {
 public:
  explicit DeadlineSpy(const Deadline& deadline) : deadline_(deadline) {}

  void operator()(const Xapian::Document& document, double weight) override;

 private:
  const Deadline& deadline_;
  unsigned seen_ = 0;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_DEADLINE_H_
