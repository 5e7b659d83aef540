#ifndef THONGCAO_CORPUS_UNICODE_TEXT_H_
#define THONGCAO_CORPUS_UNICODE_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include <thongcao/encoding.h>

namespace thongcao {

// The text of a file as valid UTF-8, without byte order mark: in the encoding that is known, else what a mark
// says, UTF-8 where it is valid, and the lines that are not as to_utf8_mixed() decodes them.
std::string decode_text(std::string_view bytes, std::optional<Encoding> encoding = std::nullopt);

// The text as it is when it is valid UTF-8, else with U+FFFD for what could not be decoded.
std::string valid_utf8(std::string_view bytes);

// UTF-16 as valid UTF-8; unpaired surrogates and a byte left over become U+FFFD. A byte order mark is kept.
std::string decode_utf16(std::string_view bytes, bool little_endian);

// Between the two forms of valid text; unpaired surrogates become U+FFFD.
std::string utf8_of(std::u16string_view text);
std::u16string utf16_of(std::string_view text);

// Valid UTF-8 in normalisation form C; `text` must be valid UTF-8. Costs one scan when the text is in that
// form already.
std::string to_nfc(std::string text);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_UNICODE_TEXT_H_
