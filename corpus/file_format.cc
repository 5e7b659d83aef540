#include "file_format.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "csv_reader.h"
#include "unicode_text.h"

namespace thongcao {
namespace {

using Format = Chunk::Format;
using Archive = ArchiveReader::Kind;

constexpr std::string_view kSpace = " \t\r\n";

constexpr std::string_view kOldOffice =
    "an old or password-protected Office file: save it without a password as .docx or PDF";
constexpr std::string_view kImage = "an image, which holds no text: recognise its text with another program";
constexpr std::string_view kMedia = "sound or video, which holds no text";
constexpr std::string_view kOtherArchive = "an archive of another kind: unpack it, or pack it as zip or tar";

// What is known by bytes at a fixed place.
struct Signature {
  std::size_t offset;
  std::string_view bytes;
  FileType (*type)();
};

template <Archive kind>
FileType archive() {
  return kind;
}
template <const std::string_view& reason>
FileType unreadable() {
  return UnreadableFile{std::string(reason)};
}
FileType pdf() {
  return DocumentFile{Format::pdf, std::nullopt};
}

using namespace std::string_view_literals;

constexpr std::string_view kRichText = "a Rich Text file: save it as .docx or text";
constexpr auto kSignatures = std::to_array<Signature>({
    {0, "%PDF-"sv, pdf},
    {0, "PK\x05\x06"sv, archive<Archive::zip>},
    {257, "ustar"sv, archive<Archive::tar>},
    {0, "\x1F\x8B\x08"sv, archive<Archive::compressed>},
    {0, "\x28\xB5\x2F\xFD"sv, archive<Archive::compressed>},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     archive<Archive::compressed>},
    {4, "1AY&SY"sv, archive<Archive::compressed>},  // bzip2
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, unreadable<kOldOffice>},
    {0, "{\\rtf"sv, unreadable<kRichText>},
    {0, "\x89PNG\r\n"sv, unreadable<kImage>},
    {0, "\xFF\xD8\xFF"sv, unreadable<kImage>},  // JPEG
    {0, "GIF8"sv, unreadable<kImage>},
    {0, "II*\0"sv, unreadable<kImage>},  // TIFF
    {0, "MM\0*"sv, unreadable<kImage>},
    {8, "WEBP"sv, unreadable<kImage>},
    {4, "ftyp"sv, unreadable<kMedia>},
    {0, "ID3"sv, unreadable<kMedia>},
    {0, "Rar!\x1A\x07"sv, unreadable<kOtherArchive>},
    {0, "7z\xBC\xAF\x27\x1C"sv, unreadable<kOtherArchive>},
});

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case_prefix) {
  if (text.size() < lower_case_prefix.size()) return false;
  return std::equal(lower_case_prefix.begin(), lower_case_prefix.end(), text.begin(),
                    [](char a, char b) { return a == to_lower(b); });
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> lower_case_suffixes) {
  return std::any_of(lower_case_suffixes.begin(), lower_case_suffixes.end(), [&](std::string_view suffix) {
    return text.size() >= suffix.size() &&
           starts_with_ignoring_case(text.substr(text.size() - suffix.size()), suffix);
  });
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i) number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

// Office documents are zip archives: their members at the beginning tell them from other archives.
FileType zip_kind(std::string_view head, std::string_view name) {
  constexpr std::size_t kHeaderBytes = 30;
  const bool word_name = ends_with_any(name, {".docx", ".docm", ".dotx"});
  for (std::string_view rest = head; rest.size() > kHeaderBytes && rest.starts_with("PK\x03\x04");) {
    const std::size_t content = kHeaderBytes + little_endian(rest, 26, 2) + little_endian(rest, 28, 2);
    const std::string_view member = rest.substr(kHeaderBytes, little_endian(rest, 26, 2));
    if (member == "mimetype") return DocumentFile{Format::odt, std::nullopt};
    if (member == "[Content_Types].xml" || member == "_rels/.rels" || member == "word/document.xml")
      return DocumentFile{Format::docx, std::nullopt};
    // Folders that any archive may have.
    if (word_name && (member.starts_with("word/") || member.starts_with("docProps/")))
      return DocumentFile{Format::docx, std::nullopt};
    rest.remove_prefix(std::min<std::size_t>(rest.size(), content + little_endian(rest, 18, 4)));
  }
  return Archive::zip;
}

