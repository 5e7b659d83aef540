#ifndef THONGCAO_DUMP_READER_H_
#define THONGCAO_DUMP_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <thongcao/announcement.h>
#include <thongcao/encoding.h>
#include <thongcao/export.h>

namespace thongcao {

// Something in a dump that could not be used. It is reported and skipped; the dump goes on.
struct Problem {
  std::string where;  // "folder/a.jsonl:17" or "folder/b.txt"
  std::string what;   // reason and what to do, in English
};

// What a dump is read in: a file of one announcement, or a stretch of whole records of JSON lines or CSV.
struct Chunk {
  enum class Format : std::uint8_t { text, markdown, html, json, json_lines, csv, docx, odt, pdf, email };

  Format format = Format::text;
  // Path as it was given, below a folder with the folder's, in an archive with the archive's
  // ("dump.zip/2019/a.txt"); base of ids and messages.
  std::string name;
  std::uint64_t first_line = 1;  // number of the first line of `bytes` in the file
  std::string header;  // of CSV: the record with the names of the columns; empty when `bytes` has it
  std::string bytes;
  std::optional<Encoding> encoding;  // of `bytes` when it is known; else it is detected
};

struct DumpOptions {
  std::size_t chunk_bytes = 1 << 20;  // JSON lines are handed out in stretches of about so many bytes
  std::size_t max_document_bytes = 256u << 20;  // a larger file or line is a Problem
  // What may come out of the archives in one file, together; more is a Problem. Whatever the size, a file
  // that grows more than 250-fold (and beyond 16 MiB) is taken for an archive bomb and not read on.
  std::uint64_t max_unpacked_bytes = std::uint64_t{1} << 40;
  std::optional<Encoding> encoding;  // of all texts; without it, it is detected for each
  // Patterns of the shell (* ? []) that say which files below folders and in archives are read: one that any
  // of `exclude` matches is not, and where there are patterns to include, only what one of them matches. A
  // pattern with "/" is compared with the path below the input ("2019/dump.zip/a.txt"), one without with
  // every part of it; "*" and "?" do not match "/". What matches a folder or an archive matches all in it. An
  // input that was named itself has its file name for a path; standard input is always read.
  std::vector<std::string> include;
  std::vector<std::string> exclude;
};

// Reads inputs into chunks: files, folders (recursively, in order of name, without hidden files and links to
// folders), pipes, and "-" for JSON lines on standard input. Archives (zip, tar) and compressed files (gzip,
// bzip2, xz, Zstandard) are read through, and those in them, but no deeper. The format of a file is told from
// its content first, then its name. Memory: the names of the files and two chunks, whatever the size of the
// dump; an announcement that is larger than a chunk is held as a whole, as are archives in archives. Thread
// safety: one thread at a time.
class THONGCAO_API DumpReader {
 public:
  using OnProblem = std::function<void(const Problem&)>;

  // Throws Error(not_found) when an input does not exist. What cannot be used is told to `on_problem`, from
  // here and from next().
  DumpReader(const std::vector<std::string>& inputs, DumpOptions options, OnProblem on_problem);
  ~DumpReader();

  // False at the end of the last input. `chunk`'s buffers are reused.
  bool next(Chunk& chunk);

  std::uint64_t bytes_read() const noexcept;
  // Total size of the inputs in bytes as far as it is known; 0 when one is a stream.
  std::uint64_t bytes_expected() const noexcept;

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

// Raised whenever the same bytes give another announcement than before, so that an update of a database reads
// them again. A test of the sample dump notices when that was forgotten.
inline constexpr std::uint64_t kReadingVersion = 1;

// Turns chunks into announcements: parses, converts other encodings and repairs
// invalid UTF-8, normalises to NFC, and finds by rules the
// fields that were not given. A record without an id gets its place in the dump ("dump/a.jsonl:17") as one; a
// record that carries "guessed", as to_json_line() writes it, is taken as it is. Thread safety: parse() may
// be called by several threads on one object.
class THONGCAO_API ChunkParser {
 public:
  using OnAnnouncement = std::function<void(Announcement&&)>;
  using OnProblem = std::function<void(const Problem&)>;

  ChunkParser();
  ~ChunkParser();

  void parse(const Chunk& chunk, const OnAnnouncement& on_announcement, const OnProblem& on_problem) const;

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace thongcao

#endif  // THONGCAO_DUMP_READER_H_
