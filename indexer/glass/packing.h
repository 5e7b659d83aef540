#ifndef THONGCAO_INDEXER_GLASS_PACKING_H_
#define THONGCAO_INDEXER_GLASS_PACKING_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "damage.h"

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

// The other way: each takes what it reads from the beginning of `in`. Throw DamageError when it ends too
// early.

inline std::uint64_t unpack_number(std::string_view& in) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (in.empty()) throw DamageError();
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number;
  }
  throw DamageError();
}

inline std::uint32_t unpack_sortable_number(std::string_view& in) {
  if (in.empty()) throw DamageError();
  const auto first = static_cast<unsigned char>(in.front());
  const std::size_t length = first < 0x80 ? 2 : first < 0xC0 ? 3 : first < 0xE0 ? 4 : 5;
  if (in.size() < length) throw DamageError();
  std::uint64_t number = first & (length == 2 ? 0x7Fu : 0xFFu >> (length - 1));
  for (std::size_t i = 1; i < length; ++i) number = number << 8 | static_cast<unsigned char>(in[i]);
  in.remove_prefix(length);
  return static_cast<std::uint32_t>(number);
}

inline std::string_view unpack_string(std::string_view& in) {
  const std::uint64_t size = unpack_number(in);
  if (in.size() < size) throw DamageError();
  const std::string_view text = in.substr(0, size);
  in.remove_prefix(size);
  return text;
}

inline void pack_string(std::string& out, std::string_view text) {
  pack_number(out, text.size());
  out += text;
}

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_PACKING_H_
