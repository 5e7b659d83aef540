#include "document_properties.h"

#include <algorithm>
#include <array>

#include "extraction/letterhead.h"
#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr std::size_t kLeastWords = 4;

// In small letters.
constexpr auto kLeftOvers = std::to_array<std::string_view>({
    "microsoft word -",
    "microsoft powerpoint -",
    "untitled",
    "document1",
    "powerpoint presentation",
    "slide 1",
    "cộng hòa xã hội",
    "cộng hoà xã hội",
    "độc lập",
});
constexpr auto kFileEndings =
    std::to_array<std::string_view>({".doc", ".docx", ".pdf", ".rtf", ".odt", ".xls", ".xlsx", ".tmp"});

bool is_title(std::string_view text) {
  const std::string lower = to_lower(text);
  if (static_cast<std::size_t>(std::count(lower.begin(), lower.end(), ' ')) + 1 < kLeastWords) return false;
  for (std::string_view left_over : kLeftOvers)
    if (lower.starts_with(left_over)) return false;
  return std::none_of(kFileEndings.begin(), kFileEndings.end(),
                      [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace

void use_title(const DocumentProperties& properties, Announcement& announcement) {
  const std::string_view title = trim(properties.title);
  if (!announcement.title.empty() || !is_title(title)) return;
  if (!title_below_letterhead(announcement.body).empty()) return;  // surer: extraction will find it
  announcement.title = title;
  // The text begins with it as a rule.
  const std::string_view body = announcement.body;
  if (body.starts_with(title) && (body.size() == title.size() || body[title.size()] == '\n'))
    announcement.body.erase(0, std::min(body.size(), title.size() + 1));
}

}  // namespace thongcao
