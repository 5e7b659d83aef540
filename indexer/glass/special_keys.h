#ifndef THONGCAO_INDEXER_GLASS_SPECIAL_KEYS_H_
#define THONGCAO_INDEXER_GLASS_SPECIAL_KEYS_H_

#include <string_view>

namespace thongcao::glass {

// Entries of the posting table that are no posting lists of terms have keys that begin so; they come before
// the terms.
inline constexpr std::string_view kMetadataKey("\0\xC0", 2);
inline constexpr std::string_view kValueStatisticsKey("\0\xD0", 2);
inline constexpr std::string_view kValueChunkKey("\0\xD8", 2);
inline constexpr std::string_view kLengthsKey("\0\xE0", 2);

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_SPECIAL_KEYS_H_
