// The same command again: what is the same is recognised without being read, whatever else has changed.

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "indexer_fixture.h"

namespace thongcao::tests {
namespace {

namespace fs = std::filesystem;

class UpdateTest : public IndexerTest {
 protected:
  // Indexes and expects these counts: added, replaced, unchanged, removed.
  void expect(const std::vector<std::string>& inputs, const std::vector<std::uint64_t>& counts,
              IndexOptions options = {}) {
    const IndexSummary s = index(inputs, options);
    EXPECT_EQ((std::vector{s.added, s.replaced, s.unchanged, s.removed}), counts);
  }

  // Every byte of the database, to see that nothing was written.
  std::string bytes() const {
    std::string all;
    for (const auto& entry : fs::directory_iterator(database_)) {
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }

  std::string title_of(const std::string& id) const {
    return Searcher({database_}).find(id).value_or(Announcement{}).title;
  }
};

std::string dated(const std::string& id, const std::string& title) {
  return R"({"id":")" + id + R"(","date":"2019-12-19","title":")" + title + "\"}\n";
}

TEST_F(UpdateTest, AnUnchangedDumpIsNotWrittenAgain) {
  const auto lines = folder_.write("a.jsonl", line("1", "Một", "hai") + "\n" + dated("2", "Ba"));
  const auto text = folder_.write("b.txt", "Thông báo\n\nMưa lớn.");
  const auto array = folder_.write(
      "c.json", "[" + line("3", "Bốn", "") + "," + line("4", "Năm", "") + R"(,{"title":"không tên"}])");
  expect({lines, text, array}, {6, 0, 0, 0});
  const std::string before = bytes();
  expect({lines, text, array}, {0, 0, 6, 0});
  IndexOptions options;
  options.prune = true;
  expect({array, text, lines}, {0, 0, 6, 0}, options);
  EXPECT_TRUE(bytes() == before);
}

TEST_F(UpdateTest, AnUnchangedDumpWithOneIdTwiceIsNotWrittenAgain) {
  const auto dump =
      folder_.write("a.jsonl", line("1", "Cũ", "") + line("2", "Hai", "") + line("1", "Mới", ""));
  expect({dump}, {2, 1, 0, 0});
  const std::string before = bytes();
  expect({dump}, {0, 0, 3, 0});
  EXPECT_TRUE(bytes() == before);
  EXPECT_EQ(title_of("1"), "Mới");
}

// The stored announcement is that of the last line. When another is written over it, it must be read again.
TEST_F(UpdateTest, TheLastOfManyWithOneIdStaysEvenWhenItIsKnown) {
  std::string dump;
  for (int i = 0; i < 2500; ++i) dump += line(std::to_string(i), "Cũ " + std::to_string(i), "");
  std::string last;
  for (int i = 0; i < 2500; ++i) last += line(std::to_string(i), "Mới " + std::to_string(i), "");
  const auto path = folder_.write("a.jsonl", dump + last);
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(index({path}).documents, 2500u);
    for (int i : {0, 999, 1000, 2499}) EXPECT_EQ(title_of(std::to_string(i)), "Mới " + std::to_string(i));
  }
  // The other way round: what was last comes first now.
  EXPECT_EQ(index({folder_.write("a.jsonl", last + dump)}).documents, 2500u);
  for (int i : {0, 999, 1000, 2499}) EXPECT_EQ(title_of(std::to_string(i)), "Cũ " + std::to_string(i));
}

// Little may wait for what overtakes it then: the memory is bounded.
TEST_F(UpdateTest, TheLastOfManyLongOnesStays) {
  constexpr int kCount = 40;
  const auto lines = [](const std::string& word) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "Họp bàn về đê điều. ";
    std::string all;
    for (int i = 0; i < kCount; ++i) all += line("a" + std::to_string(i), "Họp", text + word);
    return all;
  };
  const IndexOptions options{.jobs = 2, .memory_bytes = 128 << 20};
  const std::string path = folder_.write("dump.jsonl", lines("một"));
  expect({path}, {kCount, 0, 0, 0}, options);
  folder_.write("dump.jsonl", lines("hai") + lines("ba") + lines("hai"));
  expect({path}, {0, 3 * kCount, 0, 0}, options);
  EXPECT_EQ(ids_for("hai").size(), static_cast<std::size_t>(kCount));
  EXPECT_TRUE(ids_for("một").empty());
  EXPECT_TRUE(ids_for("ba").empty());
}

TEST_F(UpdateTest, ALineAmongOthersIsEdited) {
  expect({folder_.write("a.jsonl", line("1", "Một", "") + line("2", "Hai", "") + line("3", "Ba", ""))},
         {3, 0, 0, 0});
  expect({folder_.write("a.jsonl", line("0", "Không", "") + line("1", "Một", "") + line("2", "Hai mới", "") +
                                       line("3", "Ba", ""))},
         {1, 1, 2, 0});
  EXPECT_EQ(title_of("2"), "Hai mới");
}

TEST_F(UpdateTest, LinesMoveToAnotherFile) {
  expect({folder_.write("a.jsonl", line("1", "Một", "") + dated("2", "Hai"))}, {2, 0, 0, 0});
  fs::rename(folder_ / "a.jsonl", folder_ / "b.jsonl");
  IndexOptions options;
  options.prune = true;
  for (int round = 0; round < 2; ++round) expect({folder_ / "b.jsonl"}, {0, 0, 2, 0}, options);
}

