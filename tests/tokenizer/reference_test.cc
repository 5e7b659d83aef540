// The fast path against a slow and simple reference that asks ICU about every character and knows nothing of
// Vietnamese: both must find the same runs of letters and spell them the same.

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "generators.h"
#include "tokenized.h"

namespace thongcao {
namespace {

struct ReferenceRun {
  std::size_t begin;
  std::size_t end;

  bool operator==(const ReferenceRun&) const = default;
};

// Letters and the marks behind them, by general category.
std::vector<ReferenceRun> reference_runs(std::string_view text) {
  std::vector<ReferenceRun> runs;
  bool inside = false;
  for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
    const auto begin = static_cast<std::size_t>(at);
    UChar32 c = 0;
    U8_NEXT(text.data(), at, static_cast<int32_t>(text.size()), c);
    const bool letter = c >= 0 && (U_GET_GC_MASK(c) & U_GC_L_MASK) != 0;
    const bool mark = c >= 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    if (letter && !inside) runs.push_back({begin, begin});
    inside = letter || (inside && mark);
    if (inside) runs.back().end = static_cast<std::size_t>(at);
  }
  return runs;
}

// Words of letters, short enough for one token each, between characters that join nothing.
rc::Gen<std::string> plain_words() {
  static const std::vector<std::string> kLetters = {
      "a",      "ă",      "â",      "b",      "c", "d", "đ", "e", "ê", "h", "i",     "m", "n",      "o",
      "ô",      "ơ",      "q",      "t",      "u", "ư", "y", "w", "A", "Ă", "Â",     "Đ", "Ê",      "N",
      "O",      "Ô",      "Ơ",      "U",      "Ư", "Y", "à", "ắ", "ậ", "ề", "ọ",     "ỗ", "ờ",      "ụ",
      "ữ",      "ỳ",      "Á",      "Ẳ",      "Ẫ", "Ệ", "Ò", "Ố", "Ỡ", "Ủ", "Ự",     "Ỵ", "\u0301", "\u0300",
      "\u0323", "\u0302", "\u031B", "\u0306", "ж", "Σ", "ñ", "Å", "ß", "ü", "\u0308"};
  static const std::vector<std::string> kGaps = {" ", "\n",  "; ", "(", ")", "\"", "“",
                                                 "”", " — ", "…",  "!", "😀", "≠"};
  const auto word = rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kLetters)),
                                 [](const std::vector<std::string>& letters) {
                                   std::string text;
                                   for (std::size_t i = 0; i < letters.size() && i < 20; ++i)
                                     text += letters[i];
                                   return text;
                                 });
  return rc::gen::map(rc::gen::container<std::vector<std::tuple<std::string, std::string>>>(
                          rc::gen::tuple(rc::gen::resize(8, word), rc::gen::elementOf(kGaps))),
                      [](const std::vector<std::tuple<std::string, std::string>>& parts) {
                        std::string text;
                        for (const auto& [letters, gap] : parts) text += letters + gap;
                        return text;
                      });
}

TEST(ReferenceTest, TheReferenceFindsRunsOfLettersWithTheirMarks) {
  EXPECT_EQ(reference_runs("Hội, nghi\u0323!"), (std::vector<ReferenceRun>{{0, 5}, {7, 13}}));
  EXPECT_EQ(reference_runs(" \u0301a\xFF\u0301"), (std::vector<ReferenceRun>{{3, 4}}));
}

RC_GTEST_PROP(ReferenceTest, RunsOfLettersAreTheTokens, ()) {
  const std::string text = *plain_words();
  std::vector<ReferenceRun> tokens;
  for (const KeptToken& token : tokenize(text).tokens) tokens.push_back({token.begin, token.end});
  RC_CLASSIFY(tokens.size() > 3, "several tokens");
  RC_ASSERT(tokens == reference_runs(text));
}

// Canonical spelling is the tokenizer's own, so the reference's form is compared through it: what is left to
// disagree about is case, composition and which characters there are.
RC_GTEST_PROP(ReferenceTest, TheirFormIsThatOfIcuSpeltCanonically, ()) {
  const std::string text = *plain_words();
  for (const KeptToken& token : tokenize(text).tokens) {
    const std::string source = text.substr(token.begin, token.end - token.begin);
    RC_ASSERT(token.text == normalize(to_nfc(to_lower(source))));
  }
}

// … and where spelling has nothing to say, the form is ICU's to the byte.
RC_GTEST_PROP(ReferenceTest, TheFormOfForeignWordsIsThatOfIcu, ()) {
  const std::string text = *plain_words();
  for (const KeptToken& token : tokenize(text).tokens) {
    if (token.type == TokenType::syllable) continue;
    RC_ASSERT(token.text == to_nfc(to_lower(text.substr(token.begin, token.end - token.begin))));
  }
}

}  // namespace
}  // namespace thongcao
