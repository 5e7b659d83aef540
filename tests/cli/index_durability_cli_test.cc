// What thongcao-index syncs and when: after a loss of power there shall be the old database or the new one,
// whole. Power is not cut here; the order of the system calls is looked at.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "database_fixture.h"

namespace thongcao::tests {
namespace {

namespace fs = std::filesystem;

class DurableIndexProgram : public DatabaseTest {
 protected:
  // Runs the program and returns what it has synced and renamed, in order.
  std::vector<std::string> run(const Arguments& arguments) {
    const std::string log = folder_ / "log";
    fs::remove(log);
    ::setenv("THONGCAO_SYNC_LOG", log.c_str(), 1);
    ::setenv("LD_PRELOAD", THONGCAO_SYNC_LOG_LIBRARY, 1);
    const Outcome outcome = kIndex.run(arguments);
    ::unsetenv("LD_PRELOAD");
    EXPECT_EQ(outcome.status, 0) << outcome;
    std::vector<std::string> calls;
    std::ifstream file(log);
    for (std::string line; std::getline(file, line);) calls.push_back(line);
    return calls;
  }

  // All of the database must have been synced under its former name before the rename that gave it its place,
  // and the folder that it is in afterwards.
  void expect_synced_before_it_was_in_place(const std::vector<std::string>& calls) const {
    const std::string to = ' ' + database_;
    const auto renamed = std::find_if(calls.begin(), calls.end(), [&](const std::string& call) {
      return call.starts_with("rename ") && call.ends_with(to);
    });
    ASSERT_NE(renamed, calls.end());
    const std::string from = renamed->substr(7, renamed->size() - 7 - to.size());
    const auto expect_synced = [&](const fs::path& relative) {
      const std::string call = "sync " + (relative.empty() ? from : (from / relative).string());
      EXPECT_NE(std::find(calls.begin(), renamed, call), renamed) << call;
    };
    expect_synced({});
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(database_))
      expect_synced(fs::relative(entry.path(), database_));
    EXPECT_NE(std::find(renamed, calls.end(), "sync " + fs::path(database_).parent_path().string()),
              calls.end());
  }

  const std::string dump_ =
      folder_.write("a.jsonl", record("1", "Thông báo", "họp báo") + record("2", "Thông cáo", "báo chí") +
                                   record("3", "Công điện", "mưa lũ"));
};

TEST_F(DurableIndexProgram, ANewDatabaseIsOnTheDiskBeforeItHasItsName) {
  expect_synced_before_it_was_in_place(run({database_, dump_}));
}

TEST_F(DurableIndexProgram, SoAreShards) {
  expect_synced_before_it_was_in_place(run({"--shards", "2", database_, dump_}));
}

TEST_F(DurableIndexProgram, SoIsACompactedOne) {
  run({database_, dump_});
  expect_synced_before_it_was_in_place(run({"--compact", database_}));
}

TEST_F(DurableIndexProgram, AnUpdateIsOnTheDiskBeforeItIsCommitted) {
  run({database_, dump_});
  const std::vector<std::string> calls =
      run({database_, folder_.write("b.jsonl", record("4", "Tin mới", "họp báo"))});
  const auto committed =
      std::find(calls.begin(), calls.end(), "rename " + database_ + "/v.tmp " + database_ + "/iamglass");
  ASSERT_NE(committed, calls.end());
  for (const char* file : {"postlist.glass", "position.glass", "termlist.glass", "docdata.glass", "v.tmp"}) {
    const std::string call = "sync " + database_ + '/' + file;
    EXPECT_NE(std::find(calls.begin(), committed, call), committed) << call;
  }
}

}  // namespace
}  // namespace thongcao::tests
