#ifndef THONGCAO_INDEXER_BUILD_FOLDER_H_
#define THONGCAO_INDEXER_BUILD_FOLDER_H_

#include <filesystem>
#include <string>

namespace thongcao {

// The folder that a new database is built in, beside its final place. Locked while it is in use, so that a
// second indexer stops; what a crashed one left is cleared. Removed with the object.
class BuildFolder {
 public:
  // Throws Error(locked) when another indexer holds it, unless it is to `wait` for that one, Error(io) when
  // it cannot be made.
  BuildFolder(const std::string& path, bool wait);
  ~BuildFolder();
  BuildFolder(const BuildFolder&) = delete;
  BuildFolder& operator=(const BuildFolder&) = delete;

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  bool lock(bool wait);
  // Removes all but the lock.
  void clear() const;

  std::filesystem::path path_;
  int lock_ = -1;
};

// Removes such a folder that an indexer left when it was killed, if there is one and nobody works in it.
void remove_abandoned_build_folder(const std::string& path);

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_BUILD_FOLDER_H_
