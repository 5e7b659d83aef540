// Any bytes as a chunk of one format, THONGCAO_FUZZ_FORMAT: what comes out is valid UTF-8 and comes out the
// same when its JSON line is read again. For office formats bytes that are no archive become the XML in one.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <thongcao/dump_reader.h>

#include "document_files.h"
#include "unicode_text.h"

namespace {

using thongcao::Announcement;
using thongcao::Chunk;

void parse(Chunk::Format format, std::string bytes,
           const thongcao::ChunkParser::OnAnnouncement& on_announcement) {
  static const thongcao::ChunkParser parser;
  Chunk chunk;
  chunk.format = format;
  chunk.name = "a";
  chunk.bytes = std::move(bytes);
  parser.parse(chunk, on_announcement, [](const thongcao::Problem& problem) {
    if (problem.what.empty()) std::abort();
  });
}

std::string chunk_bytes(std::string_view bytes) {
  using thongcao::tests::zip_file;
  if (bytes.starts_with("PK")) return std::string(bytes);
  if (THONGCAO_FUZZ_FORMAT == Chunk::Format::docx)
    return zip_file({{"word/document.xml", std::string(bytes)}});
  if (THONGCAO_FUZZ_FORMAT == Chunk::Format::odt) return zip_file({{"content.xml", std::string(bytes)}});
  return std::string(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  parse(THONGCAO_FUZZ_FORMAT, chunk_bytes(bytes), [](Announcement&& announcement) {
    const std::string line = to_json_line(announcement);
    if (thongcao::valid_utf8(announcement.body) != announcement.body) std::abort();
    if (thongcao::valid_utf8(line) != line) std::abort();
    std::string again;
    parse(Chunk::Format::json_lines, line, [&](Announcement&& read) { again = to_json_line(read); });
    if (again != line) std::abort();
  });
  return 0;
}
