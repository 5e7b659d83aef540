// What thongcao-index does with good input.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace fs = std::filesystem;

class IndexProgram : public DatabaseTest {};

TEST_F(IndexProgram, ReadsFiles) {
  const std::string one = folder_.write("one.jsonl", record("1", "Hội nghị tổng kết", "Chuyển đổi số"));
  const std::string two = folder_.write("two.txt", "Thông báo lũ lụt\n\nMưa lớn ở miền núi.\n");
  index_well({one, two});
  EXPECT_EQ(ids("chuyển đổi số"), Ids{"1"});
  EXPECT_EQ(ids("\"mưa lớn\""), Ids{two});
}

TEST_F(IndexProgram, ReadsFoldersBelowFoldersButNothingHidden) {
  folder_.write("dump/a/b/c.jsonl", record("deep", "Tiêu đề", "nội dung sâu"));
  folder_.write("dump/d.jsonl", record("flat", "Tiêu đề", "nội dung nông"));
  folder_.write("dump/.hidden.jsonl", record("hidden", "Tiêu đề", "nội dung kín"));
  folder_.write("dump/.git/e.jsonl", record("git", "Tiêu đề", "nội dung kín"));
  index_well({folder_ / "dump"});
  EXPECT_EQ(sorted_ids("\"nội dung\""), (Ids{"deep", "flat"}));
}

TEST_F(IndexProgram, ReadsJsonLinesFromStandardInput) {
  index_well({"-"}, record("1", "Một", "lúa gạo") + record("2", "Hai", "cà phê"));
  EXPECT_EQ(ids("\"lúa gạo\""), Ids{"1"});
  EXPECT_EQ(ids("\"cà phê\""), Ids{"2"});
}

TEST_F(IndexProgram, ReadsFilesAndStandardInputTogether) {
  const std::string file = folder_.write("a.jsonl", record("1", "Một", "lúa gạo"));
  index_well({file, "-"}, record("2", "Hai", "lúa mì"));
  EXPECT_EQ(sorted_ids("lúa"), (Ids{"1", "2"}));
}

TEST_F(IndexProgram, TheSameIdReplacesInOneRunAndInTheNext) {
  index_well({"-"},
             record("1", "Cũ", "lạc hậu") + record("2", "Hai", "cà phê") + record("1", "Mới", "hiện đại"));
  EXPECT_EQ(ids("\"lạc hậu\""), Ids{});
  EXPECT_EQ(ids("\"hiện đại\""), Ids{"1"});
  index_well({"-"}, record("1", "Mới nữa", "tương lai"));
  EXPECT_EQ(ids("\"hiện đại\""), Ids{});
  EXPECT_EQ(ids("\"tương lai\""), Ids{"1"});
  EXPECT_EQ(ids("\"cà phê\""), Ids{"2"});
}

TEST_F(IndexProgram, ASecondRunKeepsWhatTheInputNoLongerHas) {
  index_well({"-"}, record("1", "Một", "lúa gạo") + record("2", "Hai", "lúa mì"));
  index_well({"-"}, record("2", "Hai", "lúa mì"));
  EXPECT_EQ(sorted_ids("lúa"), (Ids{"1", "2"}));
}

TEST_F(IndexProgram, PruneRemovesWhatTheInputNoLongerHas) {
  index_well({"-"}, record("1", "Một", "lúa gạo") + record("2", "Hai", "lúa mì"));
  const Outcome outcome = index({"--prune", "-"}, record("2", "Hai", "lúa mì"));
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("1 unchanged, 1 removed"));
  EXPECT_EQ(ids("lúa"), Ids{"2"});
}

