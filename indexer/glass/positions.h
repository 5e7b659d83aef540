#ifndef THONGCAO_INDEXER_GLASS_POSITIONS_H_
#define THONGCAO_INDEXER_GLASS_POSITIONS_H_

#include <cstdint>
#include <span>
#include <string>

namespace thongcao::glass {

// Appends the entry of the position table for these positions: one at least, ascending, no two equal.
void pack_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_POSITIONS_H_
