#ifndef THONGCAO_INDEXER_SCHEMA_READER_H_
#define THONGCAO_INDEXER_SCHEMA_READER_H_

#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include <thongcao/error.h>

namespace thongcao::schema {

// Opens one local database for reading, whole even when an indexer commits or puts a compacted database in
// its place at the same moment. (Xapian::Database::reopen() could mix the files of two databases then.)
// Throws what Xapian throws.
Xapian::Database open_reader(const std::string& path);

// Reads a database that may be updated meanwhile.
class Reader {
 public:
  explicit Reader(std::string path, Xapian::Database database)
      : path_(std::move(path)), database_(std::move(database)) {}

  const Xapian::Database& database() const { return database_; }

  // Calls `action` with the database, again with its newest state when it has changed too much meanwhile.
  template <typename Action>
  auto read(const Action& action) {
    for (int in_vain = 0;;) {
      try {
        return action(std::as_const(database_));
      } catch (const Xapian::DatabaseModifiedError&) {
        catch_up(in_vain);
      } catch (const Xapian::DatabaseCorruptError&) {  // a block that is overwritten may look so, too
        catch_up(in_vain);
      } catch (const Error& error) {  // what is stored in such a block
        if (error.code() != ErrorCode::corruption) throw;
        catch_up(in_vain);
      }
    }
  }

  // Calls `action` with each document. What was removed since the beginning is left out.
  template <typename Action>
  void each_document(const Action& action) {
    const auto docids = read([](const Xapian::Database& database) {
      return std::vector<Xapian::docid>(database.postlist_begin(""), database.postlist_end(""));
    });
    for (const Xapian::docid docid : docids) {
      try {
        read([&](const Xapian::Database& database) { action(database.get_document(docid)); });
      } catch (const Xapian::DocNotFoundError&) {
        continue;
      }
    }
  }

 private:
  // Opens the newest state, or throws on what is being handled when that is no newer one.
  void catch_up(int& in_vain) {
    constexpr int kMaxInVain = 3;
    const Xapian::rev seen = database_.get_revision();
    database_ = open_reader(path_);
    if (database_.get_revision() == seen && ++in_vain > kMaxInVain) throw;
  }

  std::string path_;
  Xapian::Database database_;
};

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_READER_H_
