#ifndef THONGCAO_INDEXER_SCHEMA_SHARDS_H_
#define THONGCAO_INDEXER_SCHEMA_SHARDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace thongcao::schema {

// A sharded database is a folder of databases, shard-0 to shard-(N-1), and of a list of them, the file
// XAPIANDB. That is Xapian's stub format, so that its own tools open such a folder, too. An announcement lies
// in the shard that a hash of its id gives.
inline constexpr std::size_t kMaxShards = 1024;

bool is_sharded(const std::string& path);
// Whether Xapian finds a list of databases there, ours or another, such as that of a replica.
bool is_stub(const std::string& path);

// The databases that `path` stands for: its shards in order, or itself.
std::vector<std::string> shard_paths(const std::string& path);

std::string shard_path(const std::string& folder, std::size_t shard);
// Throws Error(io).
void write_shard_list(const std::string& folder, std::size_t shards);

// Where the announcement with this id belongs: the same on every machine and in every version.
std::size_t shard_of(std::string_view id, std::size_t shards);

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_SHARDS_H_
