#ifndef THONGCAO_TOKEN_H_
#define THONGCAO_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include <thongcao/export.h>

namespace thongcao {

enum class TokenType : std::uint8_t {
  syllable,         // a possible Vietnamese syllable, with or without its diacritics: "nghị", "nghi"
  foreign,          // any other run of letters, of any script: "techfest", "хлеб"
  number,           // "04", "1.234,5", "50%"
  date,             // "19/12/2019", "19-12-2019", "12/2019", "19/12"
  document_number,  // "15/2020/NĐ-CP", "1234/QĐ-BKHCN", "24/2018/QH14"
  abbreviation,     // "KH&CN", "UBND", "TP.HCM", "NĐ-CP"
  email,
  url,
};

// "syllable", "foreign" …: the enumerator's name.
THONGCAO_API const char* to_string(TokenType type) noexcept;

inline constexpr std::uint32_t kNoId = std::numeric_limits<std::uint32_t>::max();

// One indivisible unit of text.
//
// Contract: [begin, end) are byte offsets into the text that was given, whatever normalisation did; they lie
// on character boundaries of it, ascend, and do not overlap. So slicing the text by them gives back the
// original characters, and concatenating tokens and the gaps between them gives back the text. No later stage
// changes them.
struct Token {
  std::size_t begin;
  std::size_t end;
  // Normalised form: valid UTF-8, NFC, lower case, canonical tone placement and spelling; at most
  // kMaxTokenBytes long. Equal forms mean equal tokens. Points into the TokenStream or the Lexicon: see
  // TokenStream.
  std::string_view text;
  std::uint32_t
      syllable;  // number of the syllable in Lexicon::syllable(), kNoId when it is none that it knows
  TokenType type;
  bool capitalized;  // starts with an upper-case letter
  bool upper_case;   // has two or more letters, all upper-case
};

inline constexpr std::size_t kMaxTokenBytes = 240;
inline constexpr std::size_t kMaxPassageTokens = 1024;

enum class WordType : std::uint8_t {
  single,    // one token
  compound,  // several syllables that the lexicon lists as a word
  name,      // several tokens that rules recognise as the name of a person or place
};

// A word: `count` tokens from number `first` of the passage on.
struct Word {
  std::uint32_t first;
  std::uint32_t count;
  std::uint32_t entry;  // number of the lexicon entry, kNoId when the lexicon has none
  WordType type;
};

}  // namespace thongcao

#endif  // THONGCAO_TOKEN_H_
