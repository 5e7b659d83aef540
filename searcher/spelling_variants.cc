#include "spelling_variants.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

constexpr std::size_t kMaxLetters = 9;  // "nghiêng" and a slip or two
constexpr std::size_t kMaxBytes = 64;

// How unlikely each slip is. Only the order is meant.
enum Cost : int {
  kHookTilde = 1,      // hỏi and ngã: one tone in half of the country
  kSameSound = 2,      // spellings that sound alike to many: d/gi, s/x, tr/ch …
  kMissingMark = 3,    // a letter or tone typed without its mark
  kRegionalFinal = 4,  // n/ng, c/t
  kOtherTone = 5,
  kOtherMark = 6,   // ô for ơ, â for ă
  kSwapped = 7,     // two letters
  kDoubled = 7,     // a letter too many that is beside its like
  kMissing = 8,     // a letter left out
  kExtra = 9,       // a letter too many
  kNeighbour = 10,  // the key beside it
};

// A syllable's letters, lower case, with their qualities but without the tone.
struct Letters {
  std::u32string letters;
  char32_t tone = 0;  // combining mark, 0 for the level tone
};

constexpr char32_t kTones[] = {0, 0x301, 0x300, 0x309, 0x303, 0x323};
constexpr char32_t kHook = 0x309;
constexpr char32_t kTilde = 0x303;

bool is_tone(char32_t c) {
  return c != 0 && std::find(std::begin(kTones), std::end(kTones), c) != std::end(kTones);
}

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aăâeêioôơuưy").find(c) != std::u32string_view::npos;
}

char32_t with_quality(char32_t letter, char32_t mark) {
  struct Composition {
    char32_t letter, mark, composed;
  };
  static constexpr Composition kCompositions[] = {{U'a', 0x306, U'ă'}, {U'a', 0x302, U'â'},
                                                  {U'e', 0x302, U'ê'}, {U'o', 0x302, U'ô'},
                                                  {U'o', 0x31B, U'ơ'}, {U'u', 0x31B, U'ư'}};
  for (const auto& c : kCompositions) {
    if (c.letter == letter && c.mark == mark) return c.composed;
  }
  return 0;
}

// Nothing when the text is more than letters with at most one tone.
std::optional<Letters> read_letters(std::string_view text) {
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  const std::string normal = normalize(text);
  const icu::UnicodeString units = normalizer->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(normal.data(), static_cast<std::int32_t>(normal.size()))),
      status);
  if (U_FAILURE(status)) return std::nullopt;
  Letters result;
  for (std::int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(units.char32At(i));
    if (is_tone(c)) {
      if (result.tone != 0) return std::nullopt;
      result.tone = c;
    } else if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) {
      if (result.letters.empty()) return std::nullopt;
      char32_t& last = result.letters.back();
      last = with_quality(last, c);
      if (last == 0) return std::nullopt;
    } else if ((c >= U'a' && c <= U'z') || c == U'đ') {
      result.letters += c;
    } else {
      return std::nullopt;
    }
  }
  if (result.letters.size() > kMaxLetters) return std::nullopt;
  return result;
}

// Two spellings that are taken for each other, either way.
struct Confusion {
  std::u32string_view one;
  std::u32string_view other;
  int cost;
};

constexpr Confusion kOnsets[] = {
    {U"d", U"gi", kSameSound}, {U"d", U"r", kSameSound},    {U"gi", U"r", kSameSound},
    {U"s", U"x", kSameSound},  {U"tr", U"ch", kSameSound},  {U"l", U"n", kSameSound},
    {U"c", U"k", kSameSound},  {U"c", U"q", kSameSound},    {U"k", U"q", kSameSound},
    {U"g", U"gh", kSameSound}, {U"ng", U"ngh", kSameSound}, {U"v", U"d", kSameSound},
    {U"v", U"gi", kSameSound}, {U"đ", U"d", kMissingMark},
};
constexpr Confusion kFinals[] = {
    {U"c", U"t", kRegionalFinal},  {U"n", U"ng", kRegionalFinal}, {U"i", U"y", kSameSound},
    {U"n", U"nh", kRegionalFinal}, {U"t", U"ch", kRegionalFinal},
};
constexpr Confusion kVowels[] = {
    {U"a", U"ă", kMissingMark}, {U"a", U"â", kMissingMark}, {U"ă", U"â", kOtherMark},
    {U"o", U"ô", kMissingMark}, {U"o", U"ơ", kMissingMark}, {U"ô", U"ơ", kOtherMark},
    {U"u", U"ư", kMissingMark}, {U"e", U"ê", kMissingMark}, {U"uo", U"ươ", kMissingMark},
    {U"uô", U"ươ", kOtherMark}, {U"i", U"y", kSameSound},
};

// Letters beside one another on the keyboard.
constexpr std::u32string_view kKeyRows[] = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};

class Generator {
 public:
  Generator(Letters typed, const Lexicon& lexicon) : typed_(std::move(typed)), lexicon_(lexicon) {
    own_ = find(typed_.letters, typed_.tone);
  }

  std::vector<SpellingVariant> run() {
    add_marks();
    change_tone();
    change_onset();
    change_final();
    change_vowels();
    slip();
    std::stable_sort(variants_.begin(), variants_.end(),
                     [](const SpellingVariant& a, const SpellingVariant& b) { return a.cost < b.cost; });
    return std::move(variants_);
  }

