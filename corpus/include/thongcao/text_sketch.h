#ifndef THONGCAO_TEXT_SKETCH_H_
#define THONGCAO_TEXT_SKETCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <thongcao/export.h>

namespace thongcao {

// Tells whether two texts are the same release, reposted with another header, source line or typo: a sketch
// of 64 bytes whose agreement estimates the share of three-token sequences that the texts have in common
// (one-permutation min-hash: Li, Owen, Zhang 2012). Numbers count for themselves as well, since they are what
// tells two notices of one template apart.
//
// Thread safety: one thread at a time. Equal tokens give equal sketches on every machine.
class THONGCAO_API TextSketch {
 public:
  // Starts over.
  void clear() noexcept;
  // The next token of the text in its normalised form.
  void add(std::string_view token) noexcept;
  // kBytes bytes; nothing for a text of less than kMinTokens, which is too short to be told from its like.
  std::string bytes() const;

  static constexpr std::size_t kBytes = 64;
  static constexpr std::size_t kMinTokens = 50;

 private:
  void count(std::uint64_t hash) noexcept;

  std::array<std::uint64_t, kBytes> least_{};  // of each bucket; 0 when nothing fell into it
  std::uint64_t before_ = 0;                   // hashes of the two tokens before
  std::uint64_t before_that_ = 0;
  std::size_t tokens_ = 0;
};

// Estimated share of common sequences, 0 to 1, of two sketches; 0 when one is no sketch.
THONGCAO_API double similarity(std::string_view first_sketch, std::string_view second_sketch) noexcept;

// Texts of at least this similarity are one release.
inline constexpr double kSameRelease = 0.8;

}  // namespace thongcao

#endif  // THONGCAO_TEXT_SKETCH_H_
