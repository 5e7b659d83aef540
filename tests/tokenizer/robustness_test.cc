// Texts that nobody writes and every crawler meets. None may crash, grow without bound or lose its offsets.

#include <algorithm>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "tokenized.h"

namespace thongcao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kMegabyte = 1'000'000;

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

// What must hold of any text, checked passage by passage so that nothing is kept; returns the number of
// tokens.
std::size_t expect_sound(std::string_view text) {
  TokenStream stream(built_in_tokenizer(), text);
  std::size_t end = 0;
  std::size_t count = 0;
  while (stream.next()) {
    EXPECT_LE(stream.tokens().size(), kMaxPassageTokens);
    std::size_t covered = 0;
    for (const Word& word : stream.words()) covered += word.count;
    EXPECT_EQ(covered, stream.tokens().size());
    for (const Token& token : stream.tokens()) {
      ++count;
      const bool sound = token.begin >= end && token.end > token.begin && token.end <= text.size() &&
                         !token.text.empty() && token.text.size() <= kMaxTokenBytes &&
                         is_valid_utf8(token.text);
      EXPECT_TRUE(sound) << "token " << count << " at " << token.begin;
      if (!sound) return count;
      end = token.end;
    }
  }
  return count;
}

TEST(RobustnessTest, ASentenceMayBeCutAnywhere) {
  const std::string sentence =
      "Ngày 19/12/2019, UBND tỉnh họp; xem https://vidu.vn/họp, 東京 😀 15/2020/NĐ-CP.";
  for (const std::string& text : {sentence, to_nfd(sentence)}) {
    const Tokenized whole = tokenize(text);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      // Copies of their exact size, so that AddressSanitizer sees a read beyond them.
      const std::vector<char> head(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(cut));
      const std::vector<char> tail(text.begin() + static_cast<std::ptrdiff_t>(cut), text.end());
      expect_sound({tail.data(), tail.size()});
      expect_sound({head.data(), head.size()});
      const Tokenized part = tokenize({head.data(), head.size()});
      // Tokens that end well before the cut do not depend on what is behind it.
      for (std::size_t i = 0; i < part.tokens.size() && part.tokens[i].end + 24 < cut; ++i) {
        EXPECT_EQ(part.tokens[i], whole.tokens[i]) << "cut at " << cut;
      }
    }
  }
}

TEST(RobustnessTest, BytesOutsideUtf8BelongToNoToken) {
  EXPECT_THAT(tokenize("hội\xED\xA0\x80nghị").texts(), ElementsAre("hội", "nghị"));  // lone surrogate
  EXPECT_THAT(tokenize("hội\xED\xB0\x80 nghị").texts(), ElementsAre("hội", "nghị"));
  EXPECT_THAT(tokenize("hội\xFFnghị").texts(), ElementsAre("hội", "nghị"));
  EXPECT_THAT(tokenize("an\xC0\xAFninh").texts(), ElementsAre("an", "ninh"));          // overlong
  EXPECT_THAT(tokenize("an\xF4\x90\x80\x80ninh").texts(), ElementsAre("an", "ninh"));  // above U+10FFFF
  EXPECT_THAT(tokenize("an\xE1\xBB").texts(), ElementsAre("an"));
  EXPECT_THAT(tokenize("\xBB\x8B").texts(), IsEmpty());
  EXPECT_FALSE(tokenize("hội\xFF nghị").tokens[1].adjacent);
  EXPECT_EQ(normalize("A\xFF\xE1\xBB z"), "a\uFFFD\uFFFD\uFFFD z");
}

TEST(RobustnessTest, NulIsACharacterAsAnyOther) {
  const std::string text("hội\0nghị\0", 13);
  const Tokenized result = tokenize(text);
  EXPECT_THAT(result.texts(), ElementsAre("hội", "nghị"));
  EXPECT_EQ(result.tokens[1].begin, 6U);
  EXPECT_EQ(result.words.size(), 2U);
  EXPECT_EQ(tokenize(std::string("http://vidu.vn/a\0b", 18)).tokens[0].text, "http://vidu.vn/a");
}

TEST(RobustnessTest, TextsWithoutATokenHaveNoPassage) {
  for (const std::string_view text :
       {"", " ", "\n\n\n", "...", "\u0301", "\u200B\uFEFF\u200D", "\uFFFD", "😀"}) {
    TokenStream stream(built_in_tokenizer(), text);
    EXPECT_FALSE(stream.next()) << text;
    EXPECT_TRUE(stream.tokens().empty());
    EXPECT_TRUE(stream.words().empty());
    EXPECT_FALSE(stream.next());
  }
}

