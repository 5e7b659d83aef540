#ifndef THONGCAO_INDEXER_SCHEMA_FINGERPRINT_H_
#define THONGCAO_INDEXER_SCHEMA_FINGERPRINT_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace thongcao::schema {

// Hash of 128 bits (XXH3, the same on every machine and in every version). All zero: none.
struct Fingerprint {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  bool empty() const noexcept { return high == 0 && low == 0; }
  auto operator<=>(const Fingerprint&) const = default;
};

Fingerprint fingerprint_of(std::string_view bytes);

// The form kept in kFingerprintSlot: sixteen bytes, none for the empty one.
std::string fingerprint_value(const Fingerprint& fingerprint);
// The other way; the empty one for a value of another size.
Fingerprint fingerprint_of_value(std::string_view value);

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_FINGERPRINT_H_
