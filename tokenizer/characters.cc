#include "characters.h"

namespace thongcao {
namespace {

// Lower-case spellings by letter, one for each tone in the order of Tone; consonants have the first only.
constexpr const char* kSpellings[kLetterCount][kToneCount] = {
    {},
    {"a", "à", "á", "ả", "ã", "ạ"},
    {"ă", "ằ", "ắ", "ẳ", "ẵ", "ặ"},
    {"â", "ầ", "ấ", "ẩ", "ẫ", "ậ"},
    {"b"},
    {"c"},
    {"d"},
    {"đ"},
    {"e", "è", "é", "ẻ", "ẽ", "ẹ"},
    {"ê", "ề", "ế", "ể", "ễ", "ệ"},
    {"f"},
    {"g"},
    {"h"},
    {"i", "ì", "í", "ỉ", "ĩ", "ị"},
    {"j"},
    {"k"},
    {"l"},
    {"m"},
    {"n"},
    {"o", "ò", "ó", "ỏ", "õ", "ọ"},
    {"ô", "ồ", "ố", "ổ", "ỗ", "ộ"},
    {"ơ", "ờ", "ớ", "ở", "ỡ", "ợ"},
    {"p"},
    {"q"},
    {"r"},
    {"s"},
    {"t"},
    {"u", "ù", "ú", "ủ", "ũ", "ụ"},
    {"ư", "ừ", "ứ", "ử", "ữ", "ự"},
    {"v"},
    {"w"},
    {"x"},
    {"y", "ỳ", "ý", "ỷ", "ỹ", "ỵ"},
    {"z"},
};

// Upper-case vowels in the same order.
constexpr const char* kUpperVowels[kLetterCount][kToneCount] = {
    {},
    {"A", "À", "Á", "Ả", "Ã", "Ạ"},
    {"Ă", "Ằ", "Ắ", "Ẳ", "Ẵ", "Ặ"},
    {"Â", "Ầ", "Ấ", "Ẩ", "Ẫ", "Ậ"},
    {},
    {},
    {},
    {"Đ"},
    {"E", "È", "É", "Ẻ", "Ẽ", "Ẹ"},
    {"Ê", "Ề", "Ế", "Ể", "Ễ", "Ệ"},
    {},
    {},
    {},
    {"I", "Ì", "Í", "Ỉ", "Ĩ", "Ị"},
    {},
    {},
    {},
    {},
    {},
    {"O", "Ò", "Ó", "Ỏ", "Õ", "Ọ"},
    {"Ô", "Ồ", "Ố", "Ổ", "Ỗ", "Ộ"},
    {"Ơ", "Ờ", "Ớ", "Ở", "Ỡ", "Ợ"},
    {},
    {},
    {},
    {},
    {},
    {"U", "Ù", "Ú", "Ủ", "Ũ", "Ụ"},
    {"Ư", "Ừ", "Ứ", "Ử", "Ữ", "Ự"},
    {},
    {},
    {},
    {"Y", "Ỳ", "Ý", "Ỷ", "Ỹ", "Ỵ"},
    {},
};

constexpr std::string_view view(const char* literal) {
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

constexpr char32_t decode_literal(std::string_view s) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i])); };
  if (s.size() == 1) return byte(0);
  if (s.size() == 2) return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
  return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
}

constexpr Character& slot(CharacterTables& tables, char32_t c) {
  if (c < tables.low.size()) return tables.low[c];
  return tables.vietnamese[c - 0x1E80];
}

