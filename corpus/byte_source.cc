#include "byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/types.h>

namespace thongcao {

std::string_view ByteSource::peek(std::size_t size) {
  std::string head(size, '\0');
  head.resize(read(head.data(), size));
  head_ = std::move(head);
  return head_;
}

std::size_t ByteSource::read(char* buffer, std::size_t size) {
  std::size_t got = std::min(size, head_.size());
  head_.copy(buffer, got);
  head_.erase(0, got);
  try {
    while (got < size) {
      if (error_) throw ReadError(*error_);
      const std::size_t count = read_some(buffer + got, size - got);
      if (count == 0) break;
      bytes_read_ += count;
      got += count;
    }
  } catch (const ReadError& error) {
    error_ = error;
    if (got == 0) throw;
  }
  return got;
}

bool ByteSource::seek(std::uint64_t offset) {
  if (!move_to(offset)) return false;
  head_.clear();
  return true;
}

std::uint64_t ByteSource::bytes_read() const {
  return std::min(bytes_read_, size().value_or(bytes_read_));
}

FileSource::FileSource(const std::string& path, std::optional<std::uint64_t> size)
    : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")), size_(size) {
  if (!file_) throw ReadError{std::string("cannot be opened (") + std::strerror(errno) + ")"};
  std::setvbuf(file_.get(), nullptr, _IONBF, 0);  // reads are large: a second buffer would only copy
}

void FileSource::CloseFile::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

std::size_t FileSource::read_some(char* buffer, std::size_t size) {
  const std::size_t count = std::fread(buffer, 1, size, file_.get());
  if (count == 0 && std::ferror(file_.get()))
    throw ReadError{std::string("reading failed (") + std::strerror(errno) + ")"};
  return count;
}

bool FileSource::move_to(std::uint64_t offset) {
  return size_ && ::fseeko(file_.get(), static_cast<off_t>(offset), SEEK_SET) == 0;
}

std::size_t MemorySource::read_some(char* buffer, std::size_t size) {
  const std::size_t count = bytes_.substr(next_).copy(buffer, size);
  next_ += count;
  return count;
}

bool MemorySource::move_to(std::uint64_t offset) {
  next_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
  return true;
}

std::string read_all(ByteSource& source, std::size_t max_bytes) {
  constexpr std::size_t kStep = 1 << 20;
  std::string bytes;
  for (std::size_t before = 0;; before = bytes.size()) {
    // The size that an archive states may be a lie: memory is taken as bytes arrive.
    const std::size_t step = std::min(std::max(kStep, before), max_bytes + 1 - before);
    bytes.resize(before + step);
    const std::size_t got = source.read(bytes.data() + before, step);
    bytes.resize(before + got);
    if (got == 0) return bytes;
    if (bytes.size() > max_bytes)
      throw ReadError{"larger than " + std::to_string(max_bytes) + " bytes: split the document"};
  }
}

}  // namespace thongcao
