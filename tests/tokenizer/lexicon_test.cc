#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/error.h>
#include <thongcao/lexicon.h>
#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

std::string words_of(const Tokenizer& tokenizer, const std::string& text) {
  std::string words;
  for (TokenStream stream(tokenizer, text); stream.next();) {
    for (const Word& word : stream.words()) {
      if (!words.empty()) words += ' ';
      stream.append_text(word, '_', words);
    }
  }
  return words;
}

std::string words_with(const std::string& file, const std::string& text) {
  return words_of(Tokenizer(Lexicon::with_words(file, "mine.tsv")), text);
}

TEST(UserWords, AreAdded) {
  EXPECT_EQ(words_of(Tokenizer(), "phòng đọc xanh"), "phòng đọc xanh");
  EXPECT_EQ(words_with("đọc xanh\t5000\n", "phòng đọc xanh"), "phòng đọc_xanh");
  EXPECT_EQ(words_with("\xEF\xBB\xBFđọc xanh\t5000\r\n", "phòng đọc xanh"), "phòng đọc_xanh");
}

TEST(UserWords, AreRemoved) {
  EXPECT_EQ(words_with("-hội nghị\n", "hội nghị"), "hội nghị");
}

TEST(UserWords, MayBeRemovedAndAddedAgain) {
  EXPECT_EQ(words_with("-hội nghị\nhội nghị\t9\n", "hội nghị"), "hội_nghị");
}

// A word that is there already once took the number of an entry that was not there.
TEST(UserWords, ThatTheLexiconHasKeepTheirEntry) {
  const auto lexicon = Lexicon::with_words("hội nghị\t10000000\nđọc xanh\t5000\n", "mine.tsv");
  const std::uint32_t entry = lexicon->find_entry("hội nghị");
  ASSERT_NE(entry, kNoId);
  EXPECT_EQ(lexicon->entry(entry), "hội nghị");
  EXPECT_EQ(lexicon->entry_count(), Lexicon::built_in()->entry_count() + 1);
  const Tokenizer tokenizer(lexicon);
  for (TokenStream words(tokenizer, "hội nghị đọc xanh"); words.next();) {
    ASSERT_EQ(words.words().size(), 2u);
    EXPECT_EQ(lexicon->entry(words.words()[0].entry), "hội nghị");
    EXPECT_EQ(lexicon->entry(words.words()[1].entry), "đọc xanh");
  }
}

TEST(UserWords, ThatCannotBeReadAreNamedWithTheirLine) {
  for (const char* line :
       {"hội nghị", "hội nghị\tmany", "hội nghị\t-1", "\t5", "hội  nghị\t5", "hội nghị \t5", "hội 2\t5",
        "khôngthểđượcnhưthế\t5", "hội nghị\t5\tunknown", "-"}) {
    try {
      Lexicon::with_words("# my words\nđọc xanh\t5\n" + std::string(line) + "\n", "mine.tsv");
      FAIL() << "accepted: " << line;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
      EXPECT_TRUE(std::string(error.what()).starts_with("mine.tsv:3: ")) << error.what();
    }
  }
}

TEST(Fingerprint, ChangesWithEveryWordAndTag) {
  std::vector<std::uint64_t> seen = {Lexicon::built_in()->fingerprint()};
  for (const char* file : {"đọc xanh\t5\n", "đọc xanh\t6\n", "đọc xanh\t5\tname\n-hội nghị\n",
                           "ĐX1\t0\tabbreviation=đọc xanh\n", "ĐX1\t0\tabbreviation=đọc xanh;case\n"}) {
    const std::uint64_t fingerprint = Lexicon::with_words(file, "mine.tsv")->fingerprint();
    EXPECT_EQ(std::count(seen.begin(), seen.end(), fingerprint), 0) << file;
    seen.push_back(fingerprint);
  }
  EXPECT_EQ(Lexicon::with_words("", "none.tsv")->fingerprint(), seen[0]);
}

TEST(Abbreviations, AreKnownBothWays) {
  const auto lexicon = Lexicon::built_in();
  for (const char* written : {"KH&CN", "kh&cn"}) {
    ASSERT_FALSE(lexicon->expansions(written).empty()) << written;
    EXPECT_EQ(normalize(lexicon->expansions(written)[0]), "khoa học và công nghệ");
  }
  const auto back = lexicon->abbreviations("khoa học và công nghệ");
  EXPECT_NE(std::find(back.begin(), back.end(), "KH&CN"), back.end());
  EXPECT_TRUE(lexicon->expansions("zzzz").empty());
}

TEST(Abbreviations, OfAnOrdinaryWordAreMeantInTheirLetterCaseOnly) {
  const auto lexicon = Lexicon::with_words("CHO\t0\tabbreviation=cơ hội\n", "mine.tsv");
  EXPECT_FALSE(lexicon->expansions("CHO").empty());
  EXPECT_TRUE(lexicon->expansions("cho").empty());
}

TEST(Abbreviations, AreFoundWithoutTheirAccents) {
  const auto found = Lexicon::built_in()->accented_abbreviations("hdnd");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], "hđnd");
  EXPECT_TRUE(Lexicon::built_in()->accented_abbreviations("ubnd").empty());  // has no accents to lose
}

TEST(Variants, ShareTheirUnaccentedSpelling) {
  const auto lexicon = Lexicon::built_in();
  const std::uint32_t hoa = lexicon->find_syllable("hoa");
  bool found = false;
  for (const std::uint32_t id : lexicon->variants(hoa)) {
    EXPECT_EQ(fold_diacritics(lexicon->syllable(id)), "hoa");
    found |= lexicon->syllable(id) == "hòa";
  }
  EXPECT_TRUE(found);
}

TEST(Homographs, LeadRoundInARing) {
  const auto lexicon = Lexicon::built_in();
  const std::uint32_t first = lexicon->find_entry("tự do");
  ASSERT_NE(first, kNoId);
  std::vector<std::string> ring;
  std::uint32_t entry = first;
  do {
    ring.push_back(fold_diacritics(lexicon->entry(entry)));
    ASSERT_LT(ring.size(), 1000u);
    entry = lexicon->next_homograph(entry);
  } while (entry != first);
  EXPECT_EQ(std::count(ring.begin(), ring.end(), "tu do"), static_cast<std::ptrdiff_t>(ring.size()));
}

}  // namespace
}  // namespace thongcao
