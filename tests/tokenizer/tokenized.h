#ifndef THONGCAO_TESTS_TOKENIZER_TOKENIZED_H_
#define THONGCAO_TESTS_TOKENIZER_TOKENIZED_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/tokenizer.h>

namespace thongcao {

// A token that outlives its stream.
struct KeptToken {
  std::size_t begin;
  std::size_t end;
  std::string text;
  TokenType type;
  bool capitalized;
  bool upper_case;
  bool adjacent;  // to the token before it, within one passage

  bool operator==(const KeptToken&) const = default;
};

// A word that outlives its stream: `first` counts from the start of the text, not of the passage.
struct KeptWord {
  std::size_t first;
  std::size_t count;
  WordType type;
  std::string text;  // joined by '_'

  bool operator==(const KeptWord&) const = default;
};

// Everything that a text is made into.
struct Tokenized {
  std::vector<KeptToken> tokens;
  std::vector<KeptWord> words;

  bool operator==(const Tokenized&) const = default;
  std::vector<std::string> texts() const;
  // "sáng:syllable 2019-12-19:date": how tests/golden/tokens.tsv and messages write it.
  std::string token_line() const;
  // "hội_nghị về công_nghệ nguyễn_văn_an:name": how tests/golden/words.tsv writes it.
  std::string word_line() const;
};

// Reads the stream to its end.
Tokenized read_all(TokenStream& stream);
// With the built-in lexicon.
Tokenized tokenize(std::string_view text);
const Tokenizer& built_in_tokenizer();

// `text` by ICU's normalizers; `text` must be valid UTF-8.
std::string to_nfc(std::string_view text);
std::string to_nfd(std::string_view text);
// `text` by ICU's full case mappings of no language.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

// Strict: no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);

}  // namespace thongcao

#endif  // THONGCAO_TESTS_TOKENIZER_TOKENIZED_H_
