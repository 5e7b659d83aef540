// What holds of the tokens and words of every text, tried on generated ones.

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "generators.h"
#include "tokenized.h"

namespace thongcao {
namespace {

// True for the first byte of a character and for the end of the text.
bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_offsets(std::string_view text) {
  std::string joined;
  std::size_t end = 0;
  TokenStream stream(built_in_tokenizer(), text);
  while (stream.next()) {
    RC_ASSERT(stream.tokens().size() <= kMaxPassageTokens);
    for (const Token& token : stream.tokens()) {
      RC_ASSERT(token.begin >= end);
      RC_ASSERT(token.end > token.begin);
      RC_ASSERT(token.end <= text.size());
      joined += text.substr(end, token.begin - end);
      joined += stream.source(token);
      end = token.end;
    }
  }
  joined += text.substr(end);
  RC_ASSERT(joined == text);
}

void check_texts(std::string_view text) {
  for (const KeptToken& token : tokenize(text).tokens) {
    RC_ASSERT(!token.text.empty());
    RC_ASSERT(token.text.size() <= kMaxTokenBytes);
    RC_ASSERT(is_valid_utf8(token.text));
    RC_ASSERT(to_nfc(token.text) == token.text);
    RC_ASSERT(to_lower(token.text) == token.text);
  }
}

void check_words(std::string_view text) {
  TokenStream stream(built_in_tokenizer(), text);
  while (stream.next()) {
    std::size_t next = 0;
    for (const Word& word : stream.words()) {
      RC_ASSERT(word.first == next);
      RC_ASSERT(word.count >= 1U);
      RC_ASSERT((word.type == WordType::single) == (word.count == 1));
      RC_ASSERT((word.entry != kNoId) == (word.type == WordType::compound));
      for (std::uint32_t i = word.first + 1; i < word.first + word.count; ++i) RC_ASSERT(stream.adjacent(i));
      next = word.first + word.count;
    }
    RC_ASSERT(next == stream.tokens().size());
  }
}

RC_GTEST_PROP(PropertiesTest, OffsetsAscendAndGiveTheTextBack, ()) {
  check_offsets(*random_bytes());
  check_offsets(*mixed_text());
}

RC_GTEST_PROP(PropertiesTest, OffsetsOfValidTextLieBetweenCharacters, ()) {
  const std::string text = *unicode_text();
  for (const KeptToken& token : tokenize(text).tokens) {
    RC_ASSERT(is_boundary(text, token.begin));
    RC_ASSERT(is_boundary(text, token.end));
    RC_ASSERT(is_valid_utf8(std::string_view(text).substr(token.begin, token.end - token.begin)));
  }
}

RC_GTEST_PROP(PropertiesTest, TokenTextsAreValidComposedLowerCaseAndShort, ()) {
  check_texts(*random_bytes());
  check_texts(*mixed_text());
}

RC_GTEST_PROP(PropertiesTest, WordsCoverTheTokensInOrder, ()) {
  check_words(*mixed_text());
  check_words(*vietnamese_text());
}

RC_GTEST_PROP(PropertiesTest, AdjacentTokensHaveOnlyWhiteSpaceOrAHyphenBetweenThem, ()) {
  const std::string text = *vietnamese_text();
  const Tokenized result = tokenize(text);
  for (std::size_t i = 1; i < result.tokens.size(); ++i) {
    if (!result.tokens[i].adjacent) continue;
    const std::size_t end = result.tokens[i - 1].end;
    const std::string gap = text.substr(end, result.tokens[i].begin - end);
    RC_ASSERT(!gap.empty());
    RC_ASSERT(gap == "-" || gap == "_" ||
              std::all_of(gap.begin(), gap.end(), [](char c) { return c == ' ' || c == '\n'; }));
  }
}

RC_GTEST_PROP(PropertiesTest, NormalizationFormChangesNoTokenText, ()) {
  const std::string text = *unicode_text();
  RC_ASSERT(tokenize(to_nfc(text)).texts() == tokenize(to_nfd(text)).texts());
}

RC_GTEST_PROP(PropertiesTest, NormalizationFormChangesNoTokenOrWordOfVietnamese, ()) {
  const std::string text = *vietnamese_text();
  const Tokenized composed = tokenize(text);
  const Tokenized decomposed = tokenize(to_nfd(text));
  RC_ASSERT(composed.token_line() == decomposed.token_line());
  RC_ASSERT(composed.word_line() == decomposed.word_line());
}

RC_GTEST_PROP(PropertiesTest, LetterCaseChangesNoToken, ()) {
  const std::string text = *vietnamese_text();
  const std::string expected = tokenize(text).token_line();
  RC_ASSERT(tokenize(to_upper(text)).token_line() == expected);
  RC_ASSERT(tokenize(to_lower(text)).token_line() == expected);
}

RC_GTEST_PROP(PropertiesTest, TonePlacementChangesNoTokenOrWord, ()) {
  const Twins twins = *tone_placement_twins();
  RC_ASSERT(tokenize(twins.one).token_line() == tokenize(twins.other).token_line());
  RC_ASSERT(tokenize(twins.one).word_line() == tokenize(twins.other).word_line());
}

RC_GTEST_PROP(PropertiesTest, SpellingTwinsChangeNoTokenOrWord, ()) {
  const Twins twins = *spelling_twins();
  RC_ASSERT(tokenize(twins.one).token_line() == tokenize(twins.other).token_line());
  RC_ASSERT(tokenize(twins.one).word_line() == tokenize(twins.other).word_line());
}

RC_GTEST_PROP(PropertiesTest, NormalizeIsIdempotentAndValid, ()) {
  for (const std::string& text : {*random_bytes(), *mixed_text()}) {
    const std::string normal = normalize(text);
    RC_ASSERT(is_valid_utf8(normal));
    RC_ASSERT(normalize(normal) == normal);
  }
}

RC_GTEST_PROP(PropertiesTest, NormalizeUnifiesWhatTokensUnify, ()) {
  const std::string text = *vietnamese_text();
  const std::string normal = normalize(text);
  RC_ASSERT(normalize(to_nfd(text)) == normal);
  RC_ASSERT(normalize(to_upper(text)) == normal);
  const Twins twins = *tone_placement_twins();
  RC_ASSERT(normalize(twins.one) == normalize(twins.other));
}

RC_GTEST_PROP(PropertiesTest, FoldingIsIdempotentAndValidAndKnowsNoForm, ()) {
  for (const std::string& text : {*random_bytes(), *mixed_text()}) {
    const std::string folded = fold_diacritics(text);
    RC_ASSERT(is_valid_utf8(folded));
    RC_ASSERT(fold_diacritics(folded) == folded);
  }
  const std::string text = *unicode_text();
  RC_ASSERT(fold_diacritics(to_nfc(text)) == fold_diacritics(to_nfd(text)));
}

RC_GTEST_PROP(PropertiesTest, TheNormalFormHasTheSameTokens, ()) {
  const std::string text = *unicode_text();
  RC_ASSERT(tokenize(normalize(text)).texts() == tokenize(text).texts());
}

RC_GTEST_PROP(PropertiesTest, AReusedStreamGivesWhatAFreshOneGives, ()) {
  static TokenStream reused(built_in_tokenizer());
  const std::string text = *mixed_text();
  reused.reset(text);
  RC_ASSERT(read_all(reused) == tokenize(text));
  reused.reset(text);
  reused.next();  // left in the middle
  const std::string other = *vietnamese_text();
  reused.reset(other);
  RC_ASSERT(read_all(reused) == tokenize(other));
}

}  // namespace
}  // namespace thongcao