// A date may have been found in the name of the file, so the name counts for those without one of their own.
TEST_F(UpdateTest, ADateFromTheNameOfTheFileChangesWithIt) {
  const std::string record = line("1", "Thông báo", "Không có ngày.");
  expect({folder_.write("tin-20191219.jsonl", record)}, {1, 0, 0, 0});
  expect({folder_.write("tin-20200101.jsonl", record)}, {0, 1, 0, 0});
  EXPECT_EQ(Searcher({database_}).find("1")->date, (Date{2020, 1, 1}));
}

TEST_F(UpdateTest, ALineWithoutAnIdIsNamedByItsPlace) {
  expect({folder_.write("a.jsonl", "{\"title\":\"Một\"}\n{\"title\":\"Hai\"}\n")}, {2, 0, 0, 0});
  expect({folder_.write("a.jsonl", "{\"title\":\"Không\"}\n{\"title\":\"Một\"}\n{\"title\":\"Hai\"}\n")},
         {1, 2, 0, 0});
  EXPECT_EQ(title_of(folder_ / "a.jsonl:2"), "Một");
}

TEST_F(UpdateTest, AnElementOfAnArrayIsEdited) {
  const auto array = [&](const std::string& second) {
    return folder_.write("a.json", "[" + line("1", "Một", "") + "," + line("2", second, "") + "]");
  };
  expect({array("Hai")}, {2, 0, 0, 0});
  expect({array("Hai mới")}, {0, 1, 1, 0});
  expect({array("Hai mới")}, {0, 0, 2, 0});
  EXPECT_EQ(title_of("2"), "Hai mới");
}

// Otherwise a bad date would be told once only, and the exit status would change from run to run.
TEST_F(UpdateTest, AProblemIsReportedInEveryRun) {
  const auto dump = folder_.write("a.jsonl", R"({"id":"1","title":"Một","date":"hôm qua"})");
  for (int round = 1; round <= 3; ++round) {
    EXPECT_EQ(index({dump}).skipped, 1u);
    EXPECT_EQ(problems_.size(), static_cast<std::size_t>(round));
  }
}

TEST_F(UpdateTest, AnotherEncodingIsAnotherText) {
  const auto dump = folder_.write("a.txt",
                                  "Th\xAB"
                                  "ng b\xB8o\n\nb\xB8o c\xB8o");
  IndexOptions options;
  options.dump.encoding = Encoding::tcvn3;
  expect({dump}, {1, 0, 0, 0}, options);
  options.dump.encoding = Encoding::viscii;
  expect({dump}, {0, 1, 0, 0}, options);
  expect({dump}, {0, 0, 1, 0}, options);
}

TEST_F(UpdateTest, WhatIsWrittenOtherwiseButSaysTheSameIsNotIndexedAgain) {
  expect({folder_.write("a.jsonl", R"({"id":"1","title":"Một","date":"2019-12-19"})")}, {1, 0, 0, 0});
  expect({folder_.write("a.jsonl", R"({ "date":"2019-12-19", "title":"Một", "id":"1" })")}, {0, 0, 1, 0});
}

TEST_F(UpdateTest, PruneRemovesWhatVanishedFromTheMiddle) {
  expect({folder_.write("a.jsonl", line("1", "Một", "") + line("2", "Hai", "") + line("3", "Ba", ""))},
         {3, 0, 0, 0});
  IndexOptions options;
  options.prune = true;
  expect({folder_.write("a.jsonl", line("3", "Ba", "") + line("4", "Bốn", "") + line("1", "Một", ""))},
         {1, 0, 2, 1}, options);
  EXPECT_EQ(title_of("2"), "");
}

TEST_F(UpdateTest, AStoppedRunKeepsWhatItReadAndTheNextDoesTheRest) {
  std::string dump = "{broken\n";  // tells the test that reading has begun
  for (int i = 0; i < 3000; ++i)
    dump += line(std::to_string(i), "Tiêu đề", "nội dung" + std::string(15'000, ' '));
  const auto path = folder_.write("a.jsonl", dump);
  IndexOptions options;
  options.jobs = 1;
  for (const bool existing : {false, true}) {
    if (existing) {
      fs::remove_all(database_);
      index({folder_.write("b.jsonl", line("x", "Trước", ""))});
    }
    Indexer indexer(database_, options);
    indexer.on_problem([&](const Problem&) { indexer.stop(); });
    const IndexSummary summary = indexer.run({path});
    EXPECT_TRUE(summary.stopped);
    EXPECT_GT(summary.announcements, 0u);
    EXPECT_LT(summary.announcements, 3000u);
    EXPECT_EQ(summary.documents, summary.announcements + (existing ? 1 : 0));
    const IndexSummary rest = index({path}, options);
    EXPECT_FALSE(rest.stopped);
    EXPECT_EQ(rest.unchanged, summary.announcements);
    EXPECT_EQ(rest.documents, 3000u + (existing ? 1 : 0));
  }
}

}  // namespace
}  // namespace thongcao::tests
