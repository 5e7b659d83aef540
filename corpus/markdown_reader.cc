#include "markdown_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr auto kEntities = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"&nbsp;", " "},
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&#39;", "'"},
});

// Appends inline text without emphasis, code marks and tags; links and images give their text.
class InlineText {
 public:
  static std::string plain(std::string_view text) {
    InlineText reader(text);
    reader.read();
    return std::string(trim(reader.plain_));
  }

 private:
  explicit InlineText(std::string_view text) : text_(text) {}

  void read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size() &&
          std::string_view("*_`[]#|<>\\").find(text_[at_ + 1]) != std::string_view::npos) {
        plain_ += text_[at_ + 1];
        at_ += 2;
      } else if (c == '*' || c == '`' || (text_.substr(at_).starts_with("__"))) {
        at_ += c == '_' ? 2 : 1;
      } else if (c == '!' && text_.substr(at_).starts_with("![")) {
        ++at_;
      } else if (c == '[') {
        read_link();
      } else if (c == '<') {
        read_tag();
      } else if (c == '&') {
        read_entity();
      } else {
        plain_ += c;
        ++at_;
      }
    }
  }

  void read_link() {
    const std::size_t close = text_.find("](", at_);
    const std::size_t end = close == std::string_view::npos ? close : text_.find(')', close);
    if (end == std::string_view::npos ||
        text_.substr(at_, close - at_).find('\n') != std::string_view::npos) {
      plain_ += text_[at_++];
      return;
    }
    plain_ += plain(text_.substr(at_ + 1, close - at_ - 1));
    at_ = end + 1;
  }

  void read_tag() {
    const std::size_t end = text_.find('>', at_);
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    const bool tag = end != std::string_view::npos &&
                     (next == '/' || next == '!' || is_letter(static_cast<unsigned char>(next)));
    if (!tag) {
      plain_ += text_[at_++];
      return;
    }
    // An address in angle brackets is text.
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    if (inside.find("://") != std::string_view::npos && inside.find(' ') == std::string_view::npos)
      plain_ += inside;
    if (inside.starts_with("br")) plain_ += ' ';
    at_ = end + 1;
  }

  void read_entity() {
    for (const auto& [entity, meaning] : kEntities) {
      if (!text_.substr(at_).starts_with(entity)) continue;
      plain_ += meaning;
      at_ += entity.size();
      return;
    }
    plain_ += text_[at_++];
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string plain_;
};

std::vector<std::string> cells_of(std::string_view row) {
  row = trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|')) row.remove_suffix(1);
  std::vector<std::string> cells;
  while (true) {
    const std::size_t end = std::min(row.find('|'), row.size());
    cells.push_back(InlineText::plain(row.substr(0, end)));
    if (end == row.size()) return cells;
    row.remove_prefix(end + 1);
  }
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-*_= ") == std::string_view::npos;
}

bool is_table_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: ") == std::string_view::npos;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, Announcement& announcement) : announcement_(announcement) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines_.push_back(trim(text.substr(at, end - at)));
      at = end + 1;
    }
  }

  void read() {
    std::size_t n = read_front_matter();
    choose_heading(n);
    for (; n < lines_.size(); ++n) {
      const std::string_view line = lines_[n];
      if (n == heading_) continue;
      if (line.starts_with('|') && n + 1 < lines_.size() && is_table_rule(lines_[n + 1])) {
        ++n;  // the heads of the columns
      } else if (line.starts_with('|')) {
        add_row(line);
      } else if (!is_rule(line)) {
        add_line(line);
      }
    }
  }

 private:
  std::size_t read_front_matter() {
    if (lines_.empty() || lines_.front() != "---") return 0;
    const auto end = std::find(lines_.begin() + 1, lines_.end(), "---");
    if (end == lines_.end()) return 0;
    for (auto line = lines_.begin() + 1; line != end; ++line) {
      const std::size_t colon = line->find(':');
      if (colon == std::string_view::npos) continue;
      const std::string_view key = trim(line->substr(0, colon));
      const std::string_view value = trim(line->substr(colon + 1), " \t\"'");
      if (key == "title") announcement_.title = InlineText::plain(value);
      if (key != "title" && !value.empty()) add_text(std::string(key) + ": " + std::string(value));
    }
    return static_cast<std::size_t>(end - lines_.begin()) + 1;
  }

  static std::size_t level_of(std::string_view line) {
    const std::size_t level = line.find_first_not_of('#');
    return level <= 6 && line.substr(level).starts_with(' ') ? level : 0;
  }

  // The title: the first heading of the highest level that occurs.
  void choose_heading(std::size_t from) {
    if (!announcement_.title.empty()) return;
    std::size_t best = 7;
    for (std::size_t n = from; n < lines_.size(); ++n) {
      const std::size_t level = level_of(lines_[n]);
      if (level == 0 || level >= best) continue;
      best = level;
      heading_ = n;
    }
    if (heading_ < lines_.size())
      announcement_.title = InlineText::plain(trim(lines_[heading_].substr(best), " #"));
  }

  void add_row(std::string_view line) {
    const std::vector<std::string> cells = cells_of(line);
    std::string text;
    for (const std::string& cell : cells) {
      if (!text.empty() && !cell.empty()) text += cells.size() == 2 ? ": " : " | ";
      text += cell;
    }
    add_text(text);
  }

  void add_line(std::string_view line) {
    while (line.starts_with('>')) line = trim(line.substr(1));
    if (const std::size_t level = level_of(line)) line = trim(line.substr(level), " #");
    if (line.starts_with("* ") || line.starts_with("+ ")) {
      add_text("- " + InlineText::plain(line.substr(2)));
    } else {
      add_text(InlineText::plain(line));
    }
  }

  void add_text(const std::string& text) {
    if (text.empty()) return;
    if (!announcement_.body.empty()) announcement_.body += '\n';
    announcement_.body += text;
  }

  Announcement& announcement_;
  std::vector<std::string_view> lines_;
  std::size_t heading_ = static_cast<std::size_t>(-1);
};

}  // namespace

void read_markdown(std::string_view text, Announcement& announcement) {
  MarkdownReader(text, announcement).read();
}

}  // namespace thongcao