TEST_F(IndexProgram, TheSummaryCountsWhatWasDone) {
  const Outcome first = index({"-"}, record("1", "Một", "lúa") + record("2", "Hai", "lúa"));
  EXPECT_THAT(first.out, StartsWith("2 announcements read: 2 added, 0 replaced, 0 unchanged, 0 removed; "
                                    "0 skipped\n"));
  const Outcome second = index(
      {"-"}, record("1", "Một", "gạo") + record("2", "Hai", "lúa") + record("3", "Ba", "lúa") + "{broken\n");
  EXPECT_EQ(second.status, 3);
  const auto lines = lines_of(second.out);
  ASSERT_EQ(lines.size(), 3u) << second;
  EXPECT_EQ(lines[0], "3 announcements read: 1 added, 1 replaced, 1 unchanged, 0 removed; 1 skipped");
  EXPECT_THAT(lines[1], ContainsRegex("^[0-9.]+ B in [0-9.]+ s, [0-9.]+ MB/s, [0-9]+ announcements/s$"));
  EXPECT_THAT(lines[2], ContainsRegex("^.*/db: 3 documents, [0-9.]+ k?B$"));
  EXPECT_THAT(lines[2], StartsWith(database_));
}

TEST_F(IndexProgram, QuietPrintsNothingWhenNothingIsWrong) {
  const Outcome outcome = index({"--quiet", "-"}, record("1", "Một", "lúa gạo"));
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(ids("lúa"), Ids{"1"});
}

TEST_F(IndexProgram, QuietStillTellsWhatWasSkipped) {
  const Outcome outcome = index({"--quiet", "-"}, "{broken\n" + record("1", "Một", "lúa gạo"));
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, StartsWith("thongcao-index: -:1: "));
}

TEST_F(IndexProgram, ShowsNoProgressWhereNoTerminalIs) {
  const Outcome outcome = index({"--progress", "auto", kSample});
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out.find('\r'), std::string::npos);
  EXPECT_EQ(outcome.out.find('\x1B'), std::string::npos);
}

// The order of the threads and of the merges must not show: several batches of a megabyte or, with little
// memory, some fifty that are merged in two steps; ids that occur again, ties.
TEST_F(IndexProgram, ThreadsAndMemoryDoNotChangeTheAnswers) {
  const std::string sample = content_of(kSample);
  std::string dump;
  for (int copy = 0; dump.size() < 3'500'000; ++copy) {
    for (const std::string& line : lines_of(sample)) {
      auto object = nlohmann::json::parse(line);
      if (copy % 3 != 0) object["id"] = object["id"].get<std::string>() + '-' + std::to_string(copy);
      dump += object.dump() + '\n';
    }
  }
  const std::string file = folder_.write("dump.jsonl", dump);
  for (const std::string jobs : {"1", "4"}) {
    const Outcome outcome = kIndex.run({"--jobs", jobs, folder_ / jobs, file});
    ASSERT_EQ(outcome.status, 0) << outcome;
  }
  const Outcome little = kIndex.run({"--jobs", "2", "--memory", "95", folder_ / "little", file});
  ASSERT_EQ(little.status, 0) << little;
  EXPECT_TRUE(answers_of(folder_ / "1") == answers_of(folder_ / "4"));
  EXPECT_TRUE(answers_of(folder_ / "1") == answers_of(folder_ / "little"));
}

TEST_F(IndexProgram, ADryRunPrintsAndIndexesNothing) {
  const Outcome outcome = index({"--dry-run", "-"}, record("1", "Một", "lúa \"gạo\"\n"));
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_FALSE(fs::exists(database_));
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 1u) << outcome;
  const auto object = nlohmann::json::parse(lines[0]);
  EXPECT_EQ(object["id"], "1");
  EXPECT_EQ(object["title"], "Một");
  EXPECT_THAT(object["body"].get<std::string>(), HasSubstr("lúa \"gạo\""));
}

TEST_F(IndexProgram, ADryRunNeedsNoDatabase) {
  const Outcome outcome = kIndex.run({"--dry-run", "-"}, record("1", "Một", "lúa"));
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(lines_of(outcome.out).size(), 1u);
}

TEST_F(IndexProgram, ADryRunSkipsAsIndexingDoes) {
  const Outcome outcome = kIndex.run({"--dry-run", "-"}, record("1", "Một", "lúa") + "{broken\n");
  EXPECT_EQ(outcome.status, 3) << outcome;
  EXPECT_EQ(lines_of(outcome.out).size(), 1u);
  EXPECT_THAT(outcome.err, StartsWith("thongcao-index: -:2: "));
}

