#include "letter_case.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace thongcao {

std::string in_case(LetterCase letter_case, std::string_view text) {
  std::string out;
  for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
    const bool upper =
        letter_case == LetterCase::upper || (at == 0 && letter_case == LetterCase::capitalized);
    UChar32 c;
    U8_NEXT_OR_FFFD(text.data(), at, size, c);
    if (upper) c = u_toupper(c);
    std::array<char, U8_MAX_LENGTH> bytes;
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    out.append(bytes.data(), length);
  }
  return out;
}

}  // namespace thongcao
