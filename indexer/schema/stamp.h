#ifndef THONGCAO_INDEXER_SCHEMA_STAMP_H_
#define THONGCAO_INDEXER_SCHEMA_STAMP_H_

#include <map>
#include <string>

#include <xapian.h>

#include <thongcao/tokenizer.h>

namespace thongcao::schema {

// Metadata of a database that say by which schema version and analyser it was built.
std::map<std::string, std::string> stamp(const Tokenizer& tokenizer);
void write_stamp(Xapian::WritableDatabase& database, const Tokenizer& tokenizer);

// Throws Error(incompatible_index) when the database was built by another program or schema version. An empty
// database without a stamp is accepted. `name` stands for it in the message.
void check_schema(const Xapian::Database& database, const std::string& name);

// The same, and when it was built with another analyser.
void check_stamp(const Xapian::Database& database, const Tokenizer& tokenizer, const std::string& name);

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_STAMP_H_
