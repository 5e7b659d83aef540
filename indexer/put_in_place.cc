#include "put_in_place.h"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <thongcao/error.h>

namespace thongcao {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& what, const std::string& advice) {
  throw Error(ErrorCode::io,
              path.string() + ": " + what + " (" + std::generic_category().message(errno) + "); " + advice);
}

// A file, or a folder, which holds names.
class Syncable {
 public:
  explicit Syncable(fs::path path)
      : path_(std::move(path)), descriptor_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail(path_, "cannot be opened", "check the disk and the permissions");
  }
  Syncable(const Syncable&) = delete;
  Syncable& operator=(const Syncable&) = delete;
  ~Syncable() { ::close(descriptor_); }

  void sync() const {
    if (::fsync(descriptor_) != 0 && errno != EINVAL)  // that says that there is nothing to sync
      fail(path_, "cannot be written to the disk", "check the disk");
  }

 private:
  const fs::path path_;
  const int descriptor_;
};

void sync_tree(const fs::path& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; entry != end; entry.increment(error))
    Syncable(entry->path()).sync();
  if (error) throw Error(ErrorCode::io, folder.string() + ": cannot be read (" + error.message() + ")");
  Syncable(folder).sync();
}

fs::path parent_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void rename(const fs::path& made, const fs::path& place, unsigned flags, const std::string& advice) {
  sync_tree(made);
  const Syncable parent(parent_of(place));  // may fail, which is of use before the database is in its place
  if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, place.c_str(), flags) != 0)
    fail(place, "the new database cannot be put in its place", advice);
  parent.sync();
}

}  // namespace

void put_in_place(const fs::path& made, const fs::path& place) {
  rename(made, place, 0, "check the permissions of the folder");
}

void exchange_in_place(const fs::path& made, const fs::path& place) {
  rename(made, place, RENAME_EXCHANGE, "the old one stays; move it to another file system");
}

}  // namespace thongcao
