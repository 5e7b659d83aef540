// Loaded into a program with LD_PRELOAD: writes what it syncs and renames into the file that
// THONGCAO_SYNC_LOG names, a line each: "sync PATH", "rename FROM TO".

#include <cstdio>
#include <cstdlib>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

void log(const std::string& line) {
  const char* name = std::getenv("THONGCAO_SYNC_LOG");
  if (name == nullptr) return;
  const int file = ::open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const std::string text = line + '\n';
  if (file < 0 || ::write(file, text.data(), text.size()) < 0) std::abort();
  ::close(file);
}

void log_sync(int file) {
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t bytes = ::readlink(link.c_str(), path, sizeof path);
  if (bytes > 0) log("sync " + std::string(path, static_cast<std::size_t>(bytes)));
}

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int fsync(int file) {
  log_sync(file);
  return real<int(int)>("fsync")(file);
}

int fdatasync(int file) {
  log_sync(file);
  return real<int(int)>("fdatasync")(file);
}

int rename(const char* from, const char* to) noexcept {
  log("rename " + std::string(from) + ' ' + to);
  return real<int(const char*, const char*)>("rename")(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
  log("rename " + std::string(from) + ' ' + to);
  return real<int(int, const char*, int, const char*, unsigned)>("renameat2")(from_folder, from, to_folder,
                                                                              to, flags);
}
}
