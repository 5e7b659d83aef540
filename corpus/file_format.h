#ifndef THONGCAO_CORPUS_FILE_FORMAT_H_
#define THONGCAO_CORPUS_FILE_FORMAT_H_

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <thongcao/dump_reader.h>

#include "archive_reader.h"

namespace thongcao {

// A file of a format that becomes announcements.
struct DocumentFile {
  Chunk::Format format = Chunk::Format::text;
  std::optional<Encoding> encoding;  // what the user says, else UTF-16 when the bytes show it
};

// A file that cannot be read: what it is and what to do about it.
struct UnreadableFile {
  std::string reason;
};

using FileType = std::variant<DocumentFile, ArchiveReader::Kind, UnreadableFile>;

// Tells what a file is by its first bytes `head` and then by its name; `encoding` is what the user says that
// texts are in. `head` should hold the first line at least if it is not longer than some kilobytes.
FileType detect_file_type(std::string_view head, std::string_view name,
                          std::optional<Encoding> encoding = std::nullopt);

// The name without the ending of a compressed file: "a.jsonl" for "a.jsonl.gz".
std::string_view without_compression_ending(std::string_view name);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_FILE_FORMAT_H_
