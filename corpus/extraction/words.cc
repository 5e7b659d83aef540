#include "extraction/words.h"

#include <string>

#include "extraction/letters.h"
#include "extraction/lexicon.h"

namespace thongcao {
namespace {

bool is_space(char32_t c) noexcept {
  return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x200B;
}

char mark_of(char32_t c) noexcept {
  if (c < 0x80) return static_cast<char>(c);
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c == 0x201C || c == 0xAB) return '<';
  if (c == 0x201D || c == 0xBB) return '>';
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x2026) return '.';
  return '?';
}

// Reads one word: letters and digits, and between them what holds an abbreviation or a name together.
class WordScanner {
 public:
  WordScanner(std::string_view text, std::size_t begin) : text_(text), at_(begin), begin_(begin) {}

  Lexeme scan(std::string& lower) {
    lower.clear();
    while (true) {
      const Letter letter = letter_at(text_, at_);
      if (is_letter(letter.code) || is_digit(letter.code)) {
        take(letter, lower);
      } else if (letter.size != 0 && joins(letter)) {
        append(lower, letter.code);
        at_ += letter.size;
        part_letters_ = 0;
        part_all_upper_ = true;
      } else {
        break;
      }
    }
    word_.begin = static_cast<std::uint32_t>(begin_);
    word_.end = static_cast<std::uint32_t>(at_);
    word_.kind = letters_ == 0 ? Lexeme::Kind::number : Lexeme::Kind::word;
    word_.all_upper = letters_ > 1 && !has_small_;
    return word_;
  }

 private:
  void take(const Letter& letter, std::string& lower) {
    const char32_t small = to_lower(letter.code);
    if (is_letter(letter.code)) {
      const bool capital = small != letter.code;
      if (at_ == begin_) word_.upper = capital;
      if (!capital) {
        has_small_ = true;
        part_all_upper_ = false;
      }
      ++letters_;
      ++part_letters_;
    }
    append(lower, small);
    at_ += letter.size;
  }

  // "KH&CN", "T.Ư", "PGS.TS", "K'Lung", and the "%" of damaged text are within words.
  bool joins(const Letter& letter) const {
    if (letters_ == 0) return false;
    const Letter next = letter_at(text_, at_ + letter.size);
    if (letter.code == '&') return is_letter(next.code) && part_letters_ > 0;
    if (letter.code == '%')
      return is_digit(next.code) && !is_digit(static_cast<unsigned char>(text_[at_ - 1]));
    if (letter.code == '\'' || letter.code == 0x2019) return part_letters_ <= 2 && is_capital(next.code);
    if (letter.code == '.') {
      if (!is_capital(next.code) || part_letters_ == 0 || part_letters_ > 4) return false;
      // What follows must be as short: "TS.Nguyễn" is two words, and so is a full stop without a space.
      std::size_t letters = 0;
      for (std::size_t i = at_ + 1; letters <= 4; ++letters) {
        const Letter follower = letter_at(text_, i);
        if (!is_letter(follower.code)) break;
        i += follower.size;
      }
      return letters <= (part_all_upper_ ? 3u : 2u) && (part_all_upper_ || part_letters_ <= 3);
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_;
  Lexeme word_;
  std::size_t letters_ = 0;
  std::size_t part_letters_ = 0;
  bool part_all_upper_ = true;
  bool has_small_ = false;
};

}  // namespace

Words::Words(std::string_view text) : text_(text) {
  words_.reserve(text.size() / 4 + 2);
  scan();
  mark_quotations();
}

void Words::scan() {
  const ExtractionLexicon& lexicon = ExtractionLexicon::get();
  std::string lower;
  bool spaced = true;
  for (std::size_t i = 0; i < text_.size();) {
    const Letter letter = letter_at(text_, i);
    if (is_space(letter.code)) {
      spaced = true;
      i += letter.size;
      continue;
    }
    Lexeme word;
    if (is_letter(letter.code) || is_digit(letter.code)) {
      word = WordScanner(text_, i).scan(lower);
      if (word.is_word()) word.id = lexicon.id(lower);
    } else {
      word.begin = static_cast<std::uint32_t>(i);
      word.end = static_cast<std::uint32_t>(i + letter.size);
      word.kind = letter.code == '\n' ? Lexeme::Kind::line_end : Lexeme::Kind::mark;
      if (word.kind == Lexeme::Kind::mark) word.mark = mark_of(letter.code);
    }
    word.spaced = spaced;
    spaced = letter.code == '\n';
    i = word.end;
    words_.push_back(word);
  }
  Lexeme end;
  end.begin = end.end = static_cast<std::uint32_t>(text_.size());
  end.kind = Lexeme::Kind::line_end;
  words_.push_back(end);
}

// A quotation runs from an opening mark to the next closing one of the same paragraph; one that is never
// closed is none. Straight marks open and close in turn.
void Words::mark_quotations() {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t open = kNone;
  bool curly = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Lexeme& word = words_[i];
    if (word.ends_line()) {
      open = kNone;
      continue;
    }
    if (word.kind != Lexeme::Kind::mark) continue;
    if (open == kNone) {
      if (word.mark == '<' || word.mark == '"') {
        open = i;
        curly = word.mark == '<';
      }
    } else if (word.mark == '>' || (word.mark == '"' && !curly)) {
      for (std::size_t k = open + 1; k < i; ++k) words_[k].quoted = true;
      open = kNone;
    }
  }
}

int Words::number(std::size_t i) const noexcept {
  const Lexeme& word = at(i);
  if (!word.is_number() || word.end - word.begin > 9) return -1;
  int value = 0;
  for (char c : text(i)) value = value * 10 + (c - '0');
  return value;
}

}  // namespace thongcao
