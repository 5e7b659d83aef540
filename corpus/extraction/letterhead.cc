#include "extraction/letterhead.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr std::size_t kMottoLines = 10;  // the motto stands within so many lines
constexpr std::size_t kHeadLines = 25;   // and the title within so many
constexpr std::size_t kSubjectLines = 4;

// In small letters.
constexpr auto kKinds = std::to_array<std::string_view>({
    "quyết định", "thông báo", "nghị quyết", "nghị định", "thông tư", "chỉ thị",   "kế hoạch",
    "báo cáo",    "tờ trình",  "công điện",  "hướng dẫn", "kết luận", "quy định",  "quy chế",
    "thông cáo",  "giấy mời",  "đề án",      "lệnh",      "luật",     "pháp lệnh", "chương trình",
});

bool is_all_capitals(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const Letter letter = letter_at(line, i);
    if (is_letter(letter.code) && !is_capital(letter.code)) return false;
    i += letter.size;
  }
  return true;
}

bool is_kind(std::string_view line) {
  if (!is_all_capitals(line)) return false;
  const std::string lower = to_lower(line);
  return std::any_of(kKinds.begin(), kKinds.end(),
                     [&](std::string_view kind) { return lower.starts_with(kind); });
}

bool is_subject_mark(std::string_view line) {
  const std::string lower = to_lower(line);
  return lower.starts_with("v/v") || lower.starts_with("về việc");
}

// A rule of marks, or what comes after a subject.
bool ends_subject(std::string_view line) {
  const std::string lower = to_lower(line);
  return line.find_first_not_of("-_*=– ") == std::string_view::npos || lower.starts_with("căn cứ") ||
         lower.starts_with("kính gửi") || lower.starts_with("thực hiện") || lower.starts_with("số:") ||
         lower.starts_with("cộng h");
}

std::vector<std::string_view> first_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kHeadLines + kSubjectLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::string title_below_letterhead(std::string_view text) {
  const std::vector<std::string_view> lines = first_lines(text);
  const auto head = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), kMottoLines));
  const auto motto = std::find_if(lines.begin(), head, [](std::string_view line) {
    const std::string lower = to_lower(line);
    return lower.find("cộng hòa xã hội") != std::string::npos ||
           lower.find("cộng hoà xã hội") != std::string::npos;
  });
  if (motto == head) return {};
  auto line = std::find_if(motto, lines.end(), is_kind);
  const bool has_kind = line != lines.end();
  if (!has_kind) line = std::find_if(lines.begin(), lines.end(), is_subject_mark);
  if (line == lines.end()) return {};
  std::string title(*line);
  const bool kind_alone = has_kind && title.size() < 40;
  for (std::size_t n = 1; n <= kSubjectLines && ++line != lines.end(); ++n) {
    // In capitals after a subject in small letters comes who decides: "BỘ TRƯỞNG BỘ Y TẾ".
    if (ends_subject(*line) || (is_all_capitals(*line) && (n > 1 || !kind_alone))) break;
    title += ' ';
    title += *line;
  }
  return title;
}

}  // namespace thongcao
