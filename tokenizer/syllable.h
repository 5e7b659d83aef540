#ifndef THONGCAO_TOKENIZER_SYLLABLE_H_
#define THONGCAO_TOKENIZER_SYLLABLE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "characters.h"

namespace thongcao {

// The letters and the tone of a syllable in one number: six bits a letter, the last letter lowest, the tone
// above them. Where the tone mark was written is not part of it, so hoà and hòa have the same key.
using SyllableKey = std::uint64_t;

inline constexpr int kMaxKeyLetters = 10;
inline constexpr int kLetterBits = 6;
inline constexpr int kToneShift = kMaxKeyLetters * kLetterBits;

constexpr SyllableKey with_tone(SyllableKey letters, Tone tone) noexcept {
  return letters | static_cast<SyllableKey>(tone) << kToneShift;
}
constexpr Tone tone_of(SyllableKey key) noexcept {
  return static_cast<Tone>(key >> kToneShift & 7);
}
constexpr SyllableKey letters_of(SyllableKey key) noexcept {
  return key & ((SyllableKey{1} << kToneShift) - 1);
}

// Unifies spelling twins: final i after h, k, l, m, s, t and the i of qu- become y (kĩ → kỹ, lí → lý, quí →
// quý).
SyllableKey canonical(SyllableKey key) noexcept;

// The key without tone and letter qualities: the syllable as it is typed without diacritics.
SyllableKey folded_key(SyllableKey key) noexcept;

// Canonical key of a text that is one run of Vietnamese letters, in any case and normalisation form; nothing
// when it has other characters, two tones or more than kMaxKeyLetters letters.
std::optional<SyllableKey> read_key(std::string_view text) noexcept;

// Appends the syllable in lower case with the tone mark on its canonical letter. Older ("hòa, thủy")
// placement, the one that most official texts use: on the letter with a quality mark; else on the last vowel
// before a final consonant, on the first of two open vowels, on the middle one of three.
void append_spelling(SyllableKey key, std::string& out);

// Calls `visit` with the canonical key of every syllable that Vietnamese spelling allows: onset, rime and
// tone, stop finals (c, ch, p, t) only with acute or dot. About 15,000; more than are used, so that no name
// is missed.
void for_each_possible_syllable(const std::function<void(SyllableKey)>& visit);

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_SYLLABLE_H_
