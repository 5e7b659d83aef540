#include <algorithm>
#include <filesystem>
#include <thread>

#include <thongcao/database.h>
#include <thongcao/error.h>

#include "build_folder.h"
#include "glass/merge.h"
#include "open_database.h"
#include "put_in_place.h"
#include "schema/shards.h"
#include "schema/xapian_error.h"

namespace thongcao {
namespace {

namespace fs = std::filesystem;

constexpr const char* kXapianLock = "flintlock";

void compact_one(const std::string& path, bool wait) {
  const Xapian::WritableDatabase lock = open_for_writing(path, wait);
  const BuildFolder folder(path + ".building", wait);
  const fs::path compacted = folder.path() / "compacted";
  glass::merge({path}, compacted, std::max(1u, std::thread::hardware_concurrency()));
  // The lock is the file's, whichever folder it is in: who waits for it will hold that of the new database.
  fs::create_hard_link(fs::path(path) / kXapianLock, compacted / kXapianLock);
  exchange_in_place(compacted, path);
}

}  // namespace

void compact_database(const std::string& path, bool wait) {
  for (const std::string& shard : schema::shard_paths(path)) {
    try {
      schema::translating(shard, [&] { compact_one(shard, wait); });
    } catch (const fs::filesystem_error& error) {
      throw Error(ErrorCode::io, shard + ": cannot be compacted (" + error.what() + "); the old one stays");
    }
  }
}

}  // namespace thongcao
