#include "fingerprint.h"

#include <xxhash.h>

#include "schema.h"

namespace thongcao::schema {

Fingerprint fingerprint_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

std::string fingerprint_value(const Fingerprint& fingerprint) {
  if (fingerprint.empty()) return {};
  return number_value(fingerprint.high) + number_value(fingerprint.low);
}

Fingerprint fingerprint_of_value(std::string_view value) {
  if (value.size() != 16) return {};
  return {number_of_value(value.substr(0, 8)), number_of_value(value.substr(8))};
}

}  // namespace thongcao::schema