constexpr CharacterTables make_tables() {
  using enum CharacterClass;
  CharacterTables t{};
  // Letters of other languages and everything else that is not plain punctuation go the careful way.
  for (char32_t c = 0x80; c < t.low.size(); ++c) t.low[c].cls = rare;
  for (char32_t c = 0xA1; c <= 0xBF; ++c) t.low[c].cls = other;
  for (const char32_t c : {0xAA, 0xAD, 0xB5, 0xBA}) t.low[c].cls = rare;  // ª, soft hyphen, µ, º
  t.low[0xD7].cls = t.low[0xF7].cls = other;                              // ×, ÷
  for (Character& c : t.vietnamese) c.cls = rare;
  for (Character& c : t.marks) c.cls = rare;
  for (const char c : {' ', '\t', '\v', '\f', '\r'}) t.low[static_cast<unsigned char>(c)].cls = space;
  t.low[0xA0].cls = space;
  t.low['\n'].cls = newline;
  t.low[0x85].cls = newline;
  for (char c = '0'; c <= '9'; ++c) t.low[static_cast<unsigned char>(c)].cls = digit;
  for (std::uint8_t l = 1; l < kLetterCount; ++l) {
    for (std::uint8_t tone = 0; tone < kToneCount; ++tone) {
      const auto set = [&](std::string_view s, bool upper) {
        if (!s.empty())
          slot(t, decode_literal(s)) = {letter, static_cast<Letter>(l), static_cast<Tone>(tone), upper};
      };
      set(view(kSpellings[l][tone]), false);
      set(view(kUpperVowels[l][tone]), true);
    }
    if (const auto s = view(kSpellings[l][0]); s.size() == 1) {
      t.low[static_cast<unsigned char>(s[0]) - 'a' + 'A'] = {letter, static_cast<Letter>(l), kLevel, true};
    }
  }
  // U+00D0 (Icelandic eth) is what legacy fonts and keyboards often left for Đ.
  t.low[0xD0] = {letter, kDstroke, kLevel, true};
  const auto mark_at = [&](char32_t c, Tone tone) { t.marks[c - 0x300] = {mark, kNoLetter, tone, false}; };
  mark_at(0x300, kGrave);
  mark_at(0x301, kAcute);
  mark_at(0x303, kTilde);
  mark_at(0x309, kHook);
  mark_at(0x323, kDot);
  mark_at(0x340, kGrave);  // deprecated twins of the above, canonically equal
  mark_at(0x341, kAcute);
  mark_at(0x302, kLevel);
  mark_at(0x306, kLevel);
  mark_at(0x31B, kLevel);
  return t;
}

}  // namespace

constexpr CharacterTables kTables = make_tables();
const CharacterTables kCharacters = kTables;

CodePoint decode(const char* begin, const char* end) noexcept {
  const auto byte = [&](int i) { return static_cast<unsigned char>(begin[i]); };
  const auto continues = [&](int i) { return begin + i < end && (byte(i) & 0xC0) == 0x80; };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && continues(1)) {
    return {static_cast<char32_t>((lead & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
  }
  if ((lead & 0xF0) == 0xE0 && continues(1) && continues(2)) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
  }
  if (lead >= 0xF0 && lead <= 0xF4 && continues(1) && continues(2) && continues(3)) {
    const char32_t c =
        (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
  }
  return {U'\uFFFD', 1};
}

Character classify(char32_t c) noexcept {
  if (c < kTables.low.size()) return kTables.low[c];
  if (c >= 0x1E80 && c <= 0x1EFF) return kTables.vietnamese[c - 0x1E80];
  if (c >= 0x300 && c <= 0x36F) return kTables.marks[c - 0x300];
  if ((c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000)
    return {CharacterClass::space};
  if (c == 0x2028 || c == 0x2029) return {CharacterClass::newline};
  if ((c >= 0x2010 && c <= 0x205E) || (c >= 0x20A0 && c <= 0x20CF) || c == 0xFFFD)
    return {CharacterClass::other};
  return {CharacterClass::rare};
}

Letter with_quality_mark(Letter letter, char32_t mark) noexcept {
  switch (mark) {
    case 0x302:
      return letter == kA   ? kAcircumflex
             : letter == kE ? kEcircumflex
             : letter == kO ? kOcircumflex
                            : kNoLetter;
    case 0x306:
      return letter == kA ? kAbreve : kNoLetter;
    case 0x31B:
      return letter == kO ? kOhorn : letter == kU ? kUhorn : kNoLetter;
    default:
      return kNoLetter;
  }
}

bool composes(Letter letter, char32_t mark) noexcept {
  return classify(mark).tone == kLevel ? with_quality_mark(letter, mark) != kNoLetter : is_vowel(letter);
}

Letter base_letter(Letter letter) noexcept {
  switch (letter) {
    case kAbreve:
    case kAcircumflex:
      return kA;
    case kDstroke:
      return kD;
    case kEcircumflex:
      return kE;
    case kOcircumflex:
    case kOhorn:
      return kO;
    case kUhorn:
      return kU;
    default:
      return letter;
  }
}

std::string_view spelling(Letter letter, Tone tone) noexcept {
  return view(kSpellings[letter][tone]);
}

}  // namespace thongcao
