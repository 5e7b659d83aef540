#include "extraction/abbreviations.h"

#include <algorithm>
#include <string_view>

#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxLetters = 12;

// A small letter without the marks that abbreviations leave out: "Ủ" stands for "U", but "Đ" stays.
char32_t initial(char32_t letter) {
  const char32_t c = to_lower(letter);
  if (c < 0x80 || c == 0x111) return c;
  if (c == 0x103 || (c >= 0xE0 && c <= 0xE3) || (c >= 0x1EA0 && c <= 0x1EB7)) return 'a';
  if ((c >= 0xE8 && c <= 0xEA) || (c >= 0x1EB8 && c <= 0x1EC7)) return 'e';
  if (c == 0xEC || c == 0xED || c == 0x129 || (c >= 0x1EC8 && c <= 0x1ECB)) return 'i';
  if (c == 0x1A1 || (c >= 0xF2 && c <= 0xF5) || (c >= 0x1ECC && c <= 0x1EE3)) return 'o';
  if (c == 0x1B0 || c == 0xF9 || c == 0xFA || c == 0x169 || (c >= 0x1EE4 && c <= 0x1EF1)) return 'u';
  return c;
}

// The letters of an abbreviation in capitals, "&", "-" and "." left out; empty when it is none.
std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t i = 0; i < text.size();) {
    const Letter letter = letter_at(text, i);
    i += letter.size;
    if (letter.code == '&' || letter.code == '-' || letter.code == '.') continue;
    if (!is_letter(letter.code) || !is_capital(letter.code)) return {};
    letters += initial(letter.code);
  }
  return letters.size() >= 2 && letters.size() <= kMaxLetters ? letters : std::u32string();
}

// The first of the words before `end` whose initials are the letters; `end` when they do not fit. Small words
// that join ("và", "về") may have no letter.
std::size_t match_initials(const Words& words, std::size_t end, const std::u32string& letters) {
  std::size_t at = end;
  for (std::size_t left = letters.size(); left > 0;) {
    if (at == 0) return end;
    const Lexeme& word = words[--at];
    if (word.is_mark('-') || word.is_mark(',')) continue;
    if (!word.is_word()) return end;
    const std::string_view text = words.text(at);
    if (initial(letter_at(text, 0).code) == letters[left - 1]) {
      --left;
      continue;
    }
    const bool joint = text == "và" || text == "về" || text == "của" || text == "các";
    if (!joint || left == letters.size()) return end;
  }
  return at;
}

class AbbreviationFinder {
 public:
  explicit AbbreviationFinder(const Words& words) : words_(words) {}

  std::vector<std::pair<std::string, std::string>> find() {
    for (std::size_t i = 1; i < words_.size(); ++i)
      if (words_[i].is_mark('(')) read_bracket(i);
    return std::move(found_);
  }

 private:
  void read_bracket(std::size_t open) {
    std::size_t close = open + 1;
    while (close < open + 12 && !words_.at(close).is_mark(')')) {
      if (words_.at(close).ends_line()) return;
      ++close;
    }
    if (!words_.at(close).is_mark(')')) return;
    std::size_t first = open + 1;
    // "(sau đây gọi tắt là UBND)", "(viết tắt là …)", "(gọi chung là …)"
    if (words_.text(first) == "sau" || words_.text(first) == "gọi" || words_.text(first) == "viết") {
      first = close - 1;
      while (first > open + 1 && !words_[first].spaced) --first;
    }
    const std::string_view abbreviation = words_.text(first, close);
    const std::u32string letters = letters_of(abbreviation);
    if (letters.empty()) return;
    const std::size_t start = match_initials(words_, open, letters);
    if (start == open) return;
    const bool known = std::any_of(found_.begin(), found_.end(),
                                   [&](const auto& pair) { return pair.first == abbreviation; });
    if (!known) found_.emplace_back(abbreviation, words_.text(start, open));
  }

  const Words& words_;
  std::vector<std::pair<std::string, std::string>> found_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> find_abbreviations(const Words& words) {
  return AbbreviationFinder(words).find();
}

}  // namespace thongcao
