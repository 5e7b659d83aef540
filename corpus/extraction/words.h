#ifndef THONGCAO_CORPUS_EXTRACTION_WORDS_H_
#define THONGCAO_CORPUS_EXTRACTION_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace thongcao {

// A piece of a text as the rules of extraction see it: a word, a run of digits, a mark or the end of a line.
struct Lexeme {
  enum class Kind : std::uint8_t { word, number, mark, line_end };

  std::uint32_t begin = 0;  // bytes in the text
  std::uint32_t end = 0;
  std::uint16_t id = 0;  // in the vocabulary of the lexicon; 0 for a word that no rule names
  Kind kind = Kind::word;
  char mark = 0;  // of a mark: itself in ASCII, '-' for any dash, '<' and '>' for curly quotes, '?' else
  bool spaced = false;     // white space stands before it
  bool upper = false;      // the first letter is a capital
  bool all_upper = false;  // two letters or more, all of them capitals
  bool quoted = false;     // within quotation marks

  bool is_mark(char c) const noexcept { return kind == Kind::mark && mark == c; }
  bool is_word() const noexcept { return kind == Kind::word; }
  bool is_number() const noexcept { return kind == Kind::number; }
  bool ends_line() const noexcept { return kind == Kind::line_end; }
};

// A text cut into words. The last word is always an end of line, so that rules may look one word ahead
// without asking; at() beyond the end gives that word as well. `text` must outlive it and be valid UTF-8.
class Words {
 public:
  explicit Words(std::string_view text);

  std::string_view text() const noexcept { return text_; }
  std::size_t size() const noexcept { return words_.size(); }
  const Lexeme& operator[](std::size_t i) const noexcept { return words_[i]; }
  const Lexeme& at(std::size_t i) const noexcept { return words_[i < words_.size() ? i : words_.size() - 1]; }
  std::string_view text(std::size_t i) const noexcept { return text(i, i + 1); }
  // From the first byte of word `first` to the last of word `last - 1`; empty when there is none.
  std::string_view text(std::size_t first, std::size_t last) const noexcept {
    if (first >= last || first >= words_.size()) return {};
    const std::size_t begin = words_[first].begin;
    return text_.substr(begin, at(last - 1).end - begin);
  }
  // The value of a number of up to 9 digits; -1 for anything else.
  int number(std::size_t i) const noexcept;

 private:
  void scan();
  void mark_quotations();

  std::string_view text_;
  std::vector<Lexeme> words_;
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_WORDS_H_
