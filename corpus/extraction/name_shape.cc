#include "extraction/name_shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr auto kOnsets = std::to_array<std::string_view>({
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
    "đ",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v", "x", "",
});
constexpr auto kCodas = std::to_array<std::string_view>({"", "c", "ch", "m", "n", "ng", "nh", "p", "t"});

// The vowel without its marks, 0 when `c` is none.
char vowel(char32_t c) {
  if (c < 0x80)
    return std::string_view("aeiouy").find(static_cast<char>(c)) != std::string_view::npos
               ? static_cast<char>(c)
               : '\0';
  if ((c >= 0xE0 && c <= 0xE3) || c == 0x103 || (c >= 0x1EA0 && c <= 0x1EB7)) return 'a';
  if ((c >= 0xE8 && c <= 0xEA) || (c >= 0x1EB8 && c <= 0x1EC7)) return 'e';
  if (c == 0xEC || c == 0xED || c == 0x129 || (c >= 0x1EC8 && c <= 0x1ECB)) return 'i';
  if ((c >= 0xF2 && c <= 0xF5) || c == 0x1A1 || (c >= 0x1ECC && c <= 0x1EE3)) return 'o';
  if (c == 0xF9 || c == 0xFA || c == 0x169 || c == 0x1B0 || (c >= 0x1EE4 && c <= 0x1EF1)) return 'u';
  if (c == 0xFD || (c >= 0x1EF2 && c <= 0x1EF9)) return 'y';
  return '\0';
}

}  // namespace

bool has_vietnamese_shape(std::string_view word) {
  std::string lower = to_lower(word);
  std::string_view rest = lower;
  for (std::string_view onset : kOnsets) {
    if (!rest.starts_with(onset)) continue;
    // "gi" and "qu" hold a vowel that may be the only one of the syllable.
    const std::size_t length = onset == "gi" ? 1 : onset.size();
    rest.remove_prefix(length);
    break;
  }
  std::string vowels;
  bool marked = false;
  while (!rest.empty()) {
    const Letter letter = letter_at(rest, 0);
    const char base = vowel(letter.code);
    if (base == '\0') break;
    marked |= letter.code >= 0x80;
    vowels += base;
    rest.remove_prefix(letter.size);
  }
  if (vowels.empty() || vowels.size() > 3) return false;
  if (!marked && (vowels == "ee" || vowels == "oo" || vowels == "ou" || vowels == "ei" || vowels == "ea" ||
                  vowels == "yu" || vowels == "ae" || vowels == "aa" || vowels == "ii"))
    return false;
  return std::find(kCodas.begin(), kCodas.end(), rest) != kCodas.end();
}

bool is_roman_numeral(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

}  // namespace thongcao