TEST(RobustnessTest, InvisibleCharactersChangeNoWord) {
  EXPECT_THAT(tokenize("h\u00ADội ngh\u200Dị").texts(), ElementsAre("hội", "nghị"));
  EXPECT_EQ(tokenize("h\u00ADội ngh\u200Dị").word_line(), "hội_nghị");
  EXPECT_EQ(tokenize("\uFEFFHội nghị\uFEFF").word_line(), "hội_nghị");
  // The offsets cover the word, not what is invisible around it.
  EXPECT_EQ(tokenize("\uFEFFhội\uFEFF").tokens[0].begin, 3U);
  EXPECT_EQ(tokenize("\uFEFFhội\uFEFF").tokens[0].end, 8U);
}

TEST(RobustnessTest, TenMegabytesWithoutASpaceAreManyTokens) {
  for (const std::string_view unit : {"a", "ộ", "1", "ж", "한", "東", "o\u0323\u0302", "a1"}) {
    SCOPED_TRACE(unit);
    EXPECT_GT(expect_sound(repeated(unit, 10 * kMegabyte)), 10'000U);
  }
}

TEST(RobustnessTest, AMegabyteOfEachJoinerIsSound) {
  for (const std::string_view joiner : {"-", "/", ".", ",", ":", "&", "@", "'", "+", "%", "_", "’"}) {
    SCOPED_TRACE(joiner);
    expect_sound(repeated(joiner, kMegabyte));
    for (const std::string_view part : {"a", "1", "vn", "hội", "http://a"}) {
      expect_sound(repeated(std::string(part) + std::string(joiner), kMegabyte / 10));
      expect_sound(std::string(part) + repeated(joiner, kMegabyte / 10));
      // One part of a special token that does not end.
      expect_sound(std::string(part) + std::string(joiner) + repeated("b", kMegabyte / 10));
      expect_sound(std::string(part) + std::string(joiner) + repeated("2", kMegabyte / 10));
    }
  }
}

TEST(RobustnessTest, AThousandMarksOnOneLetterAreOneToken) {
  for (const std::string_view mark : {"\u0301", "\u0323", "\u0302", "\u0308", "\u0489"}) {
    const std::string text = "x a" + repeated(mark, 1000 * mark.size()) + " hội";
    const Tokenized result = tokenize(text);
    ASSERT_EQ(result.tokens.size(), 3U);
    EXPECT_EQ(result.tokens[2].text, "hội");
    EXPECT_LE(result.tokens[1].text.size(), kMaxTokenBytes);
    EXPECT_TRUE(is_valid_utf8(normalize(text)));
    EXPECT_EQ(normalize(normalize(text)), normalize(text));
  }
}

// Tokens of one passage keep their texts while a later one is made, however long that is.
TEST(RobustnessTest, AMountainOfMarksMovesNoOtherText) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "zzq ";
  text += "z" + repeated("\u0301\u0323", 3 * kMegabyte);
  for (int i = 0; i < 100; ++i) text += " b&" + repeated("c", 50);
  TokenStream stream(built_in_tokenizer(), text);
  std::size_t count = 0;
  while (stream.next()) {
    for (const Token& token : stream.tokens()) {
      if (count++ < 100) {
        EXPECT_EQ(token.text, "zzq");
      }
      EXPECT_LE(token.text.size(), kMaxTokenBytes);
    }
  }
  EXPECT_GE(count, 201U);
}

TEST(RobustnessTest, EmojiAreNoTokens) {
  EXPECT_THAT(tokenize("😀").tokens, IsEmpty());
  EXPECT_THAT(tokenize("👨\u200D👩\u200D👧 🇻🇳 ❤\uFE0F").tokens, IsEmpty());
  EXPECT_THAT(tokenize("tốt👍🏽lắm").texts(), ElementsAre("tốt", "lắm"));
  EXPECT_THAT(tokenize("hội 😀 nghị").words, testing::SizeIs(2));
}

TEST(RobustnessTest, FiguresOfAnyLengthAreNumbers) {
  for (const std::size_t digits : {std::size_t{19}, std::size_t{61}, std::size_t{1000}, 10 * kMegabyte}) {
    const std::string text = repeated("9", digits);
    for (const std::string& figures : {text, text + "/1/2019", text + ",5", "1." + text, text + "%"}) {
      EXPECT_GE(expect_sound(figures), 1U);
      TokenStream stream(built_in_tokenizer(), figures);
      ASSERT_TRUE(stream.next());
      EXPECT_EQ(stream.tokens()[0].type, TokenType::number) << digits;
    }
  }
}

}  // namespace
}  // namespace thongcao
