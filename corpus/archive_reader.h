#ifndef THONGCAO_CORPUS_ARCHIVE_READER_H_
#define THONGCAO_CORPUS_ARCHIVE_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "byte_source.h"

namespace thongcao {

// Stops archive bombs: counts what is unpacked from one file, on all levels together.
class UnpackingLimit {
 public:
  // Text shrinks to a twentieth at best, repetitive records to a hundredth; bombs to less than a thousandth.
  static constexpr std::uint64_t kMaxRatio = 250;
  // Small files may grow more: a few records that repeat each other.
  static constexpr std::uint64_t kFreeBytes = 16 << 20;

  // `file` must outlive it.
  UnpackingLimit(const ByteSource& file, std::uint64_t max_bytes) : file_(file), max_bytes_(max_bytes) {}

  // Throws ReadError when the limit is exceeded.
  void add(std::uint64_t bytes);
  bool is_exceeded() const noexcept { return exceeded_; }

 private:
  const ByteSource& file_;
  const std::uint64_t max_bytes_;
  std::uint64_t unpacked_ = 0;
  bool exceeded_ = false;
};

// The files in a zip or tar archive, or the one in a compressed file, in their order. Nothing is written to
// disk. Folders, links, devices and hidden files are passed over.
class ArchiveReader {
 public:
  enum class Kind : std::uint8_t { zip, tar, compressed };

  struct Member {
    std::string path;     // "folder/a.txt" in valid UTF-8; empty for what a compressed file holds
    std::string refusal;  // why it must not be read; usually empty
  };

  // `limit` must outlive it. Zip archives need a source that can seek().
  ArchiveReader(std::unique_ptr<ByteSource> source, Kind kind, UnpackingLimit& limit);
  ~ArchiveReader();

  // Goes to the next member; nothing at the end. Throws ReadError when the rest of the archive is unreadable.
  std::optional<Member> next();

  // The bytes of the member, to be read before the next() one.
  std::unique_ptr<ByteSource> open_member();

 private:
  class Internal;
  class MemberSource;
  std::unique_ptr<Internal> internal_;
};

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_ARCHIVE_READER_H_
