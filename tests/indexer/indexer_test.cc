#include <filesystem>

#include <gtest/gtest.h>

#include "indexer_fixture.h"

namespace thongcao::tests {
namespace {

TEST_F(IndexerTest, FindsWhatWasIndexed) {
  const auto dump = folder_.write(
      "a.jsonl", line("1", "Hội nghị tổng kết", "Chuyển đổi số") + line("2", "Lũ lụt", "Mưa lớn"));
  const IndexSummary summary = index({dump});
  EXPECT_EQ(summary.announcements, 2u);
  EXPECT_EQ(summary.added, 2u);
  EXPECT_EQ(summary.documents, 2u);
  EXPECT_EQ(summary.skipped, 0u);
  EXPECT_GT(summary.database_bytes, 0u);
  EXPECT_EQ(ids_for("hội nghị"), Ids{"1"});
  EXPECT_EQ(ids_for("mưa"), Ids{"2"});
}

// The lexicon has them as one syllable, whose spelling of the accent they do not share.
TEST_F(IndexerTest, ForeignWordsThatDifferByTheirAccentAreToldApart) {
  index({folder_.write("a.jsonl", line("1", "Một", "axít loãng") + line("2", "Hai", "áxit loãng") +
                                      line("3", "Ba", "axít đặc") + line("4", "Bốn", "áxit đặc"))});
  EXPECT_EQ(ids_for("\"axít\""), (Ids{"1", "3"}));
  EXPECT_EQ(ids_for("\"áxit\""), (Ids{"2", "4"}));
}

TEST_F(IndexerTest, TheSameIdAgainReplacesWithinADump) {
  const auto dump = folder_.write(
      "a.jsonl", line("1", "Cũ", "lạc hậu") + line("2", "Khác", "không đổi") + line("1", "Mới", "hiện đại"));
  const IndexSummary summary = index({dump});
  EXPECT_EQ(summary.documents, 2u);
  EXPECT_EQ(summary.replaced, 1u);
  EXPECT_EQ(ids_for("lạc hậu"), Ids{});
  EXPECT_EQ(ids_for("hiện đại"), Ids{"1"});
}

TEST_F(IndexerTest, TheSameIdAgainReplacesInALaterRun) {
  index({folder_.write("a.jsonl", line("1", "Cũ", "lạc hậu") + line("2", "Khác", "không đổi"))});
  const IndexSummary summary = index({folder_.write(
      "b.jsonl", line("1", "Mới", "hiện đại") + line("2", "Khác", "không đổi") + line("3", "Ba", "thêm"))});
  EXPECT_EQ(summary.replaced, 1u);
  EXPECT_EQ(summary.unchanged, 1u);
  EXPECT_EQ(summary.added, 1u);
  EXPECT_EQ(summary.documents, 3u);
  EXPECT_EQ(ids_for("lạc hậu"), Ids{});
  EXPECT_EQ(ids_for("hiện đại"), Ids{"1"});
}

// The order of the input decides, not that of the threads: many batches, each id twice.
TEST_F(IndexerTest, TheLastOfManyBatchesStays) {
  std::string dump;
  for (const std::string word : {"trước", "sau"}) {
    for (int i = 0; i < 400; ++i) {
      dump += line(std::to_string(i), "Thông báo " + std::to_string(i), word + std::string(4000, ' '));
    }
  }
  const auto path = folder_.write("a.jsonl", dump);
  IndexOptions options;
  options.jobs = 4;
  for (int round = 0; round < 2; ++round) {  // a new database, then an existing one
    const IndexSummary summary = index({path}, options);
    EXPECT_EQ(summary.documents, 400u);
    EXPECT_EQ(ids_for("trước"), Ids{});
    EXPECT_EQ(ids_for("sau").size(), 400u);
  }
}

TEST_F(IndexerTest, PruneRemovesWhatVanished) {
  index({folder_.write("a.jsonl", line("1", "Một", "giữ") + line("2", "Hai", "bỏ"))});
  const auto dump = folder_.write("b.jsonl", line("1", "Một", "giữ"));
  EXPECT_EQ(index({dump}).documents, 2u);
  IndexOptions options;
  options.prune = true;
  const IndexSummary summary = index({dump}, options);
  EXPECT_EQ(summary.removed, 1u);
  EXPECT_EQ(summary.documents, 1u);
  EXPECT_EQ(ids_for("bỏ"), Ids{});
}

TEST_F(IndexerTest, NothingIsPrunedWhenSomeInputWasSkipped) {
  index({folder_.write("a.jsonl", line("1", "Một", "giữ") + line("2", "Hai", "cũng giữ"))});
  IndexOptions options;
  options.prune = true;
  const IndexSummary summary =
      index({folder_.write("b.jsonl", line("1", "Một", "giữ") + "{broken\n")}, options);
  EXPECT_EQ(summary.skipped, 1u);
  EXPECT_EQ(summary.removed, 0u);
  EXPECT_EQ(summary.documents, 2u);
  ASSERT_EQ(problems_.size(), 2u);
  EXPECT_NE(problems_[1].what.find("pruned"), std::string::npos);
}

TEST_F(IndexerTest, AFolderThatTheUserMadeIsNotCleared) {
  const auto precious = folder_.write("db.building/precious.txt", "keep me");
  EXPECT_EQ(code_of_indexing({folder_.write("a.jsonl", line("1", "Một", "hai"))}),
            ErrorCode::invalid_argument);
  EXPECT_TRUE(std::filesystem::exists(precious));
}

TEST_F(IndexerTest, ABadLineIsReportedAndTheRestIndexed) {
  const auto dump = folder_.write(
      "a.jsonl", line("1", "Một", "được") + "{\"id\": \"2\", \"title\": }\n" + line("3", "Ba", "được"));
  const IndexSummary summary = index({dump});
  EXPECT_EQ(summary.documents, 2u);
  EXPECT_EQ(summary.skipped, 1u);
  ASSERT_EQ(problems_.size(), 1u);
  EXPECT_EQ(problems_[0].where, dump + ":2");
  EXPECT_EQ(ids_for("được"), (Ids{"1", "3"}));
}

TEST_F(IndexerTest, InvalidUtf8IsRepaired) {
  index({folder_.write("a.jsonl", line("1", "M\xC3t \xFF", "nội dung"))});
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(ids_for("nội dung"), Ids{"1"});
}

TEST_F(IndexerTest, ADocumentOfAHundredMegabytesIsIndexed) {
  std::string body;
  while (body.size() < 100'000'000) body += "thông báo về việc phòng chống lụt bão tại các địa phương. ";
  index({folder_.write("a.jsonl", line("big", "Lớn", body))});
  EXPECT_TRUE(problems_.empty());
  Searcher searcher({database_});
  const Results results = searcher.search("\"phòng chống lụt bão\"");
  ASSERT_EQ(results.results.size(), 1u);
  EXPECT_FALSE(results.results[0].snippet.matches.empty());
}

TEST_F(IndexerTest, AMissingInputStopsBeforeAnythingIsMade) {
  EXPECT_EQ(code_of_indexing({folder_ / "nowhere"}), ErrorCode::not_found);
  EXPECT_FALSE(std::filesystem::exists(database_));
}

TEST_F(IndexerTest, AForeignDatabaseIsNotTouched) {
  const auto dump = folder_.write("a.jsonl", line("1", "Một", "hai"));
  database_ = folder_.write("db/notes.txt", "not a database");
  EXPECT_EQ(code_of_indexing({dump}), ErrorCode::incompatible_index);
  database_ = folder_ / "db";
  EXPECT_EQ(code_of_indexing({dump}), ErrorCode::incompatible_index);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "db/notes.txt"));
}

