#ifndef THONGCAO_INDEXER_GLASS_BLOCK_H_
#define THONGCAO_INDEXER_GLASS_BLOCK_H_

#include <cstddef>
#include <cstdint>

// The blocks that a table consists of. Numbers are big-endian.
namespace thongcao::glass {

inline constexpr std::uint32_t kBlockBytes = 8192;

// A block: revision (4 bytes), level (1), contiguous free bytes (2), all free bytes (2), end of the directory
// (2); the directory of two-byte offsets of the items; free room; the items.
inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kFreeAt = 5;
inline constexpr std::size_t kAllFreeAt = 7;
inline constexpr std::size_t kDirectoryEndAt = 9;
inline constexpr std::size_t kDirectoryBegin = 11;
inline constexpr std::size_t kOffsetBytes = 2;

// An item of a leaf: its size less 3 (2 bytes, with flags on top), the key with its length in front, the
// number of the component (2 bytes, unless it is the first), a part of the tag.
inline constexpr std::size_t kSizeBytes = 2;
inline constexpr std::size_t kLengthBytes = 1;
inline constexpr std::size_t kComponentBytes = 2;
inline constexpr unsigned kCompressed = 0x8000;
inline constexpr unsigned kLast = 0x4000;
inline constexpr unsigned kFirst = 0x2000;
inline constexpr unsigned kSizeMask = 0x1FFF;

// An item of a branch: the number of a block (4 bytes), a key with its length in front, a component.
inline constexpr std::size_t kBlockNumberBytes = 4;

inline void put16(char* out, std::size_t number) {
  out[0] = static_cast<char>(number >> 8);
  out[1] = static_cast<char>(number);
}
inline void put32(char* out, std::uint32_t number) {
  for (int i = 3; i >= 0; --i, number >>= 8) out[i] = static_cast<char>(number);
}
inline unsigned get16(const char* in) {
  return static_cast<unsigned>(static_cast<unsigned char>(in[0])) << 8 | static_cast<unsigned char>(in[1]);
}
inline std::uint32_t get32(const char* in) {
  return static_cast<std::uint32_t>(get16(in)) << 16 | get16(in + 2);
}

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_BLOCK_H_
