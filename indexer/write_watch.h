#ifndef THONGCAO_INDEXER_WRITE_WATCH_H_
#define THONGCAO_INDEXER_WRITE_WATCH_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <ctime>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include <xapian.h>

namespace thongcao {

// Notices that Xapian writes into a damaged database without end, as 1.4 does when the branches of a table
// lead to a block before the one that holds a chunk of postings. No bytes can be trusted to tell of that
// beforehand but all of them, so that what is watched is the processor time: far more than any sound
// database takes is an endless write, which the callback of on_endless_write() is told of.
//
// Writing and expect() are for one thread at a time.
class WriteWatch {
 public:
  // `always`: processor time that is granted besides that for what is to be written.
  explicit WriteWatch(std::string path, std::chrono::nanoseconds always = std::chrono::seconds(10))
      : path_(std::move(path)), always_(always) {}

  // What is to be written or removed until the next commit.
  void expect(std::uint64_t bytes_of_announcements) { expected_bytes_ += bytes_of_announcements; }
  void expect_removal(const Xapian::Database& database, Xapian::docid docid);
  void committed() { committed_bytes_ = expected_bytes_.load(); }

  // The calling thread writes into the database while this lives.
  class Writing {
   public:
    explicit Writing(const WriteWatch& watch);
    ~Writing();

   private:
    void wait_for_end(clockid_t writer, std::chrono::nanoseconds start);

    const WriteWatch& watch_;
    const std::uint64_t committed_before_;  // bytes
    std::mutex mutex_;
    std::condition_variable ended_changed_;
    bool ended_ = false;
    std::thread thread_;
  };

 private:
  const std::string path_;
  const std::chrono::nanoseconds always_;
  std::atomic<std::uint64_t> expected_bytes_ = 0;   // from the beginning on
  std::atomic<std::uint64_t> committed_bytes_ = 0;  // of these
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_WRITE_WATCH_H_
