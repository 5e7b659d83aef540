#include "reader.h"

#include <chrono>
#include <thread>

#include <sys/stat.h>

namespace thongcao::schema {
namespace {

ino_t inode(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

}  // namespace

Xapian::Database open_reader(const std::string& path) {
  constexpr int kMaxTries = 100;
  constexpr std::chrono::milliseconds kBetweenTries(1);
  for (int tries = 1;; ++tries) {
    const ino_t before = inode(path);
    try {
      Xapian::Database database(path);
      if (inode(path) == before || tries == kMaxTries) return database;
    } catch (const Xapian::DatabaseOpeningError&) {
      throw;
    } catch (const Xapian::DatabaseError&) {  // a commit at this moment may look like damage
      if (tries == kMaxTries) throw;
      std::this_thread::sleep_for(kBetweenTries);
    }
  }
}

}  // namespace thongcao::schema
