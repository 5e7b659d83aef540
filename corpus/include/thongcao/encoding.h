#ifndef THONGCAO_ENCODING_H_
#define THONGCAO_ENCODING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thongcao/export.h>

namespace thongcao {

// The ways in which Vietnamese text of the last thirty years is stored.
//
//   const thongcao::DetectedEncoding found = thongcao::detect_encoding(bytes);
//   if (found.confidence > 0.8) std::cout << thongcao::to_utf8(bytes, found.encoding);
//
// Everything here may be called from any thread; nothing throws but std::bad_alloc.
enum class Encoding : std::uint8_t {
  utf8,
  utf16_le,
  utf16_be,
  tcvn3,  // TCVN 5712:1993 VN3, the ABC fonts (.VnTime …), usual in the north and in offices of the state
  vni_windows,   // VNI-Windows, base letter and mark in two bytes, usual in the south
  viscii,        // RFC 1456
  vps,           // Vietnamese Professionals Society
  windows_1258,  // Microsoft's, letters and combining tones
};

// "utf-8", "utf-16le", "utf-16be", "tcvn3", "vni", "viscii", "vps", "windows-1258".
THONGCAO_API const char* to_string(Encoding encoding) noexcept;

// The encoding of such a name or another usual one ("abc", "vni-windows", "cp1258", "utf8" …), in any letter
// case; nothing when there is none.
THONGCAO_API std::optional<Encoding> encoding_from_string(std::string_view name) noexcept;

// The text as valid UTF-8 in normalisation form C, without a byte order mark. What is no character of the
// encoding, or cut off, becomes U+FFFD.
//
// TCVN3 has capitals for Ă Â Ê Ô Ơ Ư Đ only. Other accented capitals were written with the code of the small
// letter and a font that shows capitals (.VnTimeH); the bytes do not tell, so they come out as small letters.
THONGCAO_API std::string to_utf8(std::string_view bytes, Encoding encoding);

// The other way, for tools and tests; without a byte order mark. TCVN3 gets the small letter for a capital
// that it lacks, dashes and quotation marks become ASCII where they are missing, "?" stands for what is left.
// UTF-8 comes out in normalisation form C.
THONGCAO_API std::string from_utf8(std::string_view text, Encoding encoding);

struct DetectedEncoding {
  Encoding encoding = Encoding::utf8;
  // 0 to 1: how much of the text beyond ASCII makes sense in this encoding, lowered when another makes about
  // as much sense of it.
  double confidence = 0;
};

// Tells the encoding by byte order mark, else by which decoding has the most possible Vietnamese syllables.
// Bytes that are valid UTF-8 are never taken for anything else (but ASCII with the zero bytes of UTF-16).
// Looks at the first 64 KiB. Sure from a sentence or two on.
THONGCAO_API DetectedEncoding detect_encoding(std::string_view bytes);

// to_utf8() for a text whose lines are in different encodings, as happens when files were pasted together:
// lines of valid UTF-8 stay, the others are decoded as what they are detected to be, short ones as the rest
// of the text. Lines that resemble nothing are repaired as UTF-8.
THONGCAO_API std::string to_utf8_mixed(std::string_view bytes);

}  // namespace thongcao

#endif  // THONGCAO_ENCODING_H_
