#include "build_folder.h"

#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <thongcao/error.h>

namespace thongcao {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "lock";

}  // namespace

BuildFolder::BuildFolder(const std::string& path) : path_(path) {
  std::error_code error;
  const bool foreign =
      fs::exists(path_, error) && !fs::exists(path_ / kLockName, error) && !fs::is_empty(path_, error);
  if (foreign) {
    throw Error(ErrorCode::invalid_argument,
                path +
                    ": exists, and no indexer made it; the database is built in a folder "
                    "of this name: move it away or give the database another name");
  }
  fs::create_directories(path_, error);
  if (!error) lock_ = ::open((path_ / kLockName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock_ < 0) {
    throw Error(ErrorCode::io, path + ": the folder to build in cannot be made (" +
                                   (error ? error.message() : std::generic_category().message(errno)) +
                                   "); check that its parent folder exists and may be written to");
  }
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw Error(ErrorCode::locked, path + ": another indexer is building here; wait until it has finished");
  }
  for (const fs::directory_entry& left : fs::directory_iterator(path_)) {
    if (left.path().filename() != kLockName) fs::remove_all(left.path());
  }
}

BuildFolder::~BuildFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  ::close(lock_);
}

}  // namespace thongcao
