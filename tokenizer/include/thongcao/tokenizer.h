#ifndef THONGCAO_TOKENIZER_H_
#define THONGCAO_TOKENIZER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <thongcao/export.h>
#include <thongcao/lexicon.h>
#include <thongcao/token.h>

namespace thongcao {

// Cuts Vietnamese text into tokens and words.
//
//   thongcao::Tokenizer tokenizer;
//   thongcao::TokenStream stream(tokenizer, "Hội nghị tổng kết công tác năm 2019");
//   while (stream.next())
//     for (const thongcao::Word& word : stream.words())
//       std::cout << stream.source(word) << '\n';        // Hội nghị / tổng kết / công tác / năm / 2019
//
// Any bytes are accepted: a byte that is not part of valid UTF-8 counts as U+FFFD, which belongs to no token.
// Thread safety: immutable after construction, shared by any number of threads, each with its own
// TokenStream.
class THONGCAO_API Tokenizer {
 public:
  // Uses the lexicon that is compiled into the library.
  Tokenizer();
  // `lexicon` must not be null; throws Error(invalid_argument) if it is.
  explicit Tokenizer(std::shared_ptr<const Lexicon> lexicon);

  const Lexicon& lexicon() const noexcept { return *lexicon_; }

  // Identifies what this tokenizer makes of a text: two tokenizers with equal fingerprints give equal tokens
  // and words. An index carries the fingerprint of the tokenizer that built it.
  std::uint64_t fingerprint() const noexcept;

 private:
  std::shared_ptr<const Lexicon> lexicon_;
};

// Walks over a text passage by passage. A passage is a stretch of tokens in which words are found together: a
// clause, cut at punctuation that no word crosses and at kMaxPassageTokens, so that memory does not grow with
// the text.
//
// Lifetime: the text and the Tokenizer must outlive the stream; tokens(), words() and what they point to are
// valid until the next call of next() or reset(). Thread safety: one thread at a time.
class THONGCAO_API TokenStream {
 public:
  explicit TokenStream(const Tokenizer& tokenizer, std::string_view text = {});
  TokenStream(TokenStream&&) noexcept;
  TokenStream& operator=(TokenStream&&) noexcept;
  ~TokenStream();

  // Starts over with another text, keeping the buffers: a reused stream does not allocate.
  void reset(std::string_view text);

  // Moves to the next passage that has a token; false at the end of the text.
  bool next();

  std::span<const Token> tokens() const noexcept;
  // In order, without overlap, covering every token of the passage.
  std::span<const Word> words() const noexcept;

  // True when token number `i` (1 or more) of the passage follows the one before it with nothing but white
  // space or a hyphen between them, so that both may belong to one phrase.
  bool adjacent(std::size_t i) const noexcept;

  // The characters of the text that a token or word covers.
  std::string_view source(const Token& token) const noexcept;
  std::string_view source(const Word& word) const noexcept;
  // Appends the normalised form of a word to `out`: the texts of its tokens, separated by `separator`.
  void append_text(const Word& word, char separator, std::string& out) const;

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

// Normalised form of a whole text as tokens carry it: valid UTF-8, NFC, lower case, canonical tone placement
// and spelling twins ("Hoà", "hòa" → "hòa"; "kĩ" → "kỹ"; "qui" → "quy"), other characters as they are.
THONGCAO_API std::string normalize(std::string_view text);

// Removes Vietnamese and other combining diacritics and folds đ to d, keeping case: "Đổi mới" → "Doi moi".
THONGCAO_API std::string fold_diacritics(std::string_view text);

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_H_
