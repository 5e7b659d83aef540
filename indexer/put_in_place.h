#ifndef THONGCAO_INDEXER_PUT_IN_PLACE_H_
#define THONGCAO_INDEXER_PUT_IN_PLACE_H_

#include <filesystem>

namespace thongcao {

// Gives a database that was made elsewhere on the same file system its name, in one step for readers, and so
// that after a loss of power there is all of it or nothing: its files are on the disk before, the name after.
// Throw Error(io).

// `place` must not exist.
void put_in_place(const std::filesystem::path& made, const std::filesystem::path& place);

// The other way round, too: what was in `place` is where `made` was afterwards. Not on all file systems.
void exchange_in_place(const std::filesystem::path& made, const std::filesystem::path& place);

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_PUT_IN_PLACE_H_
