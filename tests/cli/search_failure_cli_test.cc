// What thongcao-search does with what it cannot answer.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class SearchProgramInTrouble : public SearchTest {};

TEST_F(SearchProgramInTrouble, NoHitsAreNoError) {
  const Outcome outcome = search({"zzzzzz"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "no results\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(SearchProgramInTrouble, AQueryThatMeansNothingHasNoHits) {
  for (const std::string query :
       {"", "   ", "…!?", "\"\"", "()", "\"", "AND", "title:", "\xFF\xFE", "\x1B["}) {
    const Outcome outcome = kSearch.run({"--", database_, query});
    EXPECT_EQ(outcome.status, 0) << query << ": " << outcome;
    EXPECT_EQ(outcome.out, "no results\n") << query;
    EXPECT_EQ(outcome.err, "") << query;
  }
}

TEST_F(SearchProgramInTrouble, WhatIsMistypedIsReadAsItWasMeant) {
  EXPECT_EQ(ids("\"thơ lục bát"), Ids{"tho"});
  EXPECT_EQ(ids("(lục bát"), Ids{"tho"});
  EXPECT_EQ(ids("lục bát AND"), Ids{"tho"});
  EXPECT_EQ(ids("OR lục bát)"), Ids{"tho"});
}

TEST_F(SearchProgramInTrouble, AnImpossibleDateIsShownWithItsColumn) {
  const std::vector<std::pair<std::string, std::string>> queries = {
      {"date:32/13/2019", "column 6"},
      {"date:2019-02-30", "column 6"},
      {"thơ date:32/13/2019", "column 10"},  // in characters, not bytes
      {"date:2020..2019", "column 6"},
  };
  for (const auto& [query, column] : queries) {
    const Outcome outcome = search({query});
    EXPECT_EQ(outcome.status, 1) << query << ": " << outcome;
    EXPECT_EQ(outcome.out, "") << query;
    EXPECT_THAT(outcome.err, AllOf(StartsWith("thongcao-search: query, "), HasSubstr(column + ": ")))
        << query;
  }
  EXPECT_THAT(search({"date:32/13/2019"}).err, HasSubstr("'32/13/2019'"));
}

TEST_F(SearchProgramInTrouble, AMissingDatabaseIsNamed) {
  const std::string missing = folder_ / "nowhere";
  const Outcome outcome = kSearch.run({missing, "thơ"});
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err,
              AllOf(StartsWith("thongcao-search: " + missing + ": "), HasSubstr("thongcao-index")));
}

TEST_F(SearchProgramInTrouble, OneMissingDatabaseOfSeveralIsNamed) {
  const Outcome outcome = kSearch.run({database_, folder_ / "nowhere", "thơ"});
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, StartsWith("thongcao-search: " + (folder_ / "nowhere") + ": "));
}

TEST_F(SearchProgramInTrouble, AServerThatDoesNotAnswerIsNamed) {
  const Outcome outcome = kSearch.run({"127.0.0.1:1", "thơ"});
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.err, AllOf(StartsWith("thongcao-search: 127.0.0.1:1: "), HasSubstr("server")));
}

TEST_F(SearchProgramInTrouble, WrongUsageHasItsOwnStatus) {
  const std::vector<Arguments> wrong = {{},
                                        {database_},
                                        {"--batch", kQueries},
                                        {"--nonsense", database_, "thơ"},
                                        {"--limit", "many", database_, "thơ"},
                                        {"--limit", "-1", database_, "thơ"},
                                        {"--limit=-1", database_, "thơ"},
                                        {"--limit", "100001", database_, "thơ"},
                                        {"--limit", "99999999999999999999", database_, "thơ"},
                                        {"--offset", "-1", database_, "thơ"},
                                        {"--offset", "9999999999", database_, "thơ"},
                                        {"--offset", "x", database_, "thơ"},
                                        {"--sort", "best", database_, "thơ"},
                                        {"--format", "xml", database_, "thơ"},
                                        {"--facet", "colour", database_, "thơ"},
                                        {database_, "thơ", "--limit"}};
  for (const Arguments& arguments : wrong) {
    const Outcome outcome = kSearch.run(arguments);
    const std::string shown = ::testing::PrintToString(arguments);
    EXPECT_EQ(outcome.status, 2) << shown << ": " << outcome;
    EXPECT_EQ(outcome.out, "") << shown;
    EXPECT_THAT(outcome.err, AllOf(StartsWith("thongcao-search: "), HasSubstr("--help"))) << shown;
  }
}

