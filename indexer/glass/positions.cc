#include "positions.h"

#include <bit>

#include "packing.h"

namespace thongcao::glass {
namespace {

// Bits, the lowest first.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}
  ~BitWriter() {
    if (count_ > 0) out_ += static_cast<char>(bits_);
  }
  BitWriter(const BitWriter&) = delete;
  BitWriter& operator=(const BitWriter&) = delete;

  // A value below `bound`, which need not be a power of two: values in the middle then take one bit less.
  void write(std::uint32_t value, std::uint32_t bound) {
    auto width = static_cast<unsigned>(std::bit_width(bound - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << width) - bound);
    if (spare != 0) {
      const std::uint32_t middle = (bound - spare) / 2;
      if (value >= middle + spare)
        value = (value - (middle + spare)) | std::uint32_t{1} << (width - 1);
      else if (value >= middle)
        --width;
    }
    bits_ |= std::uint64_t{value} << count_;
    for (count_ += width; count_ >= 8; count_ -= 8, bits_ >>= 8) out_ += static_cast<char>(bits_);
  }

 private:
  std::string& out_;
  std::uint64_t bits_ = 0;
  unsigned count_ = 0;  // below 8 between two calls
};

// Interpolative coding (Moffat and Stuiver): the middle one by what the outer ones leave possible, then each
// half. The first and the last are known.
void write_between(BitWriter& bits, std::span<const std::uint32_t> positions) {
  while (positions.size() > 2) {
    const std::size_t middle = (positions.size() - 1) / 2;
    const auto inner = static_cast<std::uint32_t>(positions.size() - 2);
    const std::uint32_t lowest = positions.front() + static_cast<std::uint32_t>(middle);
    bits.write(positions[middle] - lowest, positions.back() - positions.front() - inner);
    write_between(bits, positions.first(middle + 1));
    positions = positions.subspan(middle);
  }
}

}  // namespace

void pack_positions(std::string& out, std::span<const std::uint32_t> positions) {
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  pack_number(out, last);
  if (positions.size() == 1) return;
  BitWriter bits(out);
  bits.write(first, last);
  bits.write(static_cast<std::uint32_t>(positions.size() - 2), last - first);
  write_between(bits, positions);
}

}  // namespace thongcao::glass
