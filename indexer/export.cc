#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <thongcao/database.h>

#include "open_database.h"
#include "schema/compression.h"
#include "schema/schema.h"
#include "schema/shards.h"
#include "schema/xapian_error.h"

namespace thongcao {
namespace {

struct Place {
  std::string sequence;
  std::size_t shard;
  Xapian::docid docid;

  bool operator<(const Place& other) const {
    return std::tie(sequence, shard, docid) < std::tie(other.sequence, other.shard, other.docid);
  }
};

}  // namespace

std::uint64_t export_database(const std::string& path, const std::function<void(std::string_view)>& on_line) {
  return schema::translating(path, [&] {
    std::vector<schema::Reader> shards;
    std::vector<Place> places;
    for (const std::string& shard : schema::shard_paths(path)) {
      schema::Reader& reader = shards.emplace_back(open_for_reading(shard));
      const auto found = reader.read([&](const Xapian::Database& database) {
        std::vector<Place> all;
        const auto end = database.valuestream_end(schema::kSequenceSlot);
        for (auto value = database.valuestream_begin(schema::kSequenceSlot); value != end; ++value)
          all.push_back({*value, shards.size() - 1, value.get_docid()});
        return all;
      });
      places.insert(places.end(), found.begin(), found.end());
    }
    std::sort(places.begin(), places.end());
    schema::Decompressor decompressor;
    std::uint64_t count = 0;
    for (const Place& place : places) {
      try {
        on_line(shards[place.shard].read([&](const Xapian::Database& database) {
          return decompressor.decompress(database.get_document(place.docid).get_data(), database);
        }));
        ++count;
      } catch (const Xapian::DocNotFoundError&) {
        continue;  // removed meanwhile
      }
    }
    return count;
  });
}

}  // namespace thongcao
