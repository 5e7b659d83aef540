#ifndef THONGCAO_CORPUS_FILE_FORMAT_H_
#define THONGCAO_CORPUS_FILE_FORMAT_H_

#include <optional>
#include <string>
#include <string_view>

#include <thongcao/dump_reader.h>

namespace thongcao {

// What a file is by its first bytes `head` and then by its name; nothing when it is none of the formats that
// are read. `head` should hold the first line at least if it is not longer than some kilobytes.
std::optional<Chunk::Format> detect_format(std::string_view head, std::string_view name);

// For a file of another format: what it is and what to do about it.
std::string describe_unreadable(std::string_view head);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_FILE_FORMAT_H_