 private:
  std::uint32_t find(std::u32string_view letters, char32_t tone) const {
    std::string text;
    const auto append = [&](char32_t c) {
      char bytes[U8_MAX_LENGTH];
      std::size_t length = 0;
      U8_APPEND_UNSAFE(bytes, length, c);
      text.append(bytes, length);
    };
    std::size_t vowel = 0;
    while (vowel < letters.size() && !is_vowel(letters[vowel])) ++vowel;
    if (vowel == letters.size() && tone != 0) return kNoId;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      append(letters[i]);
      if (i == vowel && tone != 0) append(tone);
    }
    return lexicon_.find_syllable(text);
  }

  void add(std::u32string_view letters, char32_t tone, int cost) { add(find(letters, tone), cost); }
  void add(std::u32string_view letters, int cost) { add(letters, typed_.tone, cost); }
  void add(std::uint32_t id, int cost) {
    if (id == kNoId || id == own_) return;
    const auto [known, is_new] = places_.try_emplace(id, variants_.size());
    if (is_new)
      variants_.push_back({lexicon_.syllable(id), cost});
    else
      variants_[known->second].cost = std::min(variants_[known->second].cost, cost);
  }
  // A syllable typed without any diacritics stands for all that are spelt so.
  void add_marks() {
    if (own_ == kNoId || lexicon_.folded(own_) != own_) return;
    for (const std::uint32_t id : lexicon_.variants(own_)) add(id, kMissingMark);
  }

  void change_tone() {
    for (const char32_t tone : kTones) {
      const bool hook_tilde =
          (tone == kHook && typed_.tone == kTilde) || (tone == kTilde && typed_.tone == kHook);
      const bool missing = typed_.tone == 0 || tone == 0;
      add(typed_.letters, tone, hook_tilde ? kHookTilde : missing ? kMissingMark : kOtherTone);
    }
  }

  void replace(std::size_t at, std::u32string_view from, std::u32string_view to, int cost) {
    std::u32string changed = typed_.letters;
    add(changed.replace(at, from.size(), to), cost);
  }

  // Calls `action` with both directions of every confusion.
  template <typename Action>
  static void both_ways(std::span<const Confusion> confusions, const Action& action) {
    for (const Confusion& c : confusions) {
      action(c.one, c.other, c.cost);
      action(c.other, c.one, c.cost);
    }
  }

  void change_onset() {
    const std::u32string_view typed = typed_.letters;
    both_ways(kOnsets, [&](std::u32string_view from, std::u32string_view to, int cost) {
      if (!typed.starts_with(from)) return;
      replace(0, from, to, cost);
      // The i of gi- is written once: diêng and giêng, dì and gì.
      if (from == U"gi") replace(0, U"g", to, cost);
      if (to == U"gi") replace(0, from, U"g", cost);
    });
  }

  void change_final() {
    const std::u32string_view typed = typed_.letters;
    both_ways(kFinals, [&](std::u32string_view from, std::u32string_view to, int cost) {
      if (typed.size() > from.size() && typed.ends_with(from))
        replace(typed.size() - from.size(), from, to, cost);
    });
  }

  void change_vowels() {
    both_ways(kVowels, [&](std::u32string_view from, std::u32string_view to, int cost) {
      for (std::size_t at = typed_.letters.find(from); at != std::u32string::npos;
           at = typed_.letters.find(from, at + 1)) {
        replace(at, from, to, cost);
      }
    });
  }

  void slip() {
    const std::u32string& typed = typed_.letters;
    for (std::size_t i = 0; i < typed.size(); ++i) {
      const bool doubled = i > 0 && typed[i - 1] == typed[i];
      replace(i, typed.substr(i, 1), U"", doubled ? kDoubled : kExtra);
      if (i + 1 < typed.size()) {
        const char32_t swapped[] = {typed[i + 1], typed[i]};
        replace(i, typed.substr(i, 2), std::u32string_view(swapped, 2), kSwapped);
      }
      for (const std::u32string_view row : kKeyRows) {
        const std::size_t key = row.find(typed[i]);
        if (key == std::u32string_view::npos) continue;
        if (key > 0) replace(i, typed.substr(i, 1), row.substr(key - 1, 1), kNeighbour);
        if (key + 1 < row.size()) replace(i, typed.substr(i, 1), row.substr(key + 1, 1), kNeighbour);
      }
    }
    for (std::size_t i = 0; i <= typed.size(); ++i) {
      for (const char32_t& letter : std::u32string_view(U"abcdeghiklmnopqrstuvxyăâđêôơư")) {
        replace(i, U"", std::u32string_view(&letter, 1), kMissing);
      }
    }
  }

  Letters typed_;
  const Lexicon& lexicon_;
  std::uint32_t own_;
  std::vector<SpellingVariant> variants_;
  std::unordered_map<std::uint32_t, std::size_t> places_;  // in variants_, by syllable
};

}  // namespace

std::vector<SpellingVariant> spelling_variants(std::string_view syllable, const Lexicon& lexicon) {
  auto letters = read_letters(syllable);
  if (!letters) return {};
  return Generator(std::move(*letters), lexicon).run();
}

}  // namespace thongcao