TEST_F(IndexerTest, NothingIsLeftBesideTheDatabase) {
  index({folder_.write("in/a.jsonl", line("1", "Một", "hai"))});
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(database_).parent_path())) {
    EXPECT_TRUE(entry.path().filename() == "db" || entry.path().filename() == "in") << entry.path();
  }
}

TEST_F(IndexerTest, OptionsOutOfRangeAreRefused) {
  IndexOptions options;
  options.jobs = -1;
  EXPECT_THROW(Indexer(database_, options), Error);
  EXPECT_THROW(Indexer("", IndexOptions{}), Error);
}

TEST_F(IndexerTest, ProgressAndSummaryAgree) {
  const auto dump = folder_.write("a.jsonl", line("1", "Một", "hai"));
  const IndexSummary summary = index({dump});
  EXPECT_EQ(summary.bytes_read, std::filesystem::file_size(dump));
  EXPECT_GT(summary.seconds, 0);
}

TEST_F(IndexerTest, TooLittleMemoryIsAnErrorThatSaysHowMuchIsNeeded) {
  try {
    Indexer(database_, {.jobs = 2, .memory_bytes = 1 << 20});
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
    EXPECT_STREQ(error.what(), "1 MiB of memory is too little for 2 jobs, which need 95");
  }
}

}  // namespace
}  // namespace thongcao::tests
