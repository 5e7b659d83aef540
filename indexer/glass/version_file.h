#ifndef THONGCAO_INDEXER_GLASS_VERSION_FILE_H_
#define THONGCAO_INDEXER_GLASS_VERSION_FILE_H_

#include <cstdint>
#include <filesystem>

#include "table_writer.h"

namespace thongcao::glass {

// Of all documents of a database, which are numbered from 1 without gaps.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint64_t total_length = 0;  // a document's length is the sum of its terms' frequencies within it
  std::uint32_t least_length = 0;  // of documents with a length above 0; 0 when there is none
  std::uint32_t greatest_length = 0;
  std::uint32_t greatest_frequency = 0;  // of a term within a document
};

struct TableRoots {
  TableRoot postlist, docdata, termlist, position;
};

// Writes the file that makes a folder of tables a database: nothing is one before. Errors as for TableWriter.
void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const Statistics& statistics);

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_VERSION_FILE_H_
