#ifndef THONGCAO_INDEXER_GLASS_CHUNK_H_
#define THONGCAO_INDEXER_GLASS_CHUNK_H_

#include <cstddef>

namespace thongcao::glass {

// Lists are cut into chunks when they are that long, as Xapian cuts them: readers skip by chunks.
inline constexpr std::size_t kChunkBytes = 2000;

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_CHUNK_H_
