#ifndef THONGCAO_TOKENIZER_CHARACTERS_H_
#define THONGCAO_TOKENIZER_CHARACTERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace thongcao {

// The 33 letters that Vietnamese is written with (f, j, w, z in foreign words), as small numbers. A letter
// with its quality (ă, â, ê, ô, ơ, ư, đ) is one letter; its tone is kept apart.
enum Letter : std::uint8_t {
  kNoLetter,
  kA,
  kAbreve,
  kAcircumflex,
  kB,
  kC,
  kD,
  kDstroke,
  kE,
  kEcircumflex,
  kF,
  kG,
  kH,
  kI,
  kJ,
  kK,
  kL,
  kM,
  kN,
  kO,
  kOcircumflex,
  kOhorn,
  kP,
  kQ,
  kR,
  kS,
  kT,
  kU,
  kUhorn,
  kV,
  kW,
  kX,
  kY,
  kZ,
  kLetterCount,
};

enum Tone : std::uint8_t { kLevel, kGrave, kAcute, kHook, kTilde, kDot, kToneCount };

enum class CharacterClass : std::uint8_t {
  other,   // punctuation, symbols, controls
  letter,  // a Letter
  digit,   // 0-9
  space,
  newline,
  mark,  // combining tone or quality mark of Vietnamese
  rare,  // beyond the tables: a letter, digit or mark of another script, or an ignorable; ask ICU
};

// What the fast path knows of a character.
struct Character {
  CharacterClass cls = CharacterClass::other;
  Letter letter = kNoLetter;
  Tone tone = kLevel;
  bool upper = false;
};

// A decoded character: its code point (U+FFFD for a byte that is not part of valid UTF-8) and length in
// bytes, 1 to 4.
struct CodePoint {
  char32_t value;
  std::uint8_t length;
};

// A letter has at most so many combining marks, as in the Stream-Safe Text Format of UAX #15; what is piled
// higher belongs to no token. Sorting a pile takes quadratic time.
inline constexpr int kMaxMarks = 30;

// Decodes the character at `begin`; `begin` < `end`.
CodePoint decode(const char* begin, const char* end) noexcept;

// Class of any code point, from tables where Vietnamese reaches, `rare` elsewhere.
Character classify(char32_t code_point) noexcept;

// Tables behind classify(), indexed by code point, for the scanner's inner loop.
struct CharacterTables {
  std::array<Character, 0x250> low;        // U+0000–U+024F
  std::array<Character, 0x70> marks;       // U+0300–U+036F
  std::array<Character, 0x80> vietnamese;  // U+1E80–U+1EFF
};
extern const CharacterTables kCharacters;

// The letter that `letter` becomes with a combining circumflex, breve or horn; kNoLetter when there is none.
Letter with_quality_mark(Letter letter, char32_t mark) noexcept;

constexpr bool is_vowel(Letter letter) noexcept {
  switch (letter) {
    case kA:
    case kAbreve:
    case kAcircumflex:
    case kE:
    case kEcircumflex:
    case kI:
    case kO:
    case kOcircumflex:
    case kOhorn:
    case kU:
    case kUhorn:
    case kY:
      return true;
    default:
      return false;
  }
}

// True when the letter and the combining mark, of class `mark`, make a letter of Vietnamese.
bool composes(Letter letter, char32_t mark) noexcept;

// The letter without quality: ă → a, đ → d.
Letter base_letter(Letter letter) noexcept;

// UTF-8 of the lower-case letter with a tone; tones only on vowels.
std::string_view spelling(Letter letter, Tone tone) noexcept;

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_CHARACTERS_H_
