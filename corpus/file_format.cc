#include "file_format.h"

#include <algorithm>
#include <array>
#include <utility>

namespace thongcao {
namespace {

using Format = Chunk::Format;

constexpr std::string_view kSpace = " \t\r\n";

struct Signature {
  std::string_view bytes;
  std::string_view name;
};
constexpr std::array<Signature, 9> kSignatures = {{
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"PK\x05\x06", "an empty ZIP archive"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"\x1F\x8B", "a gzip file"},
    {"\x28\xB5\x2F\xFD", "a Zstandard file"},
    {"\xFD"
     "7zXZ",
     "an xz file"},
    {"BZh", "a bzip2 file"},
    {"{\\rtf", "a Rich Text file"},
}};

bool is_known_binary(std::string_view head) {
  return std::any_of(kSignatures.begin(), kSignatures.end(),
                     [&](const Signature& signature) { return head.starts_with(signature.bytes); });
}

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case_prefix) {
  if (text.size() < lower_case_prefix.size()) return false;
  return std::equal(lower_case_prefix.begin(), lower_case_prefix.end(), text.begin(),
                    [](char a, char b) { return a == to_lower(b); });
}

bool ends_with_ignoring_case(std::string_view text, std::string_view lower_case_suffix) {
  return text.size() >= lower_case_suffix.size() &&
         starts_with_ignoring_case(text.substr(text.size() - lower_case_suffix.size()), lower_case_suffix);
}

bool looks_like_html(std::string_view text) {
  for (std::string_view start :
       {"<!doctype html", "<html", "<head", "<body", "<h1", "<div", "<p>", "<p ", "<!--"})
    if (starts_with_ignoring_case(text, start)) return true;
  return false;
}

// JSON lines hold a whole object on each line; an object over several lines is one JSON document.
Format json_kind(std::string_view text, std::string_view name) {
  if (ends_with_ignoring_case(name, ".jsonl") || ends_with_ignoring_case(name, ".ndjson"))
    return Format::json_lines;
  std::string_view first_line = text.substr(0, text.find('\n'));
  if (first_line.size() == text.size())
    return Format::json_lines;  // one line, or a first line longer than the head
  first_line = first_line.substr(0, first_line.find_last_not_of(kSpace) + 1);
  return first_line.ends_with('}') ? Format::json_lines : Format::json;
}

}  // namespace

std::optional<Format> detect_format(std::string_view head, std::string_view name) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return Format::text;
  if (is_known_binary(head) || head.find('\0') != std::string_view::npos) return std::nullopt;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(kSpace), head.size()));
  if (head.starts_with('{')) return json_kind(head, name);
  if (head.starts_with('[') && ends_with_ignoring_case(name, ".json")) return Format::json;
  if (ends_with_ignoring_case(name, ".jsonl") || ends_with_ignoring_case(name, ".ndjson"))
    return Format::json_lines;
  if (looks_like_html(head)) return Format::html;
  const bool html_name = ends_with_ignoring_case(name, ".html") || ends_with_ignoring_case(name, ".htm");
  if (html_name && head.starts_with('<')) return Format::html;
  if (ends_with_ignoring_case(name, ".md") || ends_with_ignoring_case(name, ".markdown"))
    return Format::markdown;
  return Format::text;
}

std::string describe_unreadable(std::string_view head) {
  std::string_view kind = "not a text file";
  for (const Signature& signature : kSignatures)
    if (head.starts_with(signature.bytes)) kind = signature.name;
  return std::string(kind) + ": convert it to text, HTML or JSON lines in UTF-8";
}

}  // namespace thongcao
