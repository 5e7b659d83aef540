#include <string>
#include <utility>

#include <thongcao/dump_reader.h>

#include "extraction/extract_fields.h"
#include "html_reader.h"
#include "json_records.h"
#include "markdown_reader.h"
#include "unicode_text.h"

namespace thongcao {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

}  // namespace

class ChunkParser::Internal {
 public:
  void parse(const Chunk& chunk, const OnAnnouncement& on_announcement, const OnProblem& on_problem) const {
    const OnRecord on_record = [&](Announcement&& announcement, bool understood) {
      finish(std::move(announcement), understood, on_announcement, on_problem);
    };
    switch (chunk.format) {
      case Chunk::Format::json_lines:
        return read_json_lines(chunk, on_record, on_problem);
      case Chunk::Format::json:
        return read_json_document(chunk, on_record, on_problem);
      case Chunk::Format::text:
      case Chunk::Format::markdown:
      case Chunk::Format::html:
        break;
    }
    Announcement announcement;
    announcement.id = announcement.origin = chunk.name;
    const std::string text = to_nfc(decode_text(chunk.bytes, chunk.encoding));
    if (chunk.format == Chunk::Format::markdown) {
      read_markdown(text, announcement);
    } else if (chunk.format != Chunk::Format::html) {
      announcement.body = text;
    } else if (!read_html(text, announcement)) {
      return on_problem({chunk.name, "HTML nested too deeply: not a page"});
    }
    if (chunk.format == Chunk::Format::html) {  // character references may have stood for combining marks
      announcement.title = to_nfc(std::move(announcement.title));
      announcement.body = to_nfc(std::move(announcement.body));
    }
    on_record(std::move(announcement), false);
  }

 private:
  static void finish(Announcement&& announcement, bool understood, const OnAnnouncement& on_announcement,
                     const OnProblem& on_problem) {
    if (is_blank(announcement.title) && is_blank(announcement.body))
      return on_problem({announcement.origin, "empty: neither title nor body"});
    if (!understood) extract_fields(announcement);
    on_announcement(std::move(announcement));
  }
};

ChunkParser::ChunkParser() : internal_(std::make_unique<Internal>()) {}
ChunkParser::~ChunkParser() = default;

void ChunkParser::parse(const Chunk& chunk, const OnAnnouncement& on_announcement,
                        const OnProblem& on_problem) const {
  internal_->parse(chunk, on_announcement, on_problem);
}

}  // namespace thongcao
