#include "extraction/doc_numbers.h"

#include <algorithm>

#include "extraction/letters.h"
#include "extraction/lexicon.h"

namespace thongcao {
namespace {

bool is_tight_mark(const Words& words, std::size_t i, char mark) {
  return words.at(i).is_mark(mark) && !words.at(i).spaced;
}

// A part of a symbol: letters, most of them capitals, and perhaps digits behind them: "NĐ", "QH14", "TTg".
bool is_symbol_part(const Words& words, std::size_t i) {
  const Lexeme& word = words.at(i);
  if (!word.is_word() || word.spaced || word.end - word.begin > 24) return false;
  const std::string_view text = words.text(i);
  std::size_t capitals = 0, small = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (is_letter(letter.code)) ++(is_capital(letter.code) ? capitals : small);
    at += letter.size;
  }
  return is_capital(letter_at(text, 0).code) && capitals >= small;
}

bool follows_cue(const Words& words, std::size_t i) {
  if (i == 0) return false;
  if (words[i - 1].is_mark(':') && i > 1) --i;
  const std::string word = to_lower(words.text(i - 1));
  if (word == "số" || word == "hiệu") return true;
  for (std::size_t back = 1; back <= 3 && back <= i; ++back)
    if (ExtractionLexicon::get().match(words, i - back, kDocument) == back) return true;
  return false;
}

// Within an address: no white space between here and "://" or "www.".
bool is_in_address(const Words& words, std::size_t i) {
  for (std::size_t steps = 0; steps < 200 && i > 0 && !words[i].spaced; ++steps) --i;
  const std::string_view text = words.text().substr(words[i].begin, 512);
  const std::string_view token = text.substr(0, text.find_first_of(" \n\t)"));
  return token.find("://") != std::string_view::npos || token.starts_with("www.") || token.starts_with("/");
}

}  // namespace

std::size_t match_doc_number(const Words& words, std::size_t i) {
  if (!words[i].is_number() || words[i].end - words[i].begin > 6) return 0;
  if (i > 0 && !words[i].spaced &&
      (words[i - 1].is_mark('/') || words[i - 1].is_mark('.') || words[i - 1].is_mark('-')))
    return 0;
  std::size_t at = i + 1;
  bool year = false;
  if (is_tight_mark(words, at, '/') && !words.at(at + 1).spaced) {
    const int number = words.number(at + 1);
    if (number >= 1945 && number <= 2100 && is_tight_mark(words, at + 2, '/')) {
      year = true;
      at += 2;
    }
  }
  const bool slash = is_tight_mark(words, at, '/');
  if (!slash && !is_tight_mark(words, at, '-')) return 0;
  if (!is_symbol_part(words, at + 1)) return 0;
  at += 2;
  std::size_t parts = 1;
  while ((is_tight_mark(words, at, '-') || is_tight_mark(words, at, '/')) && is_symbol_part(words, at + 1)) {
    ++parts;
    at += 2;
  }
  if (year || (slash && parts > 1) || follows_cue(words, i)) return at - i;
  return !slash && parts > 1 && words[at - 2].is_mark('/') ? at - i : 0;
}

void append_doc_numbers(const Words& words, std::vector<std::string>& numbers) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].is_number()) continue;
    const std::size_t length = match_doc_number(words, i);
    if (length == 0 || is_in_address(words, i)) continue;
    std::string number(words.text(i, i + length));
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
      numbers.push_back(std::move(number));
    i += length - 1;
  }
}

}  // namespace thongcao
