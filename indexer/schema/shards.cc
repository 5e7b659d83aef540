#include "shards.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <xxhash.h>

#include <thongcao/error.h>

namespace thongcao::schema {
namespace {

namespace fs = std::filesystem;

constexpr const char* kListName = "XAPIANDB";

std::string shard_name(std::size_t shard) {
  return "shard-" + std::to_string(shard);
}

std::string shard_list(std::size_t shards) {
  std::string list;
  for (std::size_t i = 0; i < shards; ++i) list += "auto " + shard_name(i) + '\n';
  return list;
}

}  // namespace

bool is_stub(const std::string& path) {
  std::error_code error;
  return fs::exists(fs::path(path) / kListName, error);
}

bool is_sharded(const std::string& path) {
  return is_stub(path) && shard_paths(path).front() != path;
}

std::vector<std::string> shard_paths(const std::string& path) {
  if (!is_stub(path)) return {path};
  std::ifstream in(fs::path(path) / kListName, std::ios::binary);
  const std::string list((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::vector<std::string> paths;
  for (const char c : list) {
    if (c == '\n') paths.push_back(shard_path(path, paths.size()));
  }
  if (paths.empty() || list != shard_list(paths.size())) return {path};
  return paths;
}

std::string shard_path(const std::string& folder, std::size_t shard) {
  return (fs::path(folder) / shard_name(shard)).string();
}

void write_shard_list(const std::string& folder, std::size_t shards) {
  const fs::path path = fs::path(folder) / kListName;
  std::ofstream out(path, std::ios::binary);
  out << shard_list(shards) << std::flush;
  if (!out)
    throw Error(ErrorCode::io, path.string() + ": cannot be written; check the disk and the permissions");
}

std::size_t shard_of(std::string_view id, std::size_t shards) {
  return static_cast<std::size_t>(XXH3_64bits(id.data(), id.size()) % shards);
}

}  // namespace thongcao::schema
