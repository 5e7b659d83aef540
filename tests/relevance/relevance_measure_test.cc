// The measure itself: values worked out by hand.

#include <cmath>

#include <gtest/gtest.h>

#include "../support/temporary_folder.h"
#include "relevance.h"

namespace thongcao::tests {
namespace {

const std::map<std::string, int> kGrades = {{"a", 2}, {"b", 1}};

TEST(NdcgAt10, IsOneForTheIdealOrder) {
  EXPECT_DOUBLE_EQ(ndcg_at_10({"a", "b", "x"}, kGrades), 1);
}

TEST(NdcgAt10, IsLessWhenTheBetterOneComesLater) {
  const double ideal = 3 + 1 / std::log2(3);
  EXPECT_DOUBLE_EQ(ndcg_at_10({"b", "a"}, kGrades), (1 + 3 / std::log2(3)) / ideal);
  EXPECT_DOUBLE_EQ(ndcg_at_10({"x", "a"}, kGrades), 3 / std::log2(3) / ideal);
}

TEST(NdcgAt10, IsZeroWithoutAnyOfThem) {
  EXPECT_EQ(ndcg_at_10({}, kGrades), 0);
  EXPECT_EQ(ndcg_at_10({"x", "y"}, kGrades), 0);
}

TEST(NdcgAt10, LooksAtTenOnly) {
  Ranking ranking(10, "x");
  ranking.emplace_back("a");
  EXPECT_EQ(ndcg_at_10(ranking, kGrades), 0);
}

TEST(RelevanceFiles, AreReadOrRefused) {
  const TemporaryFolder folder;
  const Judgements judgements = read_judgements(folder.write("qrels", "q1 0 a 2\nq1 0 b 0\nq2 0 c 1\n"));
  EXPECT_EQ(judgements, (Judgements{{"q1", {{"a", 2}}}, {"q2", {{"c", 1}}}}));
  EXPECT_EQ(read_queries(folder.write("queries", "q1\tlục bát\n")), (Queries{{"q1", "lục bát"}}));
  EXPECT_THROW(read_judgements(folder / "nowhere"), std::runtime_error);
  EXPECT_THROW(read_judgements(folder.write("bad", "q1 0 a two\n")), std::runtime_error);
  EXPECT_THROW(read_queries(folder.write("bad", "q1 lục bát\n")), std::runtime_error);
}

}  // namespace
}  // namespace thongcao::tests