TEST_F(IndexProgram, WhatADryRunPrintsIndexesToTheSameAnswers) {
  for (const std::string& input : {kSample, kSampleTexts}) {
    const std::string direct = folder_ / ("direct-" + fs::path(input).filename().string());
    const std::string detour = folder_ / ("detour-" + fs::path(input).filename().string());
    ASSERT_EQ(kIndex.run({direct, input}).status, 0);
    const Outcome printed = kIndex.run({"--dry-run", input});
    ASSERT_EQ(printed.status, 0) << printed.err;
    ASSERT_EQ(lines_of(printed.out).size(), 66u);
    ASSERT_EQ(kIndex.run({detour, "-"}, printed.out).status, 0);
    EXPECT_TRUE(answers_of(direct) == answers_of(detour)) << input;
  }
}

TEST_F(IndexProgram, ADryRunPrintsNoControlCharacters) {
  const std::string hostile = R"(\u001b[2J \u009b31m \u007f \u0007)";
  const Outcome outcome = kIndex.run(
      {"--dry-run", "-"}, R"({"id":"1","title":")" + hostile + R"(","body":"B","x":")" + hostile + "\"}");
  EXPECT_EQ(outcome.status, 0) << outcome;
  for (const char* control : {"\x1B", "\xC2\x9B", "\x7F", "\x07"})
    EXPECT_THAT(outcome.out, ::testing::Not(HasSubstr(control)));
  EXPECT_EQ(nlohmann::json::parse(outcome.out)["x"],
            "\x1B[2J \xC2\x9B"
            "31m \x7F \x07");
}

TEST_F(IndexProgram, FurtherFieldsOfARecordAreKept) {
  const Outcome outcome = kIndex.run(
      {"--dry-run", "-"}, R"({"id":"1","title":"T","so_trang":12345678901234567890,"x":[1,"hai"]})");
  ASSERT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.out,
              AllOf(HasSubstr("\"so_trang\":12345678901234567890"), HasSubstr("\"x\":[1,\"hai\"]")));
}

TEST_F(IndexProgram, HelpAndVersionAreAnswersNotErrors) {
  const Outcome help = kIndex.run({"--help"});
  EXPECT_EQ(help.status, 0) << help;
  for (const char* option : {"--jobs", "--memory", "--dry-run", "--prune", "--quiet", "--progress"})
    EXPECT_THAT(help.out, HasSubstr(option));
  EXPECT_THAT(help.out, StartsWith("Usage: thongcao-index"));
  EXPECT_EQ(help.err, "");
  const Outcome version = kIndex.run({"--version"});
  EXPECT_EQ(version.status, 0) << version;
  EXPECT_EQ(version.out, "thongcao-index " THONGCAO_VERSION "\n");
}

TEST_F(IndexProgram, WrongUsageHasItsOwnStatus) {
  const std::vector<Arguments> wrong = {{},
                                        {database_},
                                        {"--nonsense", database_, kSample},
                                        {"--jobs", "many", database_, kSample},
                                        {"--jobs", "-1", database_, kSample},
                                        {"--jobs=-1", database_, kSample},
                                        {"--jobs", "2000", database_, kSample},
                                        {"--memory", "much", database_, kSample},
                                        {"--memory", "-1", database_, kSample},
                                        {"--jobs"},
                                        {"--dry-run"},
                                        {"--progress", "always", database_, kSample},
                                        {"", kSample}};
  for (const Arguments& arguments : wrong) {
    const Outcome outcome = kIndex.run(arguments);
    const std::string shown = ::testing::PrintToString(arguments);
    EXPECT_EQ(outcome.status, 2) << shown << ": " << outcome;
    EXPECT_EQ(outcome.out, "") << shown;
    EXPECT_THAT(outcome.err, AllOf(StartsWith("thongcao-index: "), HasSubstr("--help"))) << shown;
  }
  EXPECT_FALSE(fs::exists(database_));
}

}  // namespace
}  // namespace thongcao::tests
