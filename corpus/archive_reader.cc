#include "archive_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <unicode/unistr.h>

#include <thongcao/encoding.h>

#include "unicode_text.h"
#include "utf8_locale.h"

namespace thongcao {
namespace {

constexpr std::size_t kBlockBytes = 256 << 10;  // packed
constexpr std::size_t kStepBytes = 16 << 10;    // unpacked

// Old archives hold names in the encoding of the machine that made them. What resembles no Vietnamese is
// taken for code page 437, the one of the format, which has a character for every byte: names stay distinct.
std::string decode_name(std::string_view bytes) {
  constexpr double kEnough = 0.5;
  const DetectedEncoding found = detect_encoding(bytes);
  if (found.confidence >= kEnough) return to_utf8(bytes, found.encoding);
  const icu::UnicodeString name(bytes.data(), static_cast<std::int32_t>(bytes.size()), "ibm-437");
  std::string text;
  name.toUTF8String(text);
  return to_nfc(std::move(text));
}

enum class PathKind : std::uint8_t { plain, hidden, outside };

// Rewrites `path` without empty and "." parts and with "/" between the others.
PathKind normalize_path(std::string& path) {
  std::string_view rest = path;
  const bool drive = rest.size() > 1 && rest[1] == ':';
  PathKind kind =
      drive || rest.starts_with('/') || rest.starts_with('\\') ? PathKind::outside : PathKind::plain;
  std::string normal;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("/\\"), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part == "..") kind = PathKind::outside;
    if (part.empty() || part == ".") continue;
    const bool hidden = part.starts_with('.') || part == "__MACOSX";
    if (hidden && kind == PathKind::plain) kind = PathKind::hidden;
    if (!normal.empty()) normal += '/';
    normal += part;
  }
  if (kind != PathKind::outside) path = std::move(normal);
  return kind;
}

}  // namespace

void UnpackingLimit::add(std::uint64_t bytes) {
  unpacked_ += bytes;
  exceeded_ =
      unpacked_ > max_bytes_ || (unpacked_ > kFreeBytes && unpacked_ / kMaxRatio > file_.bytes_read());
  if (!exceeded_) return;
  if (unpacked_ > max_bytes_)
    throw ReadError{"unpacks to more than " + std::to_string(max_bytes_) + " bytes: split the archive"};
  throw ReadError{"grows more than " + std::to_string(kMaxRatio) +
                  "-fold when unpacked, like an archive bomb: unpack it yourself if you trust it"};
}

class ArchiveReader::Internal {
 public:
  Internal(std::unique_ptr<ByteSource> source, Kind kind, UnpackingLimit& limit)
      : source_(std::move(source)), kind_(kind), limit_(limit), archive_(archive_read_new()) {
    if (kind == Kind::zip) {
      archive_read_support_format_zip(archive_.get());
    } else {
      archive_read_support_format_tar(archive_.get());
    }
    if (kind == Kind::compressed) {
      archive_read_support_filter_gzip(archive_.get());
      archive_read_support_filter_bzip2(archive_.get());
      archive_read_support_filter_xz(archive_.get());
      archive_read_support_filter_zstd(archive_.get());
      archive_read_support_format_raw(archive_.get());
      archive_read_support_format_empty(archive_.get());
    }
    archive_read_set_callback_data(archive_.get(), this);
    archive_read_set_read_callback(archive_.get(), read_block);
    if (kind == Kind::zip) archive_read_set_seek_callback(archive_.get(), seek);
  }

