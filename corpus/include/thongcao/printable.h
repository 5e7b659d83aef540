#ifndef THONGCAO_PRINTABLE_H_
#define THONGCAO_PRINTABLE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include <thongcao/export.h>

namespace thongcao {

// Texts that were collected anywhere are hostile: nothing in them may command a terminal, or show in a page
// other than it is. These characters do: the C0 and C1 controls, DEL, the marks, embeddings, overrides and
// isolates of direction (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), and the separators of
// lines and paragraphs (U+2028, U+2029).

// Length in bytes of the character of that kind that UTF-8 text begins with; 0 when it begins with another or
// is empty.
THONGCAO_API std::size_t unprintable_length(std::string_view text) noexcept;

// The text without them; white space stays, each tab and newline as a space.
THONGCAO_API std::string printable_text(std::string_view text);

}  // namespace thongcao

#endif  // THONGCAO_PRINTABLE_H_
