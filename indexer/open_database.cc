#include "open_database.h"

#include <filesystem>

#include <thongcao/error.h>

#include "schema/reader.h"
#include "schema/shards.h"
#include "schema/stamp.h"
#include "schema/xapian_error.h"

namespace thongcao {
namespace {

Xapian::Database open(const std::string& path) {
  try {
    return schema::open_reader(path);
  } catch (const Xapian::DatabaseOpeningError& error) {
    if (!std::filesystem::exists(path)) throw;
    throw Error(ErrorCode::incompatible_index,
                path + ": exists but is no database (" + error.get_msg() + "); give another path");
  }
}

}  // namespace

schema::Reader open_for_reading(const std::string& path) {
  return schema::translating(path, [&] {
    schema::Reader reader(path, open(path));
    reader.read([&](const Xapian::Database& database) { schema::check_schema(database, path); });
    return reader;
  });
}

Xapian::WritableDatabase open_for_writing(const std::string& path, bool wait) {
  open_for_reading(path);
  if (schema::is_stub(path)) {
    throw Error(ErrorCode::incompatible_index,
                path + ": a replica or another list of databases; write to the database itself");
  }
  return schema::translating(path, [&] {
    return Xapian::WritableDatabase(path, Xapian::DB_OPEN | (wait ? Xapian::DB_RETRY_LOCK : 0));
  });
}

Xapian::WritableDatabase open_for_writing(const std::string& path, const Tokenizer& tokenizer, bool wait) {
  Xapian::WritableDatabase database = open_for_writing(path, wait);
  schema::translating(path, [&] {
    schema::check_stamp(database, tokenizer, path);
    if (database.get_doccount() == 0) schema::write_stamp(database, tokenizer);
  });
  return database;
}

}  // namespace thongcao