  std::optional<Member> next() {
    const Utf8Locale locale;
    if (!opened_ && archive_read_open1(archive_.get()) != ARCHIVE_OK) fail();
    opened_ = true;
    for (;;) {
      // What is passed over must be unpacked all the same, and counted.
      if (in_member_ && kind_ == Kind::compressed) drain();
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return std::nullopt;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) fail();
      // What no filter took for compressed comes through as it is.
      if (kind_ == Kind::compressed && archive_filter_code(archive_.get(), 0) == ARCHIVE_FILTER_NONE)
        throw ReadError{"cannot be unpacked (cut off)"};
      in_member_ = true;
      if (auto member = look_at(entry)) return member;
    }
  }

  std::size_t read(char* buffer, std::size_t size) {
    const Utf8Locale locale;
    // In small steps: of a step that meets damage the library gives nothing, not even what is good.
    const la_ssize_t count = archive_read_data(archive_.get(), buffer, std::min(size, kStepBytes));
    if (count < 0) fail();
    if (count == 0) in_member_ = false;
    limit_.add(static_cast<std::uint64_t>(count));
    return static_cast<std::size_t>(count);
  }

 private:
  struct Free {
    void operator()(archive* a) const { archive_read_free(a); }
  };

  std::optional<Member> look_at(archive_entry* entry) const {
    if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW) return Member{};
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
      return std::nullopt;
    const char* name = archive_entry_pathname(entry);
    Member member;
    if (name != nullptr) member.path = decode_name(name);
    const PathKind path = normalize_path(member.path);
    if (path == PathKind::hidden) return std::nullopt;
    if (path == PathKind::outside || member.path.empty()) {
      member.refusal = "its name points outside the archive: not read";
    } else if (archive_entry_is_encrypted(entry) != 0) {
      member.refusal = "protected by a password: unpack it yourself";
    }
    return member;
  }

  void drain() {
    std::vector<char> dropped(kBlockBytes);
    while (read(dropped.data(), dropped.size()) > 0) continue;
  }

  [[noreturn]] void fail() {
    const char* reason = archive_error_string(archive_.get());
    throw ReadError{std::string("cannot be unpacked (") + (reason != nullptr ? reason : "damaged") + ")"};
  }

  // Nothing may be thrown through the library: failures are left in its error string.
  static la_ssize_t read_block(archive* a, void* self, const void** block) {
    Internal& reader = *static_cast<Internal*>(self);
    try {
      reader.block_.resize(kBlockBytes);
      *block = reader.block_.data();
      const std::size_t count = reader.source_->read(reader.block_.data(), reader.block_.size());
      reader.position_ += static_cast<std::int64_t>(count);
      return static_cast<la_ssize_t>(count);
    } catch (const ReadError& error) {
      archive_set_error(a, EIO, "%s", error.what.c_str());
      return ARCHIVE_FATAL;
    }
  }

  static la_int64_t seek(archive* /*archive*/, void* self, la_int64_t offset, int whence) {
    Internal& reader = *static_cast<Internal*>(self);
    if (whence == SEEK_CUR) offset += reader.position_;
    if (whence == SEEK_END) offset += static_cast<la_int64_t>(reader.source_->size().value_or(0));
    if (offset < 0 || !reader.source_->seek(static_cast<std::uint64_t>(offset))) return ARCHIVE_FATAL;
    return reader.position_ = offset;
  }

  std::unique_ptr<ByteSource> source_;
  const Kind kind_;
  UnpackingLimit& limit_;
  std::unique_ptr<archive, Free> archive_;
  std::vector<char> block_;
  std::int64_t position_ = 0;
  bool opened_ = false;
  bool in_member_ = false;
};

class ArchiveReader::MemberSource : public ByteSource {
 public:
  explicit MemberSource(Internal& reader) : reader_(reader) {}

  std::optional<std::uint64_t> size() const override { return std::nullopt; }

 private:
  std::size_t read_some(char* buffer, std::size_t size) override { return reader_.read(buffer, size); }
  bool move_to(std::uint64_t /*offset*/) override { return false; }

  Internal& reader_;
};

ArchiveReader::ArchiveReader(std::unique_ptr<ByteSource> source, Kind kind, UnpackingLimit& limit)
    : internal_(std::make_unique<Internal>(std::move(source), kind, limit)) {}

ArchiveReader::~ArchiveReader() = default;

std::optional<ArchiveReader::Member> ArchiveReader::next() {
  return internal_->next();
}

std::unique_ptr<ByteSource> ArchiveReader::open_member() {
  return std::make_unique<MemberSource>(*internal_);
}

}  // namespace thongcao
