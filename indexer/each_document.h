#ifndef THONGCAO_INDEXER_EACH_DOCUMENT_H_
#define THONGCAO_INDEXER_EACH_DOCUMENT_H_

#include <vector>

#include <xapian.h>

namespace thongcao {

// Reads something of a database, again from its newest state when an indexer has changed it meanwhile.
template <typename Action>
auto reopening(Xapian::Database& database, const Action& action) {
  for (;;) {
    try {
      return action();
    } catch (const Xapian::DatabaseModifiedError&) {
      database.reopen();
    }
  }
}

// Calls `action` with each document of a database that may be updated meanwhile. What was removed since is
// left out.
template <typename Action>
void each_document(Xapian::Database& database, const Action& action) {
  const auto docids = reopening(database, [&] {
    return std::vector<Xapian::docid>(database.postlist_begin(""), database.postlist_end(""));
  });
  for (const Xapian::docid docid : docids) {
    try {
      reopening(database, [&] { action(database.get_document(docid)); });
    } catch (const Xapian::DocNotFoundError&) {
      continue;
    }
  }
}

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_EACH_DOCUMENT_H_
