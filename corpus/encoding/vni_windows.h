#ifndef THONGCAO_CORPUS_ENCODING_VNI_WINDOWS_H_
#define THONGCAO_CORPUS_ENCODING_VNI_WINDOWS_H_

#include <string>
#include <string_view>

namespace thongcao {

// VNI-Windows: a letter is a base (a, e, o, u, y, ơ = F4, ư = F6) and a mark after it that stands for a tone,
// for a circumflex or breve, or for both: ấ = "a" E1. The forms of i, đ and ỵ have bytes of their own.
// Capitals have marks of their own, 20 lower; either is understood after either.

std::u16string decode_vni(std::string_view bytes);

// Appends the bytes of a character; false when it has none.
bool append_vni(char16_t character, std::string& out);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_ENCODING_VNI_WINDOWS_H_
