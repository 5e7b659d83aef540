#ifndef THONGCAO_CORPUS_BYTE_SOURCE_H_
#define THONGCAO_CORPUS_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace thongcao {

// Why bytes could not be read, in words for a message. Stays inside the library: it becomes a Problem.
struct ReadError {
  std::string what;
};

// The bytes of a file, a pipe or a member of an archive, in order.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  // The first bytes, as many as there are up to `size`; read() gives them again. To be called once, first.
  // Throws ReadError.
  std::string_view peek(std::size_t size);

  // Reads `size` bytes, fewer only at the end (0 when nothing is left) or before an error, which the next
  // call throws as ReadError.
  std::size_t read(char* buffer, std::size_t size);

  // Goes on at another byte; false where only reading on is possible.
  bool seek(std::uint64_t offset);

  // Total number of bytes as far as it is known.
  virtual std::optional<std::uint64_t> size() const = 0;
  // How many bytes were read; at most size(), also when some were read twice.
  std::uint64_t bytes_read() const;

 private:
  virtual std::size_t read_some(char* buffer, std::size_t size) = 0;  // 0 at the end
  virtual bool move_to(std::uint64_t offset) = 0;

  std::string head_;  // what peek() has read and read() not given yet
  std::uint64_t bytes_read_ = 0;
  std::optional<ReadError> error_;
};

// A file or a pipe; "-" is standard input.
class FileSource : public ByteSource {
 public:
  // Throws ReadError when it cannot be opened.
  FileSource(const std::string& path, std::optional<std::uint64_t> size);

  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const;
  };

  std::size_t read_some(char* buffer, std::size_t size) override;
  bool move_to(std::uint64_t offset) override;

  std::unique_ptr<std::FILE, CloseFile> file_;
  std::optional<std::uint64_t> size_;
};

// Bytes in memory: a view of what outlives it, or its own.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  explicit MemorySource(std::string&& bytes) : owned_(std::move(bytes)), bytes_(owned_) {}

  std::optional<std::uint64_t> size() const override { return bytes_.size(); }

 private:
  std::size_t read_some(char* buffer, std::size_t size) override;
  bool move_to(std::uint64_t offset) override;

  std::string owned_;
  std::string_view bytes_;
  std::size_t next_ = 0;
};

// All bytes of a source. Throws ReadError when there are more than `max_bytes`.
std::string read_all(ByteSource& source, std::size_t max_bytes);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_BYTE_SOURCE_H_
