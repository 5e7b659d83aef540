#ifndef THONGCAO_TOKENIZER_SPECIAL_TOKEN_H_
#define THONGCAO_TOKENIZER_SPECIAL_TOKEN_H_

#include <cstddef>
#include <string>
#include <string_view>

#include <thongcao/token.h>

#include "lexicon_internal.h"

namespace thongcao {

// A token that punctuation is part of: a date, number, document number, abbreviation, address.
struct SpecialToken {
  const char* end = nullptr;  // null when there is none
  TokenType type = TokenType::foreign;
  std::string text;  // its normal form where that is more than lower case (dates: ISO), else empty
};

// Where such a token is longer, only its beginning is one.
inline constexpr std::ptrdiff_t kMaxSpecialBytes = 2048;

// True for the characters that may stand inside such a token, behind a letter or digit.
constexpr bool may_join(char c) noexcept {
  switch (c) {
    case '-':
    case '/':
    case '.':
    case ',':
    case ':':
    case '&':
    case '@':
    case '\'':
    case '+':
    case '%':
    case '_':
    case '\xE2':  // first byte of the typographic apostrophe
      return true;
    default:
      return false;
  }
}

// The longest special token that starts at `begin`, a letter or digit. Whether there is one does not depend
// on letter case, so that "15/2020/nđ-cp" is what "15/2020/NĐ-CP" is.
SpecialToken find_special_token(const char* begin, const char* end);

// True for a run of letters and digits that stands for more: without a vowel ("hđnd") or listed ("ubnd").
bool is_abbreviation(std::string_view normalized, const Lexicon::Internal& lexicon);

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_SPECIAL_TOKEN_H_
