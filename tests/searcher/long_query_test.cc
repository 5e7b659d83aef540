// Questions of many words are found by the rarer ones, whatever the words of all announcements add.

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

constexpr char kRest[] = " cấy lúa nương rẫy mùa khô ven suối";  // makes a text long

// Eight hundred announcements: "hội nghị" is in every second one, "xe đỏ", two syllables and no compound, in
// every third, "lúa" and others in ever fewer.
class LongQueryTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new tests::TemporaryFolder;
    std::string dumps[3];
    for (int i = 0; i < 800; ++i) {
      std::string body = "tin";
      if (i % 2 == 0) body += ". hội nghị";
      if (i % 3 == 0) body += ". xe đỏ";
      if (i % 5 == 0) body += ". lúa";
      if (i % 20 == 0) body += ". rẫy";
      if (i % 100 == 0) body += ". suối";
      const std::string line =
          R"({"id":")" + std::to_string(i) + R"(","title":"t","guessed":[],"body":")" + body + "\"}\n";
      dumps[0] += line;
      dumps[1 + i % 2] += line;
    }
    const char* names[] = {"all", "even", "odd"};
    for (int i = 0; i < 3; ++i) {
      Indexer(*folder_ / names[i], IndexOptions{})
          .run({folder_->write(std::string(names[i]) + ".jsonl", dumps[i])});
    }
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static Results search(const std::string& query, const std::vector<std::string>& names = {"all"}) {
    std::vector<std::string> databases;
    for (const std::string& name : names) databases.push_back(*folder_ / name);
    SearchOptions options;
    options.limit = 800;
    options.explain = true;
    return Searcher(databases, Tokenizer()).search(query, options);
  }
  // What is in announcement `id` that the query asks for, with the fields it was found in.
  static std::vector<std::string> found_in(const std::string& id, const std::string& query) {
    std::vector<std::string> parts;
    for (const Result& result : search(query).results) {
      if (result.id != id) continue;
      for (const ScorePart& part : result.explanation) parts.push_back(part.field + ' ' + part.text);
    }
    return parts;
  }

  static inline tests::TemporaryFolder* folder_ = nullptr;
};

TEST_F(LongQueryTest, CommonCompoundsAndPairsCountInShortOnesAlone) {
  using ::testing::Contains;
  using ::testing::IsEmpty;
  using ::testing::Not;
  using ::testing::StartsWith;
  EXPECT_THAT(found_in("0", "hội nghị suối"), Contains("word hội nghị"));
  EXPECT_THAT(found_in("0", "xe đỏ suối"), Contains("pair xe do"));
  const std::vector<std::string> parts = found_in("0", std::string("hội nghị xe đỏ") + kRest);
  EXPECT_THAT(parts, Contains("text suối"));
  EXPECT_THAT(parts, Not(Contains(StartsWith("word"))));
  EXPECT_THAT(parts, Not(Contains(StartsWith("pair"))));
  EXPECT_THAT(found_in("2", std::string("hội nghị") + kRest), IsEmpty());
}

TEST_F(LongQueryTest, WhatMustMatchMustMatch) {
  EXPECT_EQ(search(std::string("tin AND (hội nghị") + kRest + ")").matches, 0u);
  EXPECT_EQ(search("tin AND (lúa lúa lúa lúa lúa lúa lúa lúa lúa)").matches, 160u);
  EXPECT_EQ(search("tin AND (hội nghị lúa lúa lúa lúa lúa lúa lúa)").matches, 80u);
}

TEST_F(LongQueryTest, NothingButCommonWordsIsStillAQuery) {
  EXPECT_EQ(search("hội nghị hội nghị hội nghị hội nghị hội nghị").matches, 400u);
}

// However the parts are grouped by their frequencies, the sum is the same.
TEST_F(LongQueryTest, PartsAddUpInOneDatabaseAndInSeveral) {
  const std::string query = std::string("suối xe rẫy đỏ") + kRest;
  std::map<std::string, double> scores;
  for (const Result& result : search(query).results) {
    double sum = 0;
    for (const ScorePart& part : result.explanation) {
      EXPECT_NE(part.field, "mixed") << part.text;
      sum += part.score;
    }
    EXPECT_NEAR(sum, result.score, 1e-6);
    scores[result.id] = result.score;
  }
  ASSERT_EQ(scores.size(), 160u);  // those with "lúa"; "xe" and "đỏ" are common
  const Results several = search(query, {"even", "odd"});
  EXPECT_EQ(several.results.size(), scores.size());
  for (const Result& result : several.results) EXPECT_NEAR(result.score, scores[result.id], 1e-6);
}

}  // namespace
}  // namespace thongcao
