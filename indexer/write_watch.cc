#include "write_watch.h"

#include <chrono>
#include <functional>
#include <system_error>

#include <pthread.h>

#include <thongcao/database.h>

namespace thongcao {
namespace {

// What no sound write takes. Replacing half of 42,485 law articles took 0.37 microseconds of processor time
// for each byte of them, removing a tenth 0.28.
constexpr std::chrono::microseconds kForEachByte(10);

// An announcement is about so long for each of its terms.
constexpr std::uint64_t kBytesPerTerm = 5;

// Processor time.
std::chrono::nanoseconds time_of(clockid_t clock) {
  timespec time = {};
  ::clock_gettime(clock, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::function<void(const std::string&)>& callback() {
  static std::function<void(const std::string&)> value;
  return value;
}

}  // namespace

void on_endless_write(std::function<void(const std::string& path)> callback) {
  thongcao::callback() = std::move(callback);
}

void WriteWatch::expect_removal(const Xapian::Database& database, Xapian::docid docid) {
  expect(kBytesPerTerm * database.get_doclength(docid));
}

WriteWatch::Writing::Writing(const WriteWatch& watch)
    : watch_(watch), committed_before_(watch.committed_bytes_) {
  clockid_t writer = {};
  if (!callback() || ::pthread_getcpuclockid(::pthread_self(), &writer) != 0) return;
  try {
    thread_ = std::thread([this, writer, start = time_of(writer)] { wait_for_end(writer, start); });
  } catch (const std::system_error&) {  // better unwatched than not written
  }
}

WriteWatch::Writing::~Writing() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ended_changed_.notify_one();
  thread_.join();
}

void WriteWatch::Writing::wait_for_end(clockid_t writer, std::chrono::nanoseconds start) {
  std::unique_lock lock(mutex_);
  while (!ended_changed_.wait_for(lock, std::chrono::seconds(1), [&] { return ended_; })) {
    // Of what is committed meanwhile, the time counts, too.
    const std::uint64_t bytes = watch_.expected_bytes_ - committed_before_;
    if (time_of(writer) - start > watch_.always_ + bytes * kForEachByte) return callback()(watch_.path_);
  }
}

}  // namespace thongcao
