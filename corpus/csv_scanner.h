#ifndef THONGCAO_CORPUS_CSV_SCANNER_H_
#define THONGCAO_CORPUS_CSV_SCANNER_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace thongcao {

// Walks through comma-separated values byte by byte and tells where records end (RFC 4180). A quotation mark
// opens a field only at its beginning; within a field it is a character like others.
class CsvScanner {
 public:
  explicit CsvScanner(char delimiter) : delimiter_(delimiter) {}

  // Takes the next byte; true when it ends a record.
  bool step(char c) noexcept {
    if (state_ == State::quoted) {
      if (c == '"') state_ = State::quote_in_quoted;
      return false;
    }
    if (c == '"' && state_ != State::unquoted) {
      state_ = State::quoted;
    } else if (c == delimiter_ || c == '\n') {
      state_ = State::field_start;
    } else {
      state_ = State::unquoted;
    }
    return c == '\n';
  }

  bool is_quoted() const noexcept { return state_ == State::quoted; }

 private:
  enum class State : std::uint8_t { field_start, unquoted, quoted, quote_in_quoted };

  char delimiter_;
  State state_ = State::field_start;
};

// The first record of `text` with its end of line: all of it when no record ends there.
inline std::string_view first_csv_record(std::string_view text, char delimiter) {
  CsvScanner scanner(delimiter);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (scanner.step(text[i])) return text.substr(0, i + 1);
  return text;
}

// The character between fields: of comma, semicolon, tab and bar the one that the first line has most of.
inline char csv_delimiter(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  constexpr std::array kDelimiters = {',', ';', '\t', '|'};
  return *std::max_element(kDelimiters.begin(), kDelimiters.end(), [&](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
}

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_CSV_SCANNER_H_
