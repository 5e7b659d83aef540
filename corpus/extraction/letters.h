#ifndef THONGCAO_CORPUS_EXTRACTION_LETTERS_H_
#define THONGCAO_CORPUS_EXTRACTION_LETTERS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace thongcao {

// A code point of a text; `size` is its length in bytes, 0 at the end.
struct Letter {
  char32_t code = 0;
  std::size_t size = 0;
};

// The code point at byte `at` of valid UTF-8.
inline Letter letter_at(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(i < text.size() ? static_cast<unsigned char>(text[i]) : 0x80);
  };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F), 3};
  return {
      (lead & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F),
      4};
}

inline bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (c < 0x250) return c >= 0xC0 && c != 0xD7 && c != 0xF7;
  return (c >= 0x300 && c < 0x370) || (c >= 0x370 && c < 0x590) || (c >= 0x1E00 && c < 0x1F00) ||
         (c >= 0x3040 && c < 0xD800);
}

inline bool is_digit(char32_t c) noexcept {
  return c >= '0' && c <= '9';
}

// The small letter of a capital of the Latin script, anything else as it is. In the blocks of Vietnamese and
// of the European languages capitals stand on even code points before their small letters, but for the few
// that are named here.
inline char32_t to_lower(char32_t c) noexcept {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 0x20 : c;
  if (c == 0x1AF) return 0x1B0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1 ? c + 1 : c;
  if (c < 0x178 || c == 0x1A0 || (c >= 0x1E00 && c < 0x1E96) || (c >= 0x1EA0 && c < 0x1F00)) return c | 1;
  return c;
}

inline bool is_capital(char32_t c) noexcept {
  return to_lower(c) != c;
}

inline void append(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | c >> 6);
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    if (c < 0x10000) {
      text += static_cast<char>(0xE0 | c >> 12);
    } else {
      text += static_cast<char>(0xF0 | c >> 18);
      text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    }
    text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

inline std::string to_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Letter letter = letter_at(text, i);
    append(lower, to_lower(letter.code));
    i += letter.size;
  }
  return lower;
}

inline std::string_view trim(std::string_view text, std::string_view marks = " \t\r\n") noexcept {
  const std::size_t first = text.find_first_not_of(marks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(marks) - first + 1);
}

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_LETTERS_H_
