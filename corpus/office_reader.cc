#include "office_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "archive_reader.h"
#include "byte_source.h"
#include "extraction/letters.h"
#include "unicode_text.h"

namespace thongcao {
namespace {

constexpr std::size_t kMaxPartBytes = 64 << 20;  // of XML, unpacked; its tree takes up to 16 times as much

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

std::string_view local_attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view found = attribute.name();
    if (found.substr(found.find(':') + 1) == name) return attribute.value();
  }
  return {};
}

// The first element of a name, in any depth.
pugi::xml_node find_element(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([&](const pugi::xml_node& node) { return local_name(node) == name; });
}

// What an element means for the text.
enum class Role : std::uint8_t { container, paragraph, text, space, line_end, hyphen, cell, row, skipped };

using Roles = std::map<std::string_view, Role>;

const Roles& docx_roles() {
  static const Roles roles = {
      {"p", Role::paragraph},      {"t", Role::text},           {"tab", Role::space},
      {"br", Role::line_end},      {"cr", Role::line_end},      {"noBreakHyphen", Role::hyphen},
      {"tc", Role::cell},          {"tr", Role::row},           {"pPr", Role::skipped},
      {"rPr", Role::skipped},      {"tblPr", Role::skipped},    {"del", Role::skipped},
      {"moveFrom", Role::skipped}, {"Fallback", Role::skipped},  // what AlternateContent has said already
  };
  return roles;
}

const Roles& odt_roles() {
  static const Roles roles = {
      {"p", Role::paragraph},
      {"h", Role::paragraph},
      {"s", Role::space},
      {"tab", Role::space},
      {"line-break", Role::line_end},
      {"table-cell", Role::cell},
      {"table-row", Role::row},
      {"note", Role::skipped},
      {"annotation", Role::skipped},
      {"tracked-changes", Role::skipped},
      {"forms", Role::skipped},
  };
  return roles;
}

// 1 for the title of the document, 2 for a heading of the first level, 0 for other paragraphs.
int docx_heading(const pugi::xml_node& paragraph) {
  const std::string_view style = local_attribute(paragraph.child("w:pPr").child("w:pStyle"), "val");
  return style == "Title" || style == "Tiu" ? 1 : style == "Heading1" || style == "u1" ? 2 : 0;
}

int odt_heading(const pugi::xml_node& paragraph) {
  if (local_attribute(paragraph, "style-name") == "Title") return 1;
  return local_name(paragraph) == "h" && local_attribute(paragraph, "outline-level") == "1" ? 2 : 0;
}

// The text of an element as lines.
class OfficeText {
 public:
  struct Line {
    std::string text;
    int heading = 0;
  };

  // `text_everywhere`: characters are text wherever they stand in a paragraph, not in elements for text
  // alone.
  OfficeText(const Roles& roles, bool text_everywhere, int (*heading)(const pugi::xml_node&))
      : roles_(roles), text_everywhere_(text_everywhere), heading_(heading) {}

  std::vector<Line> read(const pugi::xml_node& root) {
    // Walked without recursion: documents nest as deeply as they like.
    pugi::xml_node node = root;
    for (;;) {
      pugi::xml_node next = enter(node) ? node.first_child() : pugi::xml_node();
      while (!next && node != root) {
        leave(node);
        next = node.next_sibling();
        if (!next) node = node.parent();
      }
      if (!next) break;
      node = next;
    }
    end_line();
    return std::move(lines_);
  }

 private:
  Role role_of(const pugi::xml_node& node) const {
    const auto found = roles_.find(local_name(node));
    return found == roles_.end() ? Role::container : found->second;
  }

  // Returns whether to go on to the children.
  bool enter(const pugi::xml_node& node) {
    if (node.type() != pugi::node_element) {
      const bool text = text_everywhere_ ? in_paragraph_ > 0 : role_of(node.parent()) == Role::text;
      if (text) line_.text += node.value();
      return false;
    }
    switch (role_of(node)) {
      case Role::skipped:
        return false;
      case Role::paragraph:
        end_line();
        ++in_paragraph_;
        line_.heading = heading_(node);
        break;
      case Role::row:
        rows_.emplace_back();
        break;
      case Role::cell:
        if (!rows_.empty()) rows_.back().emplace_back();
        break;
      case Role::space:
        line_.text += ' ';
        break;
      case Role::hyphen:
        line_.text += '-';
        break;
      case Role::line_end:
        line_.text += '\n';
        break;
      case Role::container:
      case Role::text:
        break;
    }
    return true;
  }

  void leave(const pugi::xml_node& node) {
    if (node.type() != pugi::node_element) return;
    const Role role = role_of(node);
    if (role == Role::paragraph) {
      end_line();
      --in_paragraph_;
    } else if (role == Role::row && !rows_.empty()) {
      end_row();
    }
  }

