#include <thongcao/text_sketch.h>

namespace thongcao {
namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the result depends on every bit given.
std::uint64_t mix(std::uint64_t z) noexcept {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

std::uint64_t hash_of(std::string_view token) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : token) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

constexpr std::uint64_t kNumberCopies = 3;  // a number counts as so many sequences more

}  // namespace

void TextSketch::clear() noexcept {
  *this = TextSketch();
}

void TextSketch::count(std::uint64_t hash) noexcept {
  // The top bits choose the bucket, the others compete in it.
  std::uint64_t& least = least_[hash >> 58];
  const std::uint64_t value = (hash << 6) | 1;
  if (least == 0 || value < least) least = value;
}

void TextSketch::add(std::string_view token) noexcept {
  const std::uint64_t hash = hash_of(token);
  if (++tokens_ > 2) count(mix(mix(before_that_ + 3 * before_) + hash));
  if (!token.empty() && token[0] >= '0' && token[0] <= '9') {
    for (std::uint64_t copy = 1; copy <= kNumberCopies; ++copy) count(mix(hash + copy));
  }
  before_that_ = before_;
  before_ = hash;
}

std::string TextSketch::bytes() const {
  std::string bytes;
  if (tokens_ < kMinTokens) return bytes;
  for (const std::uint64_t least : least_)
    bytes += static_cast<char>(least == 0 ? 0 : 1 + mix(least) % 255);  // 0 says that the bucket is empty
  return bytes;
}

double similarity(std::string_view a, std::string_view b) noexcept {
  if (a.size() != TextSketch::kBytes || b.size() != TextSketch::kBytes) return 0;
  int filled = 0;
  int equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    filled += static_cast<int>(a[i] != 0 || b[i] != 0);
    equal += static_cast<int>(a[i] == b[i] && a[i] != 0);
  }
  return filled == 0 ? 0 : static_cast<double>(equal) / filled;
}

}  // namespace thongcao
