#ifndef THONGCAO_INDEXER_SCHEMA_STAMP_H_
#define THONGCAO_INDEXER_SCHEMA_STAMP_H_

#include <string>

#include <xapian.h>

#include <thongcao/tokenizer.h>

namespace thongcao::schema {

// Writes schema version and analyser into the database's metadata.
void write_stamp(Xapian::WritableDatabase& database, const Tokenizer& tokenizer);

// Throws Error(incompatible_index) when the database was built by another program or schema version. An empty
// database without a stamp is accepted. `name` stands for it in the message.
void check_schema(const Xapian::Database& database, const std::string& name);

// The same, and when it was built with another analyser.
void check_stamp(const Xapian::Database& database, const Tokenizer& tokenizer, const std::string& name);

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_STAMP_H_
