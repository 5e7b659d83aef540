// Whatever interrupts thongcao-index, the database is whole, and the same command again does what is left.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "database_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// How many times the program is killed: 24, or what THONGCAO_KILLS says.
int kills() {
  const char* wanted = std::getenv("THONGCAO_KILLS");
  return wanted == nullptr ? 24 : std::atoi(wanted);
}

// Records as long as those of a dump, cheap to index: their bodies are mostly spaces.
std::string records(int first, int last, const std::string& word) {
  std::string dump;
  for (int i = first; i < last; ++i) {
    const std::string number = std::to_string(i);
    dump += record(number, "Thông báo " + number, word + " số " + number + std::string(20'000, ' ') + "hết");
  }
  return dump;
}

class InterruptedIndexProgram : public DatabaseTest {
 protected:
  void SetUp() override {
    ::setenv("XAPIAN_FLUSH_THRESHOLD", "30", 1);  // commits often, so that interruptions fall between them
    old_ = folder_.write("old.jsonl", records(0, 400, "cũ"));
    // Of the old ones a half is the same, a quarter changed and a quarter gone; some are new.
    new_ = folder_.write("new.jsonl",
                         records(0, 200, "cũ") + records(200, 300, "mới") + records(400, 500, "thêm"));
  }
  void TearDown() override { ::unsetenv("XAPIAN_FLUSH_THRESHOLD"); }

  static std::string exported(const std::string& database) {
    const Outcome outcome = kIndex.run({"--export", database});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.out;
  }

  static void expect_whole(const std::string& database, const std::string& when) {
    const Outcome outcome = kIndex.run({"--verify", database});
    EXPECT_EQ(outcome.status, 0) << when << ": " << outcome;
  }

  // Kills `command` on a copy of `before` (an empty path: nothing) at random moments, runs it to its end, and
  // compares with what it does undisturbed.
  void kill_at_random(const Arguments& command, const std::string& before, unsigned seed) {
    const auto restore = [&] {
      fs::remove_all(database_);
      if (!before.empty()) fs::copy(before, database_);
    };
    restore();
    const auto start = Clock::now();
    ASSERT_EQ(kIndex.run(command).status, 0);
    const std::chrono::duration<double> whole_run = Clock::now() - start;
    const std::string undisturbed = exported(database_);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> moment(0, whole_run.count());
    int killed = 0;
    for (int i = 0; i < kills(); ++i) {
      restore();
      const std::chrono::duration<double> delay(moment(random));
      const std::string when = "killed after " + std::to_string(delay.count()) + " s";
      {
        RunningProgram program(THONGCAO_INDEX, command);
        std::this_thread::sleep_for(delay);
        program.send(SIGKILL);
        if (program.finish().status == 128 + SIGKILL) ++killed;
      }
      if (fs::exists(database_)) expect_whole(database_, when);
      const Outcome resumed = kIndex.run(command);
      EXPECT_EQ(resumed.status, 0) << when << ": " << resumed;
      expect_whole(database_, when + " and resumed");
      EXPECT_TRUE(exported(database_) == undisturbed) << when;
      EXPECT_FALSE(fs::exists(database_ + ".building")) << when;
    }
    EXPECT_GT(killed, kills() / 4);
  }

  std::string old_;
  std::string new_;
};

TEST_F(InterruptedIndexProgram, IsKilledWhileItBuilds) {
  kill_at_random({database_, old_}, "", 1);
}

TEST_F(InterruptedIndexProgram, IsKilledWhileItUpdates) {
  const std::string before = folder_ / "before";
  ASSERT_EQ(kIndex.run({before, old_}).status, 0);
  kill_at_random({"--prune", database_, new_}, before, 2);
}

TEST_F(InterruptedIndexProgram, IsKilledWhileItCompacts) {
  const std::string before = folder_ / "before";
  ASSERT_EQ(kIndex.run({before, old_}).status, 0);
  ASSERT_EQ(kIndex.run({before, new_}).status, 0);
  kill_at_random({"--compact", database_}, before, 3);
}

TEST_F(InterruptedIndexProgram, IsToldToStop) {
  for (const int signal : {SIGINT, SIGTERM}) {
    fs::remove_all(database_);
    for (const bool existing : {false, true}) {
      RunningProgram program(THONGCAO_INDEX, {"--jobs", "1", database_, "-"});
      const std::string word = existing ? "sau" : "trước";
      program.write_until_read(records(0, 100, word));
      program.write_until_read(records(100, 200, word));
      program.send(signal);
      const Outcome outcome = program.finish();
      EXPECT_EQ(outcome.status, 4) << outcome;
      EXPECT_THAT(outcome.err, HasSubstr("run the same command again"));
      expect_whole(database_, "stopped");
      EXPECT_FALSE(ids(word).empty());
    }
  }
}

TEST_F(InterruptedIndexProgram, IsToldToStopTwiceAndEnds) {
  RunningProgram program(THONGCAO_INDEX, {"--jobs", "1", database_, "-"});
  program.write_until_read(records(0, 100, "cũ"));
  while (program.finish().status < 0) program.send(SIGTERM);
  SUCCEED();
}

// Runs commands under `limit`, which sets a limit that is too low, expects clear failure and the old database
// whole, then runs them without.
class FullDisk : public InterruptedIndexProgram {
 protected:
  void SetUp() override {
    InterruptedIndexProgram::SetUp();
    ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
    std::signal(SIGXFSZ, SIG_IGN);  // passed on to the program: writing fails as on a full disk
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &unlimited_), 0);
  }

  Outcome run_limited(const Arguments& command, std::uintmax_t max_file_bytes) const {
    rlimit limited = unlimited_;
    limited.rlim_cur = max_file_bytes;
    ::setrlimit(RLIMIT_FSIZE, &limited);
    const Outcome outcome = kIndex.run(command);
    ::setrlimit(RLIMIT_FSIZE, &unlimited_);
    return outcome;
  }

  static void expect_clear(const Outcome& outcome) {
    EXPECT_EQ(outcome.status, 1) << outcome;
    EXPECT_EQ(lines_of(outcome.err).size(), 1u) << outcome;
    EXPECT_THAT(outcome.err, StartsWith("thongcao-index: "));
    EXPECT_THAT(outcome.err, HasSubstr("check the disk")) << outcome;
  }

  rlimit unlimited_ = {};
};

