#include "write_watch.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <string>

#include <gtest/gtest.h>

#include <thongcao/database.h>

namespace thongcao {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kAlways(100);
constexpr std::uint64_t kBytesForTenSeconds = 1'000'000;

// Spends processor time, as a write does.
void spend(milliseconds time) {
  const std::clock_t end = std::clock() + time.count() * CLOCKS_PER_SEC / 1000;
  while (std::clock() < end) {
  }
}

class WriteWatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    on_endless_write([this](const std::string& path) {
      EXPECT_EQ(path, "db");
      ++calls_;
    });
  }
  void TearDown() override { on_endless_write({}); }

  std::atomic<int> calls_ = 0;
  WriteWatch watch_{"db", kAlways};
};

TEST_F(WriteWatchTest, TellsOnceOfAWriteWithoutEnd) {
  const WriteWatch::Writing writing(watch_);
  spend(milliseconds(3300));
  EXPECT_EQ(calls_, 1);
}

TEST_F(WriteWatchTest, SaysNothingOfMuchThatIsWritten) {
  const WriteWatch::Writing writing(watch_);
  watch_.expect(kBytesForTenSeconds);
  spend(milliseconds(2200));
  EXPECT_EQ(calls_, 0);
}

TEST_F(WriteWatchTest, ACommitTakesNothingFromTheWriteItIsIn) {
  const WriteWatch::Writing writing(watch_);
  watch_.expect(kBytesForTenSeconds);
  watch_.committed();
  spend(milliseconds(2200));
  EXPECT_EQ(calls_, 0);
}

TEST_F(WriteWatchTest, WhatIsNotCommittedCountsInTheNextWrite) {
  {
    const WriteWatch::Writing writing(watch_);
    watch_.expect(kBytesForTenSeconds);
  }
  const WriteWatch::Writing writing(watch_);
  spend(milliseconds(2200));
  EXPECT_EQ(calls_, 0);
}

TEST_F(WriteWatchTest, WhatWasCommittedDoesNot) {
  {
    const WriteWatch::Writing writing(watch_);
    watch_.expect(kBytesForTenSeconds);
    watch_.committed();
  }
  const WriteWatch::Writing writing(watch_);
  spend(milliseconds(2200));
  EXPECT_EQ(calls_, 1);
}

}  // namespace
}  // namespace thongcao
