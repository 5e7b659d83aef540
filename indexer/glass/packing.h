#ifndef THONGCAO_INDEXER_GLASS_PACKING_H_
#define THONGCAO_INDEXER_GLASS_PACKING_H_

#include <cstdint>
#include <string>
#include <string_view>

// Numbers and strings as Xapian's glass format has them, appended to a string.
namespace thongcao::glass {

// Seven bits a byte, the lowest first; the top bit of a byte says that another follows.
inline void pack_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

// A number whose bytes are in the order of the numbers: big-endian in two bytes when they suffice; else the
// leading ones of the first byte say how many bytes follow.
inline void pack_sortable_number(std::string& out, std::uint32_t number) {
  if (number < 0x8000) {
    out += static_cast<char>(number >> 8);
    out += static_cast<char>(number);
    return;
  }
  unsigned length = 3;
  while (length < 5 && number >> (7 * length + 1) != 0) ++length;
  const auto ones = static_cast<unsigned char>(0xFF << (10 - length));
  out += static_cast<char>(ones | (length == 5 ? 0 : number >> (8 * (length - 1))));
  for (unsigned i = length - 1; i-- > 0;) out += static_cast<char>(number >> (8 * i));
}

// A string whose bytes are in the order of the strings also when something is appended, if that does not
// begin with FF. `is_last` leaves out the mark of its end.
inline void pack_sortable_string(std::string& out, std::string_view text, bool is_last = false) {
  for (const char c : text) {
    out += c;
    if (c == '\0') out += '\xFF';
  }
  if (!is_last) out += '\0';
}

inline void pack_string(std::string& out, std::string_view text) {
  pack_number(out, text.size());
  out += text;
}

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_PACKING_H_
