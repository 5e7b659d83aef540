#ifndef THONGCAO_INDEXER_OPEN_DATABASE_H_
#define THONGCAO_INDEXER_OPEN_DATABASE_H_

#include <string>

#include <xapian.h>

#include <thongcao/tokenizer.h>

#include "schema/reader.h"

namespace thongcao {

// Opens a database of this schema, not a sharded one. Throws Error(not_found) when there is nothing,
// Error(incompatible_index) when it is something else, Error(corruption) when it is damaged.
schema::Reader open_for_reading(const std::string& path);

// The same for writing; with `wait` not before another writer has finished, which else is Error(locked).
Xapian::WritableDatabase open_for_writing(const std::string& path, bool wait);
// Also throws Error(incompatible_index) when the database was built with another tokenizer.
Xapian::WritableDatabase open_for_writing(const std::string& path, const Tokenizer& tokenizer, bool wait);

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_OPEN_DATABASE_H_
