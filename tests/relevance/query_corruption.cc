#include "query_corruption.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace thongcao::tests {
namespace {

constexpr char32_t kCircumflex = 0x302;
constexpr char32_t kBreve = 0x306;
constexpr char32_t kHorn = 0x31B;
// Acute, grave, hook, tilde, dot: in the order of VNI's digits.
constexpr std::u32string_view kTones = U"\u0301\u0300\u0309\u0303\u0323";
constexpr std::string_view kTelexTones = "sfrxj";
constexpr char32_t kHook = 0x309;
constexpr char32_t kTilde = 0x303;

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aeiouyAEIOUY").find(c) != std::u32string_view::npos;
}

// A letter and its marks; also any other character of a query, which has none.
struct Character {
  char32_t letter;
  char32_t quality = 0;
  char32_t tone = 0;

  bool operator==(const Character&) const = default;
};
using Characters = std::vector<Character>;

struct Range {
  std::size_t begin;
  std::size_t end;
};

icu::UnicodeString normalized(const icu::UnicodeString& text, bool compose) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer =
      compose ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString result = normalizer->normalize(text, status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return result;
}

Characters read(std::string_view text) {
  const icu::UnicodeString units = normalized(icu::UnicodeString::fromUTF8(std::string(text)), false);
  Characters characters;
  for (std::int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(units.char32At(i));
    if (!characters.empty() && kTones.find(c) != std::u32string_view::npos)
      characters.back().tone = c;
    else if (!characters.empty() && (c == kCircumflex || c == kBreve || c == kHorn))
      characters.back().quality = c;
    else
      characters.push_back({c});
  }
  return characters;
}

std::string write(const Characters& characters) {
  icu::UnicodeString units;
  for (const Character& c : characters) {
    for (const char32_t part : {c.letter, c.quality, c.tone}) {
      if (part != 0) units.append(static_cast<UChar32>(part));
    }
  }
  std::string text;
  return normalized(units, true).toUTF8String(text);
}

// The runs of letters.
std::vector<Range> words_of(const Characters& characters) {
  std::vector<Range> words;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (!u_isalpha(static_cast<UChar32>(characters[i].letter))) continue;
    if (words.empty() || words.back().end != i)
      words.push_back({i, i + 1});
    else
      words.back().end = i + 1;
  }
  return words;
}

std::size_t pick(std::size_t count, std::mt19937& random) {
  return random() % count;  // a distribution differs between libraries
}

// The keys of a word. Tones come last or, by chance, behind the vowel, as people differ in this.
void type_word(const Characters& text, Range word, bool telex, std::mt19937& random, Characters& keys) {
  const bool tone_last = pick(2, random) == 0;
  char32_t tone_key = 0;
  for (std::size_t i = word.begin; i < word.end; ++i) {
    const Character& c = text[i];
    const bool stroke = c.letter == U'đ' || c.letter == U'Đ';
    const char32_t letter = c.letter == U'đ' ? U'd' : c.letter == U'Đ' ? U'D' : c.letter;
    keys.push_back({letter});
    if (stroke) keys.push_back({telex ? letter : U'9'});
    if (c.quality == kCircumflex) keys.push_back({telex ? letter : U'6'});
    if (c.quality == kHorn) keys.push_back({telex ? U'w' : U'7'});
    if (c.quality == kBreve) keys.push_back({telex ? U'w' : U'8'});
    if (const std::size_t tone = kTones.find(c.tone); c.tone != 0) {
      tone_key = telex ? static_cast<char32_t>(kTelexTones[tone]) : U'1' + static_cast<char32_t>(tone);
      if (!tone_last) keys.push_back({std::exchange(tone_key, 0)});
    }
  }
  if (tone_key != 0) keys.push_back({tone_key});
}

