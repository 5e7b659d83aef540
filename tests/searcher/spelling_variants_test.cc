#include "spelling_variants.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

std::vector<std::string> variants_of(std::string_view syllable) {
  const auto lexicon = Lexicon::built_in();
  std::vector<std::string> texts;
  for (const SpellingVariant& variant : spelling_variants(syllable, *lexicon))
    texts.emplace_back(variant.syllable);
  return texts;
}

TEST(SpellingVariants, FindWhatWasMeant) {
  struct Case {
    std::string_view typed;
    std::string_view meant;
  };
  const std::vector<Case> cases = {
      {"sữa", "sửa"},      {"nghi", "nghị"},      {"mat", "mắt"},       {"hòi", "hỏi"},
      {"dì", "gì"},        {"diêng", "giêng"},    {"giả", "dả"},        {"rành", "dành"},
      {"vì", "dì"},        {"xử", "sử"},          {"trương", "chương"}, {"lội", "nội"},
      {"cỷ", "kỷ"},        {"cuốc", "quốc"},      {"gế", "ghế"},        {"ngị", "nghị"},
      {"mát", "mác"},      {"hoan", "hoang"},     {"tai", "tay"},       {"dảng", "đảng"},
      {"cân", "căn"},      {"thong", "thông"},    {"luợng", "lượng"},   {"truờng", "trường"},
      {"trườg", "trường"}, {"trườngg", "trường"}, {"trưởgn", "trưởng"},
  };
  for (const auto& [typed, meant] : cases) {
    EXPECT_THAT(variants_of(typed), testing::Contains(std::string(meant))) << typed;
  }
  EXPECT_THAT(variants_of("bội"), testing::Contains("vội"));  // neighbouring key
}

TEST(SpellingVariants, LikeliestFirst) {
  EXPECT_EQ(variants_of("nghĩ").front(), "nghỉ");
  EXPECT_EQ(variants_of("trưởgn").front(), "trưởng");
  EXPECT_EQ(variants_of("bộô").front(), "bộ");
  const auto lexicon = Lexicon::built_in();
  const auto variants = spelling_variants("mát", *lexicon);
  EXPECT_TRUE(std::is_sorted(variants.begin(), variants.end(),
                             [](const auto& a, const auto& b) { return a.cost < b.cost; }));
}

TEST(SpellingVariants, AreKnownSyllablesAndEachOnce) {
  const auto lexicon = Lexicon::built_in();
  for (const std::string_view typed : {"mát", "nghiêng", "Hội", "kĩ", "quy", "a", "ươ", "trưởgn", "gì"}) {
    std::vector<std::string> texts = variants_of(typed);
    for (const std::string& text : texts) {
      EXPECT_NE(lexicon->find_syllable(text), kNoId) << text;
      EXPECT_NE(text, normalize(typed));
    }
    std::sort(texts.begin(), texts.end());
    EXPECT_EQ(std::adjacent_find(texts.begin(), texts.end()), texts.end()) << typed;
  }
}

TEST(SpellingVariants, CaseAndTonePlacementDoNotMatter) {
  EXPECT_EQ(variants_of("HOÀ"), variants_of("hòa"));
}

TEST(SpellingVariants, NoneForWhatIsNoSyllable) {
  for (const std::string_view text : {"", "15", "a b", "хлеб", "\xFF", "hộinghị1", "ngiêngngiêng", "ắ́"}) {
    EXPECT_TRUE(variants_of(text).empty()) << text;
  }
}

}  // namespace
}  // namespace thongcao
