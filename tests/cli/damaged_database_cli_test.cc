// Bytes of a database are changed or missing: the programs say so or do not notice, but never crash or hang.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

// How often each file is damaged in each way: twice, or what THONGCAO_DAMAGES says.
int damages() {
  const char* wanted = std::getenv("THONGCAO_DAMAGES");
  return wanted == nullptr ? 2 : std::atoi(wanted);
}

class DamagedDatabase : public DatabaseTest {
 protected:
  void SetUp() override {
    ASSERT_EQ(kIndex.run({good_, kSample}).status, 0);
    for (const fs::directory_entry& entry : fs::directory_iterator(good_)) {
      if (entry.file_size() > 0) files_.push_back(entry.path().filename());
    }
    ASSERT_GE(files_.size(), 5u);
  }

  // A fresh copy of the database with one file changed.
  void damage(const std::string& file, const std::function<void(std::string&)>& change) const {
    fs::remove_all(database_);
    fs::copy(good_, database_);
    const std::string path = database_ + "/" + file;
    std::string bytes = content_of(path);
    change(bytes);
    std::ofstream(path, std::ios::binary) << bytes;
  }

  // Runs every program on it.
  void expect_no_crash(const std::string& how) const {
    expect_clear(kIndex.run({"--verify", database_}), how + ", --verify");
    expect_clear(kIndex.run({"--stats", database_}), how + ", --stats");
    expect_clear(kIndex.run({"--export", database_}), how + ", --export");
    expect_clear(kSearch.run({database_, "hội nghị OR \"an ninh\" OR date:2019"}), how + ", search");
    expect_clear(kIndex.run({database_, kSampleTexts}), how + ", update");
  }

  static void expect_clear(const Outcome& outcome, const std::string& how) {
    EXPECT_TRUE(outcome.status == 0 || outcome.status == 1) << how << ": " << outcome;
    if (outcome.status == 1) {
      EXPECT_THAT(outcome.err, HasSubstr("thongcao-")) << how;  // the C library may have its say first
    }
  }

  const std::string good_ = folder_ / "good";
  std::vector<std::string> files_;
};

TEST_F(DamagedDatabase, BytesAreFlipped) {
  for (const std::string& file : files_) {
    for (int seed = 0; seed < damages(); ++seed) {
      std::mt19937 random(static_cast<unsigned>(seed));
      damage(file, [&](std::string& bytes) {
        for (int i = 0; i < 20; ++i) bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
      });
      expect_no_crash(file + " flipped, seed " + std::to_string(seed));
    }
  }
}

TEST_F(DamagedDatabase, FilesAreCutOff) {
  for (const std::string& file : files_) {
    for (int seed = 0; seed < damages(); ++seed) {
      std::mt19937 random(static_cast<unsigned>(seed));
      damage(file, [&](std::string& bytes) { bytes.resize(random() % bytes.size()); });
      expect_no_crash(file + " cut off, seed " + std::to_string(seed));
    }
  }
}

TEST_F(DamagedDatabase, BlocksAreOverwritten) {
  for (const std::string& file : files_) {
    for (const char byte : {'\0', '\xFF'}) {
      damage(file, [&](std::string& bytes) {
        for (std::size_t i = bytes.size() / 3; i < bytes.size() * 2 / 3; ++i) bytes[i] = byte;
      });
      expect_no_crash(file + " overwritten");
    }
  }
}

TEST_F(DamagedDatabase, VerifyNoticesWhatIsGone) {
  for (const std::string& file : files_) {
    damage(file, [](std::string& bytes) { bytes.assign(bytes.size(), '\0'); });
    const Outcome outcome = kIndex.run({"--verify", database_});
    EXPECT_EQ(outcome.status, 1) << file << ": " << outcome;
    EXPECT_THAT(outcome.err, HasSubstr(database_)) << file;
  }
}

// The branches of the table of postings lead to a block before the one with the last postings of a word in
// titles: Xapian goes there again and again when it writes these.
class EndlessWrite : public DamagedDatabase {
 protected:
  void SetUp() override {
    std::string many;
    for (int i = 0; i < 10'000; ++i) many += record("a" + std::to_string(i), "Họp", "Bàn về đê điều.");
    ASSERT_EQ(kIndex.run({good_, "-"}, many).status, 0);
    damage("postlist.glass", mislead);
  }

  void expect_is_ended(const Arguments& arguments, std::string_view input = {}) const {
    const Outcome outcome = kIndex.run(arguments, input);
    EXPECT_EQ(outcome.status, 1) << outcome;
    EXPECT_EQ(outcome.err, "thongcao-index: " + database_ +
                               ": damaged (Xapian writes into it without end); restore it from a copy or "
                               "build it again\n");
  }

  static constexpr std::size_t kBlockBytes = 8192;

 private:
  static void mislead(std::string& bytes) {
    constexpr std::size_t kLevelAt = 4;       // 1 for branches to leaves
    const std::string postings("Shọp\0", 7);  // begins the keys of the chunks of a posting list; then comes
    constexpr char kLastDocument = '\x7F';    // the number of the chunk's first document, its high byte first
    int misled = 0;
    for (std::size_t block = 0; block + kBlockBytes <= bytes.size(); block += kBlockBytes) {
      if (bytes[block + kLevelAt] != 1) continue;
      const std::size_t end = block + kBlockBytes;
      for (auto i = bytes.find(postings, block); i < end; i = bytes.find(postings, i + 1), ++misled)
        bytes[i + postings.size()] = kLastDocument;
    }
    EXPECT_GT(misled, 0);
  }
};

TEST_F(EndlessWrite, OfAnUpdateIsEnded) {
  expect_is_ended({database_, "-"}, record("b", "Họp", "Bàn về lũ lụt."));
}

TEST_F(EndlessWrite, OfARemovalIsEnded) {
  expect_is_ended({"--delete", database_, "a9999"});
}

// What was written before an error is committed when the database is closed.
TEST_F(EndlessWrite, BehindAnErrorIsEnded) {
  const std::string path = database_ + "/postlist.glass";
  std::string bytes = content_of(path);
  const std::size_t block = bytes.find("Qa5000") / kBlockBytes * kBlockBytes;
  bytes.replace(block, 4, 4, '\xFF');  // its revision: it seems to be newer than the database
  std::ofstream(path, std::ios::binary) << bytes;
  expect_is_ended({"--delete", database_, "a9999", "a5000"});
}

}  // namespace
}  // namespace thongcao::tests