Characters type_raw(const Characters& text, bool telex, std::mt19937& random) {
  Characters keys;
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t end) {
    for (; copied < end; ++copied) keys.push_back(text[copied]);
  };
  for (const Range word : words_of(text)) {
    copy_to(word.begin);
    type_word(text, word, telex, random, keys);
    copied = word.end;
  }
  copy_to(text.size());
  return keys;
}

// Moves the tone of open oa, oe, uy to their second letter; not that of qu, whose u is no vowel.
void place_tones_the_old_way(Characters& text) {
  for (const Range word : words_of(text)) {
    if (word.end - word.begin < 2) continue;
    Character& first = text[word.end - 2];
    Character& second = text[word.end - 1];
    const auto lower = [](const Character& c) {
      return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.letter)));
    };
    const bool after_q = word.end - word.begin > 2 && lower(text[word.end - 3]) == U'q';
    const bool moves = (lower(first) == U'o' && (lower(second) == U'a' || lower(second) == U'e')) ||
                       (lower(first) == U'u' && lower(second) == U'y' && !after_q);
    if (moves && first.quality == 0 && second.quality == 0 && second.tone == 0)
      std::swap(first.tone, second.tone);
  }
}

bool starts_with(const Characters& word, std::u32string_view letters) {
  return word.size() > letters.size() &&
         std::equal(letters.begin(), letters.end(), word.begin(), [](char32_t a, const Character& b) {
           return static_cast<UChar32>(a) == u_tolower(static_cast<UChar32>(b.letter));
         });
}

bool ends_with(const Characters& word, std::u32string_view letters) {
  return word.size() > letters.size() &&
         std::equal(letters.rbegin(), letters.rend(), word.rbegin(), [](char32_t a, const Character& b) {
           return static_cast<UChar32>(a) == u_tolower(static_cast<UChar32>(b.letter));
         });
}

void replace(Characters& word, std::size_t at, std::size_t count, std::u32string_view letters) {
  Characters fresh;
  for (const char32_t letter : letters) fresh.push_back({letter});
  const auto begin = word.begin() + static_cast<std::ptrdiff_t>(at);
  const auto place = word.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
  word.insert(place, fresh.begin(), fresh.end());
}

Characters with_wrong_tone(Characters word, std::mt19937& random) {
  std::vector<std::size_t> vowels;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_vowel(word[i].letter)) vowels.push_back(i);
    if (word[i].tone != 0) vowels.assign(1, i);
    if (word[i].tone != 0) break;
  }
  if (vowels.empty()) return word;
  // Syllables that end in a stop have acute and dot only.
  const bool stopped =
      ends_with(word, U"c") || ends_with(word, U"p") || ends_with(word, U"t") || ends_with(word, U"ch");
  std::vector<char32_t> tones = {0, kTones[0], kTones[4]};
  if (!stopped) tones.insert(tones.end(), {kTones[1], kTones[2], kTones[3]});
  char32_t& tone = word[vowels.back()].tone;
  std::erase(tones, tone);
  tone = tones[pick(tones.size(), random)];
  return word;
}

Characters with_confusion(const Characters& word, std::mt19937& random) {
  struct Confusion {
    std::u32string_view one, other;
  };
  static constexpr Confusion kOnsets[] = {{U"s", U"x"},  {U"tr", U"ch"}, {U"l", U"n"},
                                          {U"d", U"gi"}, {U"gi", U"r"},  {U"d", U"r"}};
  static constexpr Confusion kFinals[] = {{U"c", U"t"}, {U"n", U"ng"}};
  std::vector<Characters> choices;
  const auto add = [&](std::size_t at, std::u32string_view from, std::u32string_view to) {
    choices.push_back(word);
    replace(choices.back(), at, from.size(), to);
  };
  for (const auto& [one, other] : kOnsets) {
    if (starts_with(word, one)) add(0, one, other);
    if (starts_with(word, other)) add(0, other, one);
  }
  for (const auto& [one, other] : kFinals) {
    if (ends_with(word, other))
      add(word.size() - other.size(), other, one);
    else if (ends_with(word, one))
      add(word.size() - one.size(), one, other);
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i].tone != kHook && word[i].tone != kTilde) continue;
    choices.push_back(word);
    choices.back()[i].tone = word[i].tone == kHook ? kTilde : kHook;
  }
  return choices.empty() ? word : choices[pick(choices.size(), random)];
}