TEST_F(SearchProgramInTrouble, HelpAndVersionAreAnswersNotErrors) {
  const Outcome help = kSearch.run({"--help"});
  EXPECT_EQ(help.status, 0) << help;
  EXPECT_THAT(help.out, StartsWith("Usage: thongcao-search"));
  for (const char* option : {"--limit", "--offset", "--sort", "--format", "--facet", "--batch"})
    EXPECT_THAT(help.out, HasSubstr(option));
  EXPECT_EQ(help.err, "");
  const Outcome version = kSearch.run({"--version"});
  EXPECT_EQ(version.status, 0) << version;
  EXPECT_EQ(version.out, "thongcao-search " THONGCAO_VERSION "\n");
}

TEST_F(SearchProgramInTrouble, AFullDiskIsAnError) {
  for (const std::string format : {"text", "json", "trec"}) {
    const Outcome outcome = kSearch.run_writing({"--format", format, database_, "thơ"}, "/dev/full");
    EXPECT_EQ(outcome.status, 1) << format << ": " << outcome;
    EXPECT_THAT(outcome.err, HasSubstr("standard output cannot be written")) << format;
  }
}

TEST_F(SearchProgramInTrouble, ABadLineOfABatchIsNamedAndTheOthersAnswered) {
  const std::string batch = folder_.write("batch.tsv",
                                          "a\tlục bát\n"
                                          "no tab\n"
                                          "\n"
                                          "b\tdate:32/13/2019\n"
                                          "c\tlũ lụt\n");
  const Outcome outcome = kSearch.run({"--format", "trec", "--batch", batch, database_});
  EXPECT_EQ(outcome.status, 3) << outcome;
  const auto answers = lines_of(outcome.out);
  ASSERT_EQ(answers.size(), 2u) << outcome;
  EXPECT_THAT(answers[0], StartsWith("a Q0 tho 1 "));
  EXPECT_THAT(answers[1], StartsWith("c Q0 lu-lut 1 "));
  const auto messages = lines_of(outcome.err);
  ASSERT_EQ(messages.size(), 2u) << outcome;
  EXPECT_THAT(messages[0], AllOf(StartsWith("thongcao-search: " + batch + ":2: "), HasSubstr("tab")));
  EXPECT_THAT(messages[1], AllOf(StartsWith("thongcao-search: " + batch + ":4: "), HasSubstr("column 6")));
}

TEST_F(SearchProgramInTrouble, ABatchThatCannotBeReadIsAnError) {
  for (const std::string& path : {folder_ / "nowhere.tsv", folder_ / "", std::string("/proc/self/mem")}) {
    const Outcome outcome = kSearch.run({"--batch", path, database_});
    EXPECT_EQ(outcome.status, 1) << path << ": " << outcome;
    EXPECT_EQ(outcome.out, "") << path;
    EXPECT_THAT(outcome.err, StartsWith("thongcao-search: " + path + ": ")) << path;
  }
}

TEST_F(SearchProgramInTrouble, AnEmptyBatchIsDone) {
  const Outcome outcome = kSearch.run({"--batch", folder_.write("batch.tsv", ""), database_});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.out, "");
}

// A message quotes the query, and a batch may come from strangers.
TEST_F(SearchProgramInTrouble, MessagesHoldNoControlCharacters) {
  const std::string batch = folder_.write("batch.tsv", "a\tdate:\x1B[2J\xC2\x9Bx\x7F/13/2019\n");
  const Outcome outcome = kSearch.run({"--batch", batch, database_});
  EXPECT_EQ(outcome.status, 3) << outcome;
  EXPECT_EQ(lines_of(outcome.err).size(), 1u);
  for (const char* control : {"\x1B", "\x7F", "\xC2\x9B"}) EXPECT_THAT(outcome.err, Not(HasSubstr(control)));
}

}  // namespace
}  // namespace thongcao::tests
