// Phrases among other words: the first hits must have the scores that they have when all are looked for.

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

const std::vector<std::string> kSyllables = {
    "giá",  "thuế", "đất", "nhà",  "vốn",   "xăng",   "điện",  "lúa", "cá",  "tôm",
    "rừng", "biển", "núi", "sông", "đê",    "cầu",    "đường", "xe",  "tàu", "thuốc",
    "y",    "học",  "thi", "bằng", "lương", "thưởng", "phạt",  "nợ",  "vay", "lãi"};

class PhraseScores : public ::testing::Test {
 protected:
  // The first syllables are in nearly all announcements, the last ones in few.
  const std::string& syllable() {
    std::uniform_real_distribution<double> from_0_to_1(0, 1);
    const double place = from_0_to_1(random_);
    return kSyllables[static_cast<std::size_t>(place * place * static_cast<double>(kSyllables.size()))];
  }

  std::string syllables(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + syllable();
    return text;
  }

  std::string dump(int announcements) {
    std::string lines;
    for (int i = 0; i < announcements; ++i) {
      lines += R"({"id":")" + std::to_string(i) + R"(","title":"t","guessed":[],"body":")" +
               syllables(10 + random_() % 40) + "\"}\n";
    }
    return folder_.write("dump.jsonl", lines);
  }

  std::string query() {
    std::string text = syllables(3);
    for (std::size_t parts = 2 + random_() % 3; parts > 0; --parts) {
      text += " OR \"" + syllables(2 + random_() % 2) + '"';
      text += " OR " + syllables(1 + random_() % 4);
    }
    return text;
  }

  tests::TemporaryFolder folder_;
  std::mt19937 random_{5};
};

TEST_F(PhraseScores, AreThoseOfTheWholeList) {
  const std::string path = dump(4000);
  for (const std::size_t shards : {1u, 4u}) {
    const std::string database = folder_ / std::to_string(shards);
    Indexer(database, {.shards = shards}).run({path});
    Searcher searcher({database});
    for (int i = 0; i < 60; ++i) {
      const std::string text = query();
      std::map<std::string, double> scores;
      for (const Hit& hit : searcher.rank(text, {.limit = 4000})) scores[hit.id] = hit.score;
      for (const Hit& hit : searcher.rank(text, {.limit = 10}))
        EXPECT_DOUBLE_EQ(hit.score, scores[hit.id]) << hit.id << ' ' << text;
    }
  }
}

}  // namespace
}  // namespace thongcao
