#include "build_folder.h"

#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thongcao/error.h>

namespace thongcao {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "lock";

// Whether there is a folder with something in it, but no lock. Looks once, since an indexer may be making or
// removing the folder right now: its lock is there before anything else and goes last.
bool is_foreign(const fs::path& folder) {
  std::error_code ignored;
  bool empty = true;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().filename() == kLockName) return false;
    empty = false;
  }
  return !empty;
}

}  // namespace

BuildFolder::BuildFolder(const std::string& path, bool wait) : path_(path) {
  if (is_foreign(path_)) {
    throw Error(ErrorCode::invalid_argument,
                path +
                    ": exists, and no indexer made it; the database is built in a folder "
                    "of this name: move it away or give the database another name");
  }
  if (!lock(wait)) {
    throw Error(ErrorCode::locked,
                path +
                    ": locked by another indexer, which is building here; wait until it has finished, or "
                    "wait for it with --wait");
  }
  clear();
}

// Makes the folder and locks it; false when another indexer holds the lock.
bool BuildFolder::lock(bool wait) {
  const fs::path name = path_ / kLockName;
  for (;;) {
    std::error_code error;
    fs::create_directories(path_, error);
    lock_ = error ? -1 : ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0) {
      if (!error && errno == ENOENT) continue;  // another indexer has just removed the folder
      throw Error(ErrorCode::io, path_.string() + ": the folder to build in cannot be made (" +
                                     (error ? error.message() : std::generic_category().message(errno)) +
                                     "); check that its parent folder exists and may be written to");
    }
    const bool locked = ::flock(lock_, LOCK_EX | (wait ? 0 : LOCK_NB)) == 0;
    struct stat held = {};
    struct stat named = {};
    ::fstat(lock_, &held);
    if (locked && ::stat(name.c_str(), &named) == 0 && named.st_ino == held.st_ino) return true;
    ::close(lock_);
    if (!locked && errno != EINTR) return false;
    // Locked, but the indexer that held it has removed the file with its folder: once more.
  }
}

void BuildFolder::clear() const {
  std::error_code ignored;
  for (const fs::directory_entry& left : fs::directory_iterator(path_, ignored)) {
    if (left.path().filename() != kLockName) fs::remove_all(left.path(), ignored);
  }
}

BuildFolder::~BuildFolder() {
  clear();  // the lock goes last: by it others know whose folder this is
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  ::close(lock_);
}

void remove_abandoned_build_folder(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(fs::path(path) / kLockName, ignored)) return;
  try {
    const BuildFolder folder(path, false);
  } catch (const Error&) {
    return;  // somebody works in it, or it cannot be removed: it is in nobody's way
  }
}

}  // namespace thongcao
