#ifndef THONGCAO_TOKENIZER_TOKEN_PRINTER_H_
#define THONGCAO_TOKENIZER_TOKEN_PRINTER_H_

#include <cstdint>
#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include <thongcao/tokenizer.h>

namespace thongcao {

// Writes the tokens of a text piece by piece. One subclass a format of thongcao-tokenize.
class TokenPrinter {
 public:
  virtual ~TokenPrinter() = default;
  // `text` is a piece of the input without line ends, `offset` its place in the input in bytes.
  virtual void print(std::string_view text, std::uint64_t offset, TokenStream& stream) = 0;
  // Called where the input has a line end.
  virtual void end_line() = 0;
};

// `format`: "words", "json" or "terms"; null for any other.
std::unique_ptr<TokenPrinter> make_token_printer(std::string_view format, std::ostream& out);

// A tokenizer with the built-in lexicon, changed by the words of `words_file` unless that is empty.
// Throws Error(not_found) when the file cannot be read and Error(invalid_argument) when a line of it is
// wrong.
Tokenizer load_tokenizer(const std::string& words_file);

// Reads `in` to its end. A line of any length takes constant memory: long ones are cut between words.
void print_tokens(std::istream& in, const Tokenizer& tokenizer, TokenPrinter& printer);

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_TOKEN_PRINTER_H_
