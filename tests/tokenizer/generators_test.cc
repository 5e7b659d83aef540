// A property is only as good as what it is tried on: the generators make what they claim.

#include "generators.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "tokenized.h"

namespace thongcao {
namespace {

// Calls `visit` with 300 texts of growing size, the same in every run.
template <typename Text>
void sample(const rc::Gen<Text>& generator, const std::function<void(const Text&)>& visit) {
  rc::Random random(20191219);
  for (int i = 0; i < 300; ++i) visit(generator(random.split(), 10 + i / 3).value());
}

TEST(GeneratorsTest, RandomBytesTakeEveryValueAndAreMostlyInvalid) {
  std::set<char> seen;
  int valid = 0;
  sample<std::string>(random_bytes(), [&](const std::string& text) {
    seen.insert(text.begin(), text.end());
    valid += is_valid_utf8(text) ? 1 : 0;
  });
  EXPECT_EQ(seen.size(), 256U);
  EXPECT_LT(valid, 50);
}

TEST(GeneratorsTest, VietnameseTextIsComposedAndHasTokensOfEveryType) {
  std::set<TokenType> types;
  std::size_t syllables = 0;
  std::size_t accented = 0;
  sample<std::string>(vietnamese_text(), [&](const std::string& text) {
    EXPECT_TRUE(is_valid_utf8(text));
    EXPECT_EQ(to_nfc(text), text);
    for (const KeptToken& token : tokenize(text).tokens) {
      types.insert(token.type);
      if (token.type != TokenType::syllable) continue;
      ++syllables;
      accented += fold_diacritics(token.text) != token.text ? 1 : 0;
    }
  });
  EXPECT_EQ(types.size(), 8U);
  EXPECT_GT(syllables, 3000U);
  EXPECT_GT(accented, syllables / 2);
}

TEST(GeneratorsTest, UnicodeTextIsValidAndOftenOfNoNormalForm) {
  int changed_by_nfc = 0;
  int changed_by_nfd = 0;
  sample<std::string>(unicode_text(), [&](const std::string& text) {
    EXPECT_TRUE(is_valid_utf8(text));
    changed_by_nfc += to_nfc(text) != text ? 1 : 0;
    changed_by_nfd += to_nfd(text) != text ? 1 : 0;
  });
  EXPECT_GT(changed_by_nfc, 50);
  EXPECT_GT(changed_by_nfd, 150);
}

TEST(GeneratorsTest, MixedTextIsValidAndInvalid) {
  int valid = 0;
  int with_ignorable = 0;
  sample<std::string>(mixed_text(), [&](const std::string& text) {
    valid += is_valid_utf8(text) ? 1 : 0;
    with_ignorable += text.find("\u00AD") != std::string::npos ? 1 : 0;
  });
  EXPECT_GT(valid, 5);
  EXPECT_LT(valid, 200);
  EXPECT_GT(with_ignorable, 50);
}

void expect_twins(const rc::Gen<Twins>& generator) {
  int different = 0;
  sample<Twins>(generator, [&](const Twins& twins) {
    different += twins.one != twins.other ? 1 : 0;
    EXPECT_EQ(to_nfc(twins.one), twins.one);
    EXPECT_EQ(to_nfc(twins.other), twins.other);
  });
  EXPECT_GT(different, 200);
}

TEST(GeneratorsTest, TonePlacementTwinsDifferInTheirBytesOnly) {
  expect_twins(tone_placement_twins());
  sample<Twins>(tone_placement_twins(), [](const Twins& twins) {
    EXPECT_EQ(fold_diacritics(twins.one), fold_diacritics(twins.other));
  });
}

TEST(GeneratorsTest, SpellingTwinsDifferInIAndYOnly) {
  expect_twins(spelling_twins());
  sample<Twins>(spelling_twins(), [](const Twins& twins) {
    const auto with_y = [](std::string text) {
      text = fold_diacritics(text);
      for (char& c : text) c = c == 'i' ? 'y' : c;
      return text;
    };
    EXPECT_EQ(with_y(twins.one), with_y(twins.other));
  });
}

}  // namespace
}  // namespace thongcao
