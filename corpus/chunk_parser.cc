#include <optional>
#include <string>
#include <utility>

#include <thongcao/dump_reader.h>

#include "byte_source.h"
#include "csv_reader.h"
#include "document_properties.h"
#include "email_reader.h"
#include "extraction/extract_fields.h"
#include "html_reader.h"
#include "json_records.h"
#include "markdown_reader.h"
#include "office_reader.h"
#include "pdf_reader.h"
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
      case Chunk::Format::csv:
        return read_csv(chunk, on_record, on_problem);
      default:
        break;
    }
    Announcement announcement;
    announcement.id = announcement.origin = chunk.name;
    try {
      const DocumentProperties properties = read_document(chunk, announcement);
      use_title(properties, announcement);
      finish(std::move(announcement), false, on_announcement, on_problem, properties.created);
    } catch (const ReadError& error) {
      on_problem({chunk.name, error.what});
    }
  }

 private:
  // Reads a file of one announcement. Throws ReadError.
  static DocumentProperties read_document(const Chunk& chunk, Announcement& announcement) {
    switch (chunk.format) {
      case Chunk::Format::docx:
        return read_docx(chunk.bytes, announcement);
      case Chunk::Format::odt:
        return read_odt(chunk.bytes, announcement);
      case Chunk::Format::pdf:
        return read_pdf(chunk.bytes, announcement);
      case Chunk::Format::email:
        read_email(chunk.bytes, announcement);
        return {};
      default:
        break;
    }
    const std::string text = to_nfc(decode_text(chunk.bytes, chunk.encoding));
    if (chunk.format == Chunk::Format::html) {
      if (!read_html(text, announcement)) throw ReadError{"HTML nested too deeply: not a page"};
      // Character references may have stood for combining marks.
      announcement.title = to_nfc(std::move(announcement.title));
      announcement.body = to_nfc(std::move(announcement.body));
    } else if (chunk.format == Chunk::Format::markdown) {
      read_markdown(text, announcement);
    } else {
      announcement.body = text;
    }
    return {};
  }

  // `created` is the date for want of any other.
  static void finish(Announcement&& announcement, bool understood, const OnAnnouncement& on_announcement,
                     const OnProblem& on_problem, std::optional<Date> created = std::nullopt) {
    if (is_blank(announcement.title) && is_blank(announcement.body))
      return on_problem({announcement.origin, "empty: neither title nor body"});
    if (!understood) extract_fields(announcement);
    if (!announcement.date && created) {
      announcement.date = created;
      announcement.guessed.emplace_back("date");
    }
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
