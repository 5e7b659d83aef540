#ifndef THONGCAO_INDEXER_GLASS_TABLE_ROOT_H_
#define THONGCAO_INDEXER_GLASS_TABLE_ROOT_H_

#include <cstdint>

namespace thongcao::glass {

// What the version file says of a table: where its tree begins.
struct TableRoot {
  std::uint32_t block = 0;   // number of the root's block
  std::uint32_t level = 0;   // levels above the leaves
  std::uint32_t blocks = 0;  // in the file; 0 when there is no file, for a table without entries
  std::uint64_t entries = 0;
};

struct TableRoots {
  TableRoot postlist, docdata, termlist, position;
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_TABLE_ROOT_H_