TEST_F(FullDisk, ANewDatabaseIsNotMade) {
  for (const std::uintmax_t bytes : {1000u, 20'000u, 50'000u}) {
    expect_clear(run_limited({database_, old_}, bytes));
    EXPECT_FALSE(fs::exists(database_)) << bytes;
    EXPECT_FALSE(fs::exists(database_ + ".building")) << bytes;
  }
}

TEST_F(FullDisk, AnUpdateOrCompactionLeavesTheOldDatabase) {
  index_well({old_});
  const std::string before = exported(database_);
  for (const Arguments& command : {Arguments{database_, new_}, Arguments{"--compact", database_}}) {
    for (const std::uintmax_t bytes : {1000u, 20'000u, 50'000u}) {
      expect_clear(run_limited(command, bytes));
      expect_whole(database_, "after a full disk");
      EXPECT_TRUE(exported(database_) == before) << bytes;
    }
  }
  index_well({new_});
  expect_whole(database_, "at last");
}

TEST_F(FullDisk, AFileSystemThatIsFull) {
  const std::string small = folder_ / "small";
  fs::create_directory(small);
  if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=3m") != 0)
    GTEST_SKIP() << "a small file system cannot be mounted here";
  database_ = small + "/db";
  EXPECT_EQ(kIndex.run({database_, "-"}, records(0, 20, "cũ")).status, 0);
  const std::string before = exported(database_);
  std::string text = "khác";
  for (int i = 0; i < 20'000; ++i) text += " chữ" + std::to_string(i * 7919);
  std::string large;
  for (int i = 0; i < 200; ++i) large += record("n" + std::to_string(i), "Lớn " + std::to_string(i), text);
  expect_clear(kIndex.run({database_, "-"}, large));
  expect_whole(database_, "after a full disk");
  EXPECT_TRUE(exported(database_) == before);
  EXPECT_EQ(::umount(small.c_str()), 0);
}

}  // namespace
}  // namespace thongcao::tests
