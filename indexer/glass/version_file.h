#ifndef THONGCAO_INDEXER_GLASS_VERSION_FILE_H_
#define THONGCAO_INDEXER_GLASS_VERSION_FILE_H_

#include <cstdint>
#include <filesystem>

#include "table_root.h"

namespace thongcao::glass {

// Of all documents of a database.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;  // the greatest number that one has or had
  std::uint64_t total_length = 0;   // a document's length is the sum of its terms' frequencies within it
  std::uint32_t least_length = 0;   // of documents with a length above 0; 0 when there is none
  std::uint32_t greatest_length = 0;
  std::uint32_t greatest_frequency = 0;  // of a term within a document
};

// Writes the file that makes a folder of tables a database: nothing is one before. It also names the database
// by a random number, for replication. Errors as for TableWriter.
void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const Statistics& statistics);

struct Version {
  TableRoots roots;
  Statistics statistics;
};
// Reads the file of a database with this writer's size of blocks. Errors as for TableReader.
Version read_version_file(const std::filesystem::path& folder);

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_VERSION_FILE_H_
