#include "chunk_reader.h"

#include <algorithm>
#include <utility>

namespace thongcao {

ChunkReader::ChunkReader(std::unique_ptr<ByteSource> source, std::string name, Chunk::Format format,
                         std::optional<Encoding> encoding, const DumpOptions& options,
                         const DumpReader::OnProblem& on_problem)
    : source_(std::move(source)),
      name_(std::move(name)),
      format_(format),
      encoding_(encoding),
      options_(options),
      on_problem_(on_problem) {}

bool ChunkReader::next(Chunk& chunk) {
  return is_cut() ? next_records(chunk) : whole_file(chunk);
}

// The ends of records cannot be found in the bytes of UTF-16, so such files are read as a whole.
bool ChunkReader::is_cut() const {
  if (encoding_ == Encoding::utf16_le || encoding_ == Encoding::utf16_be) return false;
  return format_ == Chunk::Format::json_lines || format_ == Chunk::Format::csv;
}

void ChunkReader::report(std::string where, std::string what) const {
  on_problem_({std::move(where), std::move(what)});
}

bool ChunkReader::whole_file(Chunk& chunk) {
  if (end_of_file_) return false;
  end_of_file_ = true;
  try {
    buffer_ = read_all(*source_, options_.max_document_bytes);
  } catch (const ReadError& error) {
    report(name_, error.what);
    return false;
  }
  fill(chunk, buffer_.size());
  return true;
}

bool ChunkReader::next_records(Chunk& chunk) {
  for (;;) {
    if (buffer_.size() < options_.chunk_bytes && !read_more(options_.chunk_bytes - buffer_.size()))
      end_of_file_ = true;  // the records that were read are still good
    if (const std::size_t end = end_of_records()) {
      fill(chunk, end);
      return true;
    }
    if (end_of_file_) {
      if (buffer_.empty()) return false;
      fill(chunk, buffer_.size());
      return true;
    }
    if (buffer_.size() > options_.max_document_bytes) {
      skip_long_record();
    } else if (!read_more(std::min(options_.chunk_bytes, options_.max_document_bytes + 1 - buffer_.size()))) {
      return false;
    }
  }
}

// Appends up to `bytes` bytes of the file to buffer_; false after an error, which is reported.
bool ChunkReader::read_more(std::size_t bytes) {
  if (end_of_file_) return true;
  const std::size_t old_size = buffer_.size();
  buffer_.resize(old_size + bytes);
  std::size_t got = 0;
  try {
    got = source_->read(buffer_.data() + old_size, bytes);
  } catch (const ReadError& error) {
    report(name_, error.what + ": the rest of the file is skipped");
    buffer_.resize(old_size);
    return false;
  }
  buffer_.resize(old_size + got);
  end_of_file_ = got == 0;
  return true;
}

// The offset in buffer_ behind the last record that is whole; 0 when there is none.
std::size_t ChunkReader::end_of_records() {
  if (format_ == Chunk::Format::csv) {
    if (!csv_) csv_.emplace(csv_delimiter(buffer_));
    for (; scanned_ < buffer_.size(); ++scanned_)
      if (csv_->step(buffer_[scanned_])) end_of_records_ = scanned_ + 1;
  } else {
    const std::size_t last = std::string_view(buffer_).substr(scanned_).rfind('\n');
    if (last != std::string_view::npos) end_of_records_ = scanned_ + last + 1;
    scanned_ = buffer_.size();
  }
  return end_of_records_;
}

// Drops the record at the start of buffer_ and the rest of its line.
void ChunkReader::skip_long_record() {
  report(name_ + ':' + std::to_string(next_line_),
         "longer than " + std::to_string(options_.max_document_bytes) + " bytes: split the document");
  std::size_t end = std::string::npos;
  do {
    next_line_ += static_cast<std::uint64_t>(std::count(buffer_.begin(), buffer_.end(), '\n'));
    buffer_.clear();
    if (!read_more(options_.chunk_bytes)) end_of_file_ = true;
    end = buffer_.find('\n');
  } while (end == std::string::npos && !end_of_file_);
  buffer_.erase(0, end == std::string::npos ? buffer_.size() : end + 1);
  ++next_line_;
  scanned_ = end_of_records_ = 0;
  if (csv_) csv_.emplace(csv_delimiter(csv_header_));
}

// Moves the first `size` bytes of buffer_ into the chunk; what is left becomes the new buffer_.
void ChunkReader::fill(Chunk& chunk, std::size_t size) {
  chunk.format = format_;
  chunk.encoding = encoding_;
  chunk.name = name_;
  chunk.first_line = next_line_;
  chunk.header = csv_header_;
  if (is_cut())
    next_line_ += static_cast<std::uint64_t>(
        std::count(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
  chunk.bytes.assign(buffer_, size);
  buffer_.resize(size);
  chunk.bytes.swap(buffer_);
  scanned_ -= std::min(scanned_, size);
  end_of_records_ = 0;
  if (csv_ && csv_header_.empty()) csv_header_ = first_csv_record(chunk.bytes, csv_delimiter(chunk.bytes));
}

}  // namespace thongcao
