#include "page_text.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr double kFullLine = 0.75;  // of the longest on its page: the margin ended it

struct PrintedLine {
  std::string text;
  bool after_gap = false;  // a blank line or the end of a page stands before it
  bool full = false;
};

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

char32_t last_letter(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (text[at - 1] & 0xC0) == 0x80) --at;
  return at == 0 ? 0 : letter_at(text, at - 1).code;
}

bool ends_sentence(std::string_view text) {
  const char32_t last = last_letter(text);
  return last == '.' || last == ':' || last == ';' || last == '!' || last == '?' || last == U'…' ||
         last == U'”';
}

bool starts_small(std::string_view text) {
  const char32_t first = letter_at(text, 0).code;
  return is_letter(first) && !is_capital(first);
}

// "- …", "• …", "a) …", "1. …", "IV. …", "Điều 5 …"
bool starts_item(std::string_view text) {
  const char32_t first = letter_at(text, 0).code;
  if (first == '-' || first == '+' || first == '*' || first == U'•' || first == U'–' || first == U'●')
    return true;
  for (std::string_view word : {"Điều ", "Chương ", "Mục ", "Phần "})
    if (text.starts_with(word)) return true;
  const std::size_t mark = text.find_first_of(".)/");
  return mark > 0 && mark <= 4 && text.substr(mark + 1, 1) == " " &&
         text.find_first_not_of("0123456789IVXabcdefghikđ", 0) == mark;
}

// What a line at the edge of a page is on every page: "Trang 3/12" → "Trang #/#".
std::string edge_pattern(std::string_view line) {
  std::string pattern;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) pattern += c;
    if (digit && !pattern.ends_with('#')) pattern += '#';
  }
  return pattern;
}

bool is_page_number(const std::string& pattern) {
  const std::string lower = to_lower(pattern);
  for (std::string_view number : {"#", "- # -", "-#-", "–#–", "– # –", "#/#", "trang #", "trang #/#",
                                  "trang # / #", "page #", "page # of #", "page #/#", "# | page"})
    if (lower == number) return true;
  return false;
}

// The lines of a page that are not blank.
std::vector<PrintedLine> lines_of(std::string_view page) {
  std::vector<PrintedLine> lines;
  bool after_gap = true;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find_first_of("\n\f"), page.size());
    const std::string_view text = trim(page.substr(0, end));
    page.remove_prefix(std::min(end + 1, page.size()));
    if (!text.empty()) lines.push_back({std::string(text), after_gap});
    after_gap = text.empty();
  }
  std::size_t longest = 0;
  for (const PrintedLine& line : lines) longest = std::max(longest, length_of(line.text));
  for (PrintedLine& line : lines)
    line.full = static_cast<double>(length_of(line.text)) >= kFullLine * static_cast<double>(longest);
  return lines;
}

// Removes page numbers, and the first and last lines that are alike on most pages.
void drop_edges(std::vector<std::vector<PrintedLine>>& pages) {
  std::map<std::string, std::size_t> first_lines;
  std::map<std::string, std::size_t> last_lines;
  for (const auto& page : pages) {
    if (page.empty()) continue;
    ++first_lines[edge_pattern(page.front().text)];
    ++last_lines[edge_pattern(page.back().text)];
  }
  const auto repeats = [&](const std::map<std::string, std::size_t>& counts, const std::string& pattern) {
    const auto found = counts.find(pattern);
    return found != counts.end() && found->second >= 3 && found->second * 2 > pages.size();
  };
  for (auto& page : pages) {
    for (int i = 0; i < 2 && !page.empty(); ++i) {
      const std::string pattern = edge_pattern(page.front().text);
      if (is_page_number(pattern) || repeats(first_lines, pattern)) page.erase(page.begin());
    }
    for (int i = 0; i < 2 && !page.empty(); ++i) {
      const std::string pattern = edge_pattern(page.back().text);
      if (is_page_number(pattern) || repeats(last_lines, pattern)) page.pop_back();
    }
    if (!page.empty()) page.front().after_gap = true;
  }
}

bool continues(const PrintedLine& line, const PrintedLine& next) {
  if (starts_item(next.text)) return false;
  if (next.after_gap) return !ends_sentence(line.text) && starts_small(next.text);
  return line.full || (starts_small(next.text) && !ends_sentence(line.text));
}

// A word that the margin has broken loses its hyphen; "Mát-xcơ-va" and what has accents keeps it.
void join(std::string& text, std::string_view next) {
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  if (text.ends_with(kSoftHyphen)) {
    text.resize(text.size() - kSoftHyphen.size());
  } else if (text.ends_with('-') && text.size() > 1 &&
             is_letter(last_letter(text.substr(0, text.size() - 1)))) {
    const std::size_t begin = text.find_last_of(" \n") + 1;  // npos + 1 is 0
    const std::string_view word = std::string_view(text).substr(begin, text.size() - 1 - begin);
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
      return is_letter(static_cast<unsigned char>(c)) && (c & 0x80) == 0;
    });
    if (plain && starts_small(next)) text.pop_back();
  } else {
    text += ' ';
  }
  text += next;
}

}  // namespace

std::string join_pages(const std::vector<std::string>& pages) {
  std::vector<std::vector<PrintedLine>> lines;
  lines.reserve(pages.size());
  for (const std::string& page : pages) lines.push_back(lines_of(page));
  drop_edges(lines);
  std::string body;
  const PrintedLine* before = nullptr;
  for (const auto& page : lines) {
    for (const PrintedLine& line : page) {
      if (before != nullptr && continues(*before, line)) {
        join(body, line.text);
      } else {
        if (before != nullptr) body += '\n';
        body += line.text;
      }
      before = &line;
    }
  }
  return body;
}

}  // namespace thongcao