Characters with_neighbouring_key(Characters word, std::mt19937& random) {
  static constexpr std::u32string_view kRows[] = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
  Character& c = word[pick(word.size(), random)];
  for (const std::u32string_view row : kRows) {
    const std::size_t key = row.find(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.letter))));
    if (key == std::u32string_view::npos) continue;
    const bool left = key > 0 && (key + 1 == row.size() || pick(2, random) == 0);
    c = {row[left ? key - 1 : key + 1]};
    break;
  }
  return word;
}

Characters with_transposed_letters(Characters word, std::mt19937& random) {
  const std::size_t at = pick(word.size() - 1, random);
  std::swap(word[at], word[at + 1]);
  return word;
}

Characters with_slip(const Characters& word, Slip slip, std::mt19937& random) {
  constexpr std::size_t kMinLetters = 3;  // of a word that still says something without one of them
  Characters changed = word;
  switch (slip) {
    case Slip::wrong_tone:
      return with_wrong_tone(word, random);
    case Slip::confusion:
      return with_confusion(word, random);
    case Slip::missing_letter:
      if (word.size() >= kMinLetters)
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(pick(word.size(), random)));
      return changed;
    case Slip::doubled_letter: {
      const auto at = changed.begin() + static_cast<std::ptrdiff_t>(pick(word.size(), random));
      changed.insert(at, Character{at->letter, at->quality});
      return changed;
    }
    case Slip::transposed_letters:
      return word.size() >= kMinLetters ? with_transposed_letters(word, random) : word;
    case Slip::neighbouring_key:
      return with_neighbouring_key(word, random);
    default:
      return word;
  }
}

void slip_in_one_word(Characters& text, Slip slip, std::mt19937& random) {
  std::vector<Range> words = words_of(text);
  while (!words.empty()) {
    const auto chosen = words.begin() + static_cast<std::ptrdiff_t>(pick(words.size(), random));
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(chosen->begin);
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(chosen->end);
    const Characters word(begin, end);
    const Characters changed = with_slip(word, slip, random);
    if (changed != word) {
      text.insert(text.erase(begin, end), changed.begin(), changed.end());
      return;
    }
    words.erase(chosen);
  }
}

void join_two_words(Characters& text, std::mt19937& random) {
  const std::vector<Range> words = words_of(text);
  std::vector<std::size_t> spaces;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].begin == words[i - 1].end + 1 && text[words[i - 1].end].letter == U' ')
      spaces.push_back(words[i - 1].end);
  }
  if (!spaces.empty())
    text.erase(text.begin() + static_cast<std::ptrdiff_t>(spaces[pick(spaces.size(), random)]));
}

}  // namespace

const char* name_of(Slip slip) {
  static constexpr const char* kNames[] = {
      "Telex keystrokes", "VNI keystrokes", "old tone placement", "wrong tone",       "confused sound",
      "missing letter",   "doubled letter", "transposed letters", "neighbouring key", "missing space"};
  return kNames[static_cast<std::size_t>(slip)];
}

std::string corrupt(std::string_view query, Slip slip, std::mt19937& random) {
  Characters text = read(query);
  switch (slip) {
    case Slip::telex:
    case Slip::vni:
      return write(type_raw(text, slip == Slip::telex, random));
    case Slip::old_tone_placement:
      place_tones_the_old_way(text);
      break;
    case Slip::missing_space:
      join_two_words(text, random);
      break;
    default:
      slip_in_one_word(text, slip, random);
  }
  return write(text);
}

}  // namespace thongcao::tests