  void add(Line line) {
    if (rows_.empty() || rows_.back().empty()) {
      lines_.push_back(std::move(line));
    } else {
      rows_.back().back().push_back(std::move(line));
    }
  }

  void end_line() {
    Line line = std::exchange(line_, {});
    std::string_view rest = line.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (const std::string_view text = trim(rest.substr(0, end)); !text.empty())
        add({std::string(text), line.heading});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void end_row() {
    const Row row = std::move(rows_.back());
    rows_.pop_back();
    const bool is_data =
        std::all_of(row.begin(), row.end(), [](const std::vector<Line>& cell) { return cell.size() <= 1; });
    Line joined;
    for (const std::vector<Line>& cell : row) {
      for (const Line& line : cell) {
        if (!is_data) add(line);
        if (!joined.text.empty())
          joined.text += row.size() > 2 ? " | " : joined.text.ends_with(':') ? " " : ": ";
        joined.text += line.text;
      }
    }
    if (is_data && !joined.text.empty()) add(std::move(joined));
  }

  using Row = std::vector<std::vector<Line>>;

  const Roles& roles_;
  const bool text_everywhere_;
  int (*const heading_)(const pugi::xml_node&);
  std::vector<Line> lines_;
  std::vector<Row> rows_;  // open ones; tables may lie in tables
  Line line_;
  int in_paragraph_ = 0;
};

void use_lines(std::vector<OfficeText::Line> lines, Announcement& announcement) {
  auto title = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.heading == 1; });
  if (title == lines.end()) {
    const auto is_heading = [](const auto& line) { return line.heading == 2; };
    if (std::count_if(lines.begin(), lines.end(), is_heading) == 1)
      title = std::find_if(lines.begin(), lines.end(), is_heading);
  }
  if (title != lines.end()) {
    announcement.title = to_nfc(valid_utf8(title->text));
    lines.erase(title);
  }
  for (const auto& line : lines) {
    if (!announcement.body.empty()) announcement.body += '\n';
    announcement.body += line.text;
  }
  announcement.body = to_nfc(valid_utf8(announcement.body));
}

// The parts of an office document that hold text.
class Package {
 public:
  Package(std::string_view bytes, std::string_view content, std::string_view properties) {
    auto source = std::make_unique<MemorySource>(bytes);
    UnpackingLimit limit(*source, 2 * kMaxPartBytes);
    ArchiveReader reader(std::move(source), ArchiveReader::Kind::zip, limit);
    while (const auto member = reader.next()) {
      if (member->path.starts_with("xl/")) throw ReadError{"an Excel workbook: save its sheets as CSV"};
      if (member->path.starts_with("ppt/")) throw ReadError{"a presentation: save it as PDF"};
      if (!member->refusal.empty()) throw ReadError{member->refusal};
      // "word/document.xml", of some versions "word/document2.xml"
      if (member->path.starts_with(content) && member->path.ends_with(".xml")) {
        parse(*reader.open_member(), content_);
      } else if (member->path == properties) {
        parse(*reader.open_member(), properties_);
      }
    }
    if (!content_.document_element()) throw ReadError{"no text document: save it as .docx, .odt or PDF"};
  }

  const pugi::xml_document& content() const { return content_; }

  DocumentProperties properties(std::string_view created) const {
    return {to_nfc(valid_utf8(find_element(properties_, "title").text().get())),
            parse_iso_date(find_element(properties_, created).text().get())};
  }

 private:
  static void parse(ByteSource& source, pugi::xml_document& document) {
    const std::string xml = read_all(source, kMaxPartBytes);
    const pugi::xml_parse_result result =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result)
      throw ReadError{std::string("damaged or protected by a password (") + result.description() + ")"};
  }

  pugi::xml_document content_;
  pugi::xml_document properties_;
};

}  // namespace

DocumentProperties read_docx(std::string_view bytes, Announcement& announcement) {
  const Package package(bytes, "word/document", "docProps/core.xml");
  use_lines(OfficeText(docx_roles(), false, docx_heading).read(package.content().document_element()),
            announcement);
  return package.properties("created");
}

DocumentProperties read_odt(std::string_view bytes, Announcement& announcement) {
  const Package package(bytes, "content", "meta.xml");
  const pugi::xml_node body = find_element(package.content(), "body");
  if (std::string_view(body.first_child().name()) == "office:spreadsheet")
    throw ReadError{"a spreadsheet: save its sheets as CSV"};
  if (std::string_view(body.first_child().name()) == "office:presentation")
    throw ReadError{"a presentation: save it as PDF"};
  use_lines(OfficeText(odt_roles(), true, odt_heading).read(body), announcement);
  return package.properties("creation-date");
}

}  // namespace thongcao
