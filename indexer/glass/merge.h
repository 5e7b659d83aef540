#ifndef THONGCAO_INDEXER_GLASS_MERGE_H_
#define THONGCAO_INDEXER_GLASS_MERGE_H_

#include <filesystem>
#include <vector>

namespace thongcao::glass {

// Merges databases, which DatabaseWriter or merge() wrote and Xapian may have changed, into a new one in a
// new folder. The documents of each are numbered behind those of the one before. Of metadata with the same
// name, those of the first database stay. Short neighbouring chunks of a posting list become one, which
// Xapian's compaction leaves apart; so the result does not suffer when the databases are many and small.
//
// Works in up to `threads` threads, one table each; has a file of each database open in each of them. Errors
// of the file system are thrown as Error with code io, damaged databases as Error with code corruption.
// Nothing is synced.
void merge(const std::vector<std::filesystem::path>& sources, const std::filesystem::path& destination,
           unsigned threads);

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_MERGE_H_
