#include <map>

#include <thongcao/database.h>

#include "open_database.h"
#include "schema/schema.h"
#include "schema/shards.h"
#include "schema/xapian_error.h"
#include "write_watch.h"

namespace thongcao {

std::vector<std::string> delete_announcements(const std::string& path, const std::vector<std::string>& ids,
                                              bool wait) {
  const std::vector<std::string> shards = schema::shard_paths(path);
  for (const std::string& shard : shards) open_for_reading(shard);  // so that nothing is done by halves
  std::map<std::size_t, std::vector<std::string>> by_shard;
  for (const std::string& id : ids) by_shard[schema::shard_of(id, shards.size())].push_back(id);
  std::vector<std::string> missing;
  for (const auto& entry : by_shard) {
    const std::string& shard = shards[entry.first];
    WriteWatch watch(shard);
    const WriteWatch::Writing writing(watch);  // outlives the database, which commits when it is destroyed
    Xapian::WritableDatabase database = open_for_writing(shard, wait);
    schema::translating(shard, [&] {
      for (const std::string& id : entry.second) {
        const std::string term = schema::id_term(id);
        const auto found = database.postlist_begin(term);
        if (found == Xapian::PostingIterator()) {
          missing.push_back(id);
          continue;
        }
        watch.expect_removal(database, *found);
        database.delete_document(term);
      }
      database.commit();
    });
  }
  return missing;
}

}  // namespace thongcao
