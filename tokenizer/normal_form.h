#ifndef THONGCAO_TOKENIZER_NORMAL_FORM_H_
#define THONGCAO_TOKENIZER_NORMAL_FORM_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace thongcao {

// How a token is spelt in an index. The scanner and normalize() share it, so that they cannot disagree.

// Appends [begin, end) in lower case and NFC. Returns false, with `out` unchanged, at a character or a pile
// of marks that needs ICU.
bool append_lower_fast(const char* begin, const char* end, std::string& out);

// Appends `text` in lower case and NFC, by the tables where they suffice, else by ICU.
void append_lower(std::string_view text, std::string& out);

// Gives every Vietnamese syllable of `out` from byte `from` on its canonical spelling; `out` is in lower case
// and NFC there. A syllable is a whole run of letters: "hoà2" and "m'hoà" have one, "café" has none.
void canonicalize_syllables(std::string& out, std::size_t from);

// Appends a token in its normal form: lower case, NFC, canonical syllables, ' for the typographic apostrophe.
void append_normal_form(std::string_view text, std::string& out);

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_NORMAL_FORM_H_
