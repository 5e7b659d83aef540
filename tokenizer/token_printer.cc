#include "token_printer.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include <thongcao/error.h>

namespace thongcao {
namespace {

constexpr std::size_t kBlockBytes = 1 << 20;

class WordsPrinter : public TokenPrinter {
 public:
  explicit WordsPrinter(std::ostream& out) : out_(out) {}

  void print(std::string_view text, std::uint64_t, TokenStream& stream) override {
    std::size_t gap = 0;
    while (stream.next()) {
      for (const Word& word : stream.words()) {
        const std::span<const Token> tokens = stream.tokens().subspan(word.first, word.count);
        append_gap(text.substr(gap, tokens.front().begin - gap));
        for (const Token& token : tokens) {
          append_separator(&token == &tokens.front() ? ' ' : '_');
          line_ += stream.source(token);
        }
        gap = tokens.back().end;
      }
      out_ << line_;
      line_.clear();
    }
    append_gap(text.substr(gap));
    out_ << line_;
    line_.clear();
  }

  void end_line() override {
    out_ << '\n';
    at_line_start_ = true;
  }

 private:
  void append_separator(char separator) {
    if (!at_line_start_) line_ += separator;
    at_line_start_ = false;
  }

  // Punctuation is printed as words of its own.
  void append_gap(std::string_view gap) {
    while (!gap.empty()) {
      const std::size_t begin = gap.find_first_not_of(" \t\r\v\f");
      if (begin == std::string_view::npos) return;
      const std::size_t end = std::min(gap.find_first_of(" \t\r\v\f", begin), gap.size());
      append_separator(' ');
      line_ += gap.substr(begin, end - begin);
      gap.remove_prefix(end);
    }
  }

  std::ostream& out_;
  std::string line_;
  bool at_line_start_ = true;
};

class JsonPrinter : public TokenPrinter {
 public:
  explicit JsonPrinter(std::ostream& out) : out_(out) {}

  void print(std::string_view, std::uint64_t offset, TokenStream& stream) override {
    while (stream.next()) {
      for (const Word& word : stream.words()) {
        for (std::uint32_t i = 0; i < word.count; ++i) {
          const Token& token = stream.tokens()[word.first + i];
          const nlohmann::ordered_json json = {{"begin", offset + token.begin},
                                               {"end", offset + token.end},
                                               {"text", token.text},
                                               {"type", to_string(token.type)},
                                               {"word", word_},
                                               {"word_type", word_type(word.type)}};
          out_ << json.dump() << '\n';
        }
        ++word_;
      }
    }
  }

  void end_line() override {}

 private:
  static const char* word_type(WordType type) {
    switch (type) {
      case WordType::single:
        return "single";
      case WordType::compound:
        return "compound";
      case WordType::name:
        return "name";
    }
    return "unknown";
  }

  std::ostream& out_;
  std::uint64_t word_ = 0;  // number of the word in the input
};

class TermsPrinter : public TokenPrinter {
 public:
  explicit TermsPrinter(std::ostream& out) : out_(out) {}

  void print(std::string_view, std::uint64_t, TokenStream& stream) override {
    while (stream.next()) {
      for (const Word& word : stream.words()) {
        term_.clear();
        stream.append_text(word, ' ', term_);
        out_ << term_ << '\n';
      }
    }
  }

  void end_line() override {}

 private:
  std::ostream& out_;
  std::string term_;
};

// Reads a stream in pieces: lines, or parts of lines that are longer than a block.
class PieceReader {
 public:
  explicit PieceReader(std::istream& in) : in_(in) {}

  // False at the end. `line_end`: a line end follows the piece.
  bool next(std::string_view& piece, bool& line_end) {
    consume();
    while (true) {
      const std::string_view rest = std::string_view(buffer_).substr(begin_);
      if (const std::size_t at = rest.find('\n'); at != std::string_view::npos)
        return give(at, true, piece, line_end);
      if (rest.size() >= kBlockBytes) return give(cut(rest), false, piece, line_end);
      if (at_end_) return !rest.empty() && give(rest.size(), false, piece, line_end);
      fill();
    }
  }

  std::uint64_t offset() const noexcept { return offset_; }

 private:
  bool give(std::size_t size, bool newline, std::string_view& piece, bool& line_end) {
    piece = std::string_view(buffer_).substr(begin_, size);
    line_end = newline;
    given_ = size + (newline ? 1 : 0);
    return true;
  }

  void consume() {
    begin_ += given_;
    offset_ += given_;
    given_ = 0;
  }

  void fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t size = buffer_.size();
    buffer_.resize(size + kBlockBytes);
    in_.read(buffer_.data() + size, static_cast<std::streamsize>(kBlockBytes));
    buffer_.resize(size + static_cast<std::size_t>(in_.gcount()));
    at_end_ = !in_;
  }

  // A place to cut a long line: behind a sentence, else a word, else a character.
  static std::size_t cut(std::string_view text) {
    for (const std::string_view end : {". ", " "}) {
      const std::size_t at = text.rfind(end);
      if (at != std::string_view::npos && at > text.size() / 2) return at + end.size();
    }
    std::size_t at = text.size() - 1;
    while (at > text.size() - 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
  }

  std::istream& in_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t given_ = 0;
  std::uint64_t offset_ = 0;
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<TokenPrinter> make_token_printer(std::string_view format, std::ostream& out) {
  if (format == "words") return std::make_unique<WordsPrinter>(out);
  if (format == "json") return std::make_unique<JsonPrinter>(out);
  if (format == "terms") return std::make_unique<TermsPrinter>(out);
  return nullptr;
}

Tokenizer load_tokenizer(const std::string& words_file) {
  if (words_file.empty()) return Tokenizer();
  std::ifstream in(words_file, std::ios::binary);
  in.peek();  // a folder opens like a file; only reading it fails
  if (in.fail())
    throw Error(ErrorCode::not_found, words_file + ": cannot be read; check the path and its permissions");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return Tokenizer(Lexicon::with_words(text, words_file));
}

void print_tokens(std::istream& in, const Tokenizer& tokenizer, TokenPrinter& printer) {
  TokenStream stream(tokenizer);
  PieceReader reader(in);
  std::string_view piece;
  bool line_end = false;
  while (reader.next(piece, line_end)) {
    stream.reset(piece);
    printer.print(piece, reader.offset(), stream);
    if (line_end) printer.end_line();
  }
}

}  // namespace thongcao
