#include "output_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <thongcao/error.h>

namespace thongcao::glass {
namespace {

constexpr std::size_t kBufferBytes = 1 << 18;

}  // namespace

OutputFile::OutputFile(const std::filesystem::path& path)
    : path_(path.string()),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail();
  buffer_.reserve(kBufferBytes);
}

OutputFile::~OutputFile() {
  ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  buffer_ += bytes;
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) fail();
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void OutputFile::fail() const {
  throw Error(ErrorCode::io, path_ + ": cannot be written (" + std::generic_category().message(errno) +
                                 "); check the disk and the permissions");
}

}  // namespace thongcao::glass
