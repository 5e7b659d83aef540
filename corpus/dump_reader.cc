#include <algorithm>
#include <utility>

#include <thongcao/dump_reader.h>
#include <thongcao/error.h>

#include "archive_reader.h"
#include "byte_source.h"
#include "chunk_reader.h"
#include "file_format.h"
#include "input_list.h"
#include "path_filter.h"

namespace thongcao {
namespace {

constexpr std::size_t kHeadBytes = 16 << 10;  // enough to tell the format
constexpr std::size_t kMaxArchiveDepth = 2;   // an archive in an archive

}  // namespace

class DumpReader::Internal {
 public:
  Internal(const std::vector<std::string>& inputs, DumpOptions options, OnProblem on_problem)
      : options_(std::move(options)),
        filter_(options_.include, options_.exclude),
        on_problem_(std::move(on_problem)),
        files_(list_files(inputs, filter_, on_problem_)) {
    if (options_.max_document_bytes == 0 || options_.chunk_bytes == 0)
      throw Error(ErrorCode::invalid_argument, "the sizes of chunks and documents must be above zero");
    // What lies between two reads is one record at most, so a chunk must not be larger than a record may be.
    options_.chunk_bytes = std::min(options_.chunk_bytes, options_.max_document_bytes);
  }

  bool next(Chunk& chunk) {
    for (;;) {
      if (document_ && document_->next(chunk)) return true;
      if (archives_.empty()) close_file();
      document_.reset();
      if (!archives_.empty()) {
        open_next_member();
      } else if (next_file_ < files_.size()) {
        open_file(files_[next_file_++]);
      } else {
        return false;
      }
    }
  }

  std::uint64_t bytes_read() const { return bytes_of_files_ + (file_ != nullptr ? file_->bytes_read() : 0); }

  std::uint64_t bytes_expected() const {
    std::uint64_t total = 0;
    for (const InputFile& file : files_) {
      if (!file.size) return 0;
      total += *file.size;
    }
    return total;
  }

 private:
  // A file or a member of an archive.
  struct Place {
    std::string name;      // for ids and messages
    std::string relative;  // for patterns
  };

  // An archive that is being read; those within it are above it on the stack.
  struct OpenArchive {
    OpenArchive(Place where, std::unique_ptr<ByteSource> source, ArchiveReader::Kind kind,
                UnpackingLimit& limit)
        : place(std::move(where)), reader(std::move(source), kind, limit) {}

    const Place place;
    ArchiveReader reader;
    bool is_empty = true;
  };

  void report(std::string where, std::string what) const { on_problem_({std::move(where), std::move(what)}); }

  void close_file() {
    if (file_ != nullptr) bytes_of_files_ += file_->bytes_read();
    file_ = nullptr;
  }

  void open_file(const InputFile& file) {
    const Place place{file.path, file.relative};
    try {
      auto source = std::make_unique<FileSource>(file.path, file.size);
      file_ = source.get();
      limit_.emplace(*file_, options_.max_unpacked_bytes);
      open(std::move(source), place);
    } catch (const ReadError& error) {
      if (is_wanted(place)) report(place.name, error.what);
    }
    if (!document_ && archives_.empty()) file_ = nullptr;  // nothing holds it any more
  }

  void open_next_member() {
    OpenArchive& archive = *archives_.back();
    const std::optional<ArchiveReader::Member> member = next_member(archive);
    if (!member) {
      if (archives_.size() == 1) close_file();
      return archives_.pop_back();
    }
    Place place = archive.place;
    if (!member->path.empty()) {
      place.name += '/' + member->path;
      if (!place.relative.empty()) place.relative += '/';
      place.relative += member->path;
    }
    if (filter_.excludes(place.relative)) return;
    try {
      if (!member->refusal.empty()) throw ReadError{member->refusal};
      open(archive.reader.open_member(), place);
    } catch (const ReadError& error) {
      if (is_wanted(place)) report(place.name, error.what);
    }
  }

  std::optional<ArchiveReader::Member> next_member(OpenArchive& archive) const {
    if (limit_->is_exceeded()) return std::nullopt;
    try {
      auto member = archive.reader.next();
      if (!member && archive.is_empty && is_wanted(archive.place))
        report(archive.place.name, "the archive is empty");
      archive.is_empty = false;
      return member;
    } catch (const ReadError& error) {
      report(archive.place.name, error.what + ": the rest of the archive is skipped");
      return std::nullopt;
    }
  }

  // Whether the document at a place is to be read; an archive may be opened all the same.
  bool is_wanted(const Place& place) const {
    return place.relative.empty() || filter_.includes(place.relative);
  }

  // Tells the type of a file from its first bytes and makes it the document or the archive to read from.
  void open(std::unique_ptr<ByteSource> source, const Place& place) {
    const std::string_view head = source->peek(kHeadBytes);
    if (head.empty()) throw ReadError{"the file is empty"};
    FileType type = detect_file_type(head, without_compression_ending(place.name), options_.encoding);
    if (const auto* kind = std::get_if<ArchiveReader::Kind>(&type))
      return open_archive(std::move(source), *kind, place);
    if (!is_wanted(place)) return;
    if (place.relative.empty()) {  // standard input: lines that are broken are told one by one
      const auto* found = std::get_if<DocumentFile>(&type);
      type = DocumentFile{Chunk::Format::json_lines, found != nullptr ? found->encoding : options_.encoding};
    }
    if (const auto* unreadable = std::get_if<UnreadableFile>(&type)) throw ReadError{unreadable->reason};
    const auto& document = std::get<DocumentFile>(type);
    document_.emplace(std::move(source), place.name, document.format, document.encoding, options_,
                      on_problem_);
  }

  void open_archive(std::unique_ptr<ByteSource> source, ArchiveReader::Kind kind, const Place& place) {
    if (archives_.size() == kMaxArchiveDepth)
      throw ReadError{"an archive in an archive in an archive: unpack the outer one"};
    // Zip archives have their table of contents at the end.
    if (kind == ArchiveReader::Kind::zip && !source->size())
      source = std::make_unique<MemorySource>(read_all(*source, options_.max_document_bytes));
    if (kind == ArchiveReader::Kind::zip) source->seek(0);
    archives_.push_back(std::make_unique<OpenArchive>(place, std::move(source), kind, *limit_));
  }

  DumpOptions options_;
  const PathFilter filter_;
  OnProblem on_problem_;
  std::vector<InputFile> files_;
  std::size_t next_file_ = 0;
  std::uint64_t bytes_of_files_ = 0;     // that are done
  const FileSource* file_ = nullptr;     // that is being read; belongs to document_ or the outermost archive
  std::optional<UnpackingLimit> limit_;  // of that file
  std::vector<std::unique_ptr<OpenArchive>> archives_;
  std::optional<ChunkReader> document_;
};

DumpReader::DumpReader(const std::vector<std::string>& inputs, DumpOptions options, OnProblem on_problem)
    : internal_(std::make_unique<Internal>(inputs, std::move(options), std::move(on_problem))) {}

DumpReader::~DumpReader() = default;

bool DumpReader::next(Chunk& chunk) {
  return internal_->next(chunk);
}

std::uint64_t DumpReader::bytes_read() const noexcept {
  return internal_->bytes_read();
}

std::uint64_t DumpReader::bytes_expected() const noexcept {
  return internal_->bytes_expected();
}

}  // namespace thongcao