bool looks_like_html(std::string_view text) {
  for (std::string_view start :
       {"<!doctype html", "<html", "<head", "<body", "<h1", "<div", "<p>", "<p ", "<!--"})
    if (starts_with_ignoring_case(text, start)) return true;
  // XHTML may begin as XML does.
  return starts_with_ignoring_case(text, "<?xml") && (text.find("<html") != std::string_view::npos ||
                                                      text.find("<!DOCTYPE html") != std::string_view::npos);
}

// A message begins with lines of headers, of which some are in every one.
bool looks_like_email(std::string_view text, std::string_view name) {
  int known = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos ||
        line.substr(0, colon).find(' ') != std::string_view::npos)
      break;
    for (std::string_view header : {"from:", "date:", "subject:", "mime-version:", "received:", "message-id:",
                                    "content-type:", "return-path:"})
      if (starts_with_ignoring_case(line, header)) ++known;
  }
  return known >= (ends_with_any(name, {".eml", ".mht", ".mhtml"}) ? 1 : 3);
}

// JSON lines hold a whole object on each line; an object over several lines is one JSON document.
Format json_kind(std::string_view text, std::string_view name) {
  if (ends_with_any(name, {".jsonl", ".ndjson"})) return Format::json_lines;
  std::string_view first_line = text.substr(0, text.find('\n'));
  if (first_line.size() == text.size())
    return Format::json_lines;  // one line, or a first line longer than the head
  first_line = first_line.substr(0, first_line.find_last_not_of(kSpace) + 1);
  return first_line.ends_with('}') ? Format::json_lines : Format::json;
}

Format text_format(std::string_view head, std::string_view name) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(kSpace), head.size()));
  if (head.starts_with('{')) return json_kind(head, name);
  if (head.starts_with('[') && ends_with_any(name, {".json"})) return Format::json;
  if (ends_with_any(name, {".jsonl", ".ndjson"})) return Format::json_lines;
  if (looks_like_html(head)) return Format::html;
  if (ends_with_any(name, {".html", ".htm"}) && head.starts_with('<')) return Format::html;
  if (looks_like_email(head, name)) return Format::email;
  if (ends_with_any(name, {".csv", ".tsv", ".tab"}) || looks_like_csv(head)) return Format::csv;
  if (ends_with_any(name, {".md", ".markdown"})) return Format::markdown;
  return Format::text;
}

// Control characters that no text has. Some encodings put a few rare capitals there.
bool is_binary(std::string_view head) {
  constexpr std::size_t kLeast = 16;  // of so few bytes nothing can be told
  constexpr double kMaxShare = 0.04;
  if (head.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 &&
            std::string_view("\t\n\v\f\r\x1A\x1B").find(c) == std::string_view::npos);
  });
  return head.size() >= kLeast &&
         static_cast<double>(controls) > kMaxShare * static_cast<double>(head.size());
}

bool is_utf16(std::optional<Encoding> encoding) {
  return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
}

}  // namespace

FileType detect_file_type(std::string_view head, std::string_view name, std::optional<Encoding> encoding) {
  if (head.starts_with("PK\x03\x04")) return zip_kind(head, name);
  for (const Signature& signature : kSignatures)
    if (head.size() > signature.offset && head.substr(signature.offset).starts_with(signature.bytes))
      return signature.type();
  if (ends_with_any(name, {".tar"})) return Archive::tar;  // of before there was a signature

  const bool mark = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  if (!encoding && (mark || head.find('\0') != std::string_view::npos)) {
    const Encoding found = detect_encoding(head).encoding;
    if (is_utf16(found)) encoding = found;
  }
  if (is_utf16(encoding)) return DocumentFile{text_format(to_utf8(head, *encoding), name), encoding};
  if (is_binary(head))
    return UnreadableFile{"not a text file and of no format that is read: convert it to text, HTML or PDF"};
  return DocumentFile{text_format(head, name), encoding};
}

std::string_view without_compression_ending(std::string_view name) {
  if (ends_with_any(name, {".gz", ".bz2", ".xz", ".zst"})) return name.substr(0, name.rfind('.'));
  return name;
}

}  // namespace thongcao
