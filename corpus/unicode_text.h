#ifndef THONGCAO_CORPUS_UNICODE_TEXT_H_
#define THONGCAO_CORPUS_UNICODE_TEXT_H_

#include <string>
#include <string_view>

namespace thongcao {

// The text of a file: UTF-8, or UTF-16 when a byte order mark says so; without the mark, as valid UTF-8 in
// which what could not be decoded is U+FFFD.
std::string decode_text(std::string_view bytes);

// Valid UTF-8 in normalisation form C; `text` must be valid UTF-8. Costs one scan when the text is in that
// form already.
std::string to_nfc(std::string text);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_UNICODE_TEXT_H_
