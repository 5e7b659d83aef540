// How good the answers are: nDCG@10 must not fall below what was reached.

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "../support/temporary_folder.h"
#include "relevance.h"

namespace thongcao::tests {
namespace {

// What queries without accents must keep of the nDCG.
constexpr double kUnaccentedShare = 0.97;

struct Relevance {
  double accented;
  double unaccented;
};

Relevance measure(const std::string& dump, const std::string& queries_folder) {
  const TemporaryFolder folder;
  index_dump(dump, folder / "db");
  const Judgements judgements = read_judgements(queries_folder + "/qrels.txt");
  const auto mean = [&](const std::string& file) {
    return mean_ndcg(folder / "db", read_queries(queries_folder + '/' + file), judgements);
  };
  return {mean("queries.tsv"), mean("queries_nodiac.tsv")};
}

void expect_at_least(const Relevance& relevance, double floor, double unaccented_share) {
  ::testing::Test::RecordProperty("ndcg_accented", std::to_string(relevance.accented));
  ::testing::Test::RecordProperty("ndcg_unaccented", std::to_string(relevance.unaccented));
  EXPECT_GE(relevance.accented, floor);
  EXPECT_GE(relevance.unaccented, unaccented_share * relevance.accented)
      << "accented: " << relevance.accented;
}

// Measured: 0.9355, without accents 0.9111.
TEST(Relevance, OfTheSample) {
  const std::string corpus = THONGCAO_SOURCE_DIR "/corpus";
  expect_at_least(measure(corpus + "/sample/announcements.jsonl", corpus + "/queries"), 0.925,
                  kUnaccentedShare);
}

// Development sets, which are not part of the project: run where they lie.
class RelevanceOfSharedSets : public ::testing::Test {
 protected:
  static void expect_set_at_least(const std::string& name, double floor) {
    const char* shared = std::getenv("THONGCAO_SHARED");
    if (shared == nullptr) GTEST_SKIP() << "THONGCAO_SHARED names no folder with relevance/" << name;
    const std::string folder = std::string(shared) + "/relevance/" + name;
    expect_at_least(measure(folder + "/docs.jsonl", folder), floor, kUnaccentedShare);
  }
};

TEST_F(RelevanceOfSharedSets, Alqac23) {
  expect_set_at_least("alqac23", 0.880);
}

TEST_F(RelevanceOfSharedSets, WikiQa) {
  expect_set_at_least("wiki_qa", 0.705);
}

}  // namespace
}  // namespace thongcao::tests
