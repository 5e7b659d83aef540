#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <thongcao/dump_reader.h>
#include <thongcao/error.h>

#include "file_format.h"
#include "input_list.h"

namespace thongcao {
namespace {

constexpr std::size_t kHeadBytes = 16 << 10;  // enough to tell the format

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

class DumpReader::Internal {
 public:
  Internal(const std::vector<std::string>& inputs, DumpOptions options, OnProblem on_problem)
      : options_(options), on_problem_(std::move(on_problem)), files_(list_files(inputs, on_problem_)) {
    if (options_.max_document_bytes == 0 || options_.chunk_bytes == 0)
      throw Error(ErrorCode::invalid_argument, "the sizes of chunks and documents must be above zero");
    // What lies between two reads is one line at most, so a chunk must not be larger than a line may be.
    options_.chunk_bytes = std::min(options_.chunk_bytes, options_.max_document_bytes);
  }

  bool next(Chunk& chunk) {
    for (;;) {
      if (!file_ && !open_next_file()) return false;
      const bool by_line = format_ == Chunk::Format::json_lines && !is_utf16();
      const bool found = by_line ? next_lines(chunk) : whole_file(chunk);
      if (found) return true;
      file_.reset();
    }
  }

  std::uint64_t bytes_read() const { return bytes_read_; }

  std::uint64_t bytes_expected() const {
    std::uint64_t total = 0;
    for (const InputFile& file : files_) {
      if (!file.size) return 0;
      total += *file.size;
    }
    return total;
  }

 private:
  const std::string& name() const { return files_[next_file_ - 1].path; }

  void report(std::string where, std::string what) const { on_problem_({std::move(where), std::move(what)}); }

  // The ends of lines cannot be found in the bytes of UTF-16, so such files are read as a whole.
  bool is_utf16() const {
    return options_.encoding == Encoding::utf16_le || options_.encoding == Encoding::utf16_be;
  }

  // Start of the file as detect_format() wants it.
  std::string head() const { return is_utf16() ? to_utf8(buffer_, *options_.encoding) : buffer_; }

  // Opens the next file that can be read and tells its format from its first bytes, which stay in buffer_.
  bool open_next_file() {
    while (next_file_ < files_.size()) {
      const InputFile& file = files_[next_file_++];
      file_.reset(file.path == "-" ? stdin : std::fopen(file.path.c_str(), "rb"));
      if (!file_) {
        report(file.path, std::string("cannot be opened (") + std::strerror(errno) + ")");
        continue;
      }
      std::setvbuf(file_.get(), nullptr, _IONBF, 0);  // reads are large: a second buffer would only copy
      buffer_.clear();
      end_of_file_ = false;
      next_line_ = 1;
      if (!read_more(kHeadBytes)) continue;
      if (buffer_.empty()) {
        report(file.path, "the file is empty");
        continue;
      }
      const auto format = file.path == "-" ? Chunk::Format::json_lines : detect_format(head(), file.path);
      if (!format) {
        report(file.path, describe_unreadable(buffer_));
        continue;
      }
      format_ = *format;
      return true;
    }
    file_.reset();
    return false;
  }

  // Appends up to `bytes` bytes of the file to buffer_; false after an error, which is reported.
  bool read_more(std::size_t bytes) {
    const std::size_t old_size = buffer_.size();
    buffer_.resize(old_size + bytes);
    std::size_t got = 0;
    while (got < bytes) {
      const std::size_t count = std::fread(buffer_.data() + old_size + got, 1, bytes - got, file_.get());
      if (count == 0) break;
      got += count;
    }
    buffer_.resize(old_size + got);
    bytes_read_ += got;
    end_of_file_ = got < bytes;
    if (!end_of_file_ || !std::ferror(file_.get())) return true;
    report(name(),
           std::string("reading failed (") + std::strerror(errno) + "): the rest of the file is skipped");
    return false;
  }

  bool whole_file(Chunk& chunk) {
    if (end_of_file_ && buffer_.empty()) return false;
    while (!end_of_file_ && buffer_.size() <= options_.max_document_bytes) {
      if (!read_more(std::min(options_.chunk_bytes, options_.max_document_bytes + 1 - buffer_.size())))
        return false;
    }
    if (buffer_.size() > options_.max_document_bytes) {
      report(name(),
             "larger than " + std::to_string(options_.max_document_bytes) + " bytes: split the document");
      return false;
    }
    fill(chunk, buffer_.size());
    return true;
  }

  bool next_lines(Chunk& chunk) {
    for (;;) {
      if (!end_of_file_ && buffer_.size() < options_.chunk_bytes &&
          !read_more(options_.chunk_bytes - buffer_.size()))
        end_of_file_ = true;  // the lines that were read are still good
      const std::size_t last = buffer_.rfind('\n');
      if (last != std::string::npos) {
        fill(chunk, last + 1);
        return true;
      }
      if (end_of_file_) {
        if (buffer_.empty()) return false;
        fill(chunk, buffer_.size());
        return true;
      }
      if (!grow_to_end_of_line()) return false;
    }
  }

  // The line at the start of buffer_ is longer than a chunk: reads on to its end, or past it when it is too
  // long.
  bool grow_to_end_of_line() {
    while (!end_of_file_ && buffer_.size() <= options_.max_document_bytes) {
      const std::size_t searched = buffer_.size();
      if (!read_more(options_.chunk_bytes)) return false;
      if (buffer_.find('\n', searched) != std::string::npos) break;
    }
    std::size_t end = buffer_.find('\n');
    if (std::min(end, buffer_.size()) <= options_.max_document_bytes) return true;
    report(name() + ':' + std::to_string(next_line_), "the line is longer than " +
                                                          std::to_string(options_.max_document_bytes) +
                                                          " bytes: split the document");
    while (end == std::string::npos && !end_of_file_) {
      buffer_.clear();
      if (!read_more(options_.chunk_bytes)) return false;
      end = buffer_.find('\n');
    }
    buffer_.erase(0, end == std::string::npos ? buffer_.size() : end + 1);
    ++next_line_;
    return true;
  }

  // Moves the first `size` bytes of buffer_ into the chunk; what is left becomes the new buffer_.
  void fill(Chunk& chunk, std::size_t size) {
    chunk.format = format_;
    chunk.encoding = options_.encoding;
    chunk.name = name();
    chunk.first_line = next_line_;
    next_line_ += static_cast<std::uint64_t>(
        std::count(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    chunk.bytes.assign(buffer_, size);
    buffer_.resize(size);
    chunk.bytes.swap(buffer_);
  }

  DumpOptions options_;
  OnProblem on_problem_;
  std::vector<InputFile> files_;
  std::size_t next_file_ = 0;
  std::unique_ptr<std::FILE, CloseFile> file_;
  Chunk::Format format_ = Chunk::Format::text;
  std::string buffer_;
  bool end_of_file_ = false;
  std::uint64_t next_line_ = 1;
  std::uint64_t bytes_read_ = 0;
};

DumpReader::DumpReader(const std::vector<std::string>& inputs, DumpOptions options, OnProblem on_problem)
    : internal_(std::make_unique<Internal>(inputs, options, std::move(on_problem))) {}

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
