#include "extraction/extract_fields.h"

#include <utility>

#include "extraction/abbreviations.h"
#include "extraction/announcement_date.h"
#include "extraction/doc_numbers.h"
#include "extraction/letterhead.h"
#include "extraction/letters.h"
#include "extraction/organizations.h"
#include "extraction/speakers.h"
#include "extraction/structure.h"
#include "extraction/words.h"

namespace thongcao {
namespace {

// Puts `found` into an empty `field` and says so.
template <typename Field>
void fill(Announcement& announcement, Field& field, Field found, const char* name) {
  if (!field.empty() || found.empty()) return;
  field = std::move(found);
  announcement.guessed.emplace_back(name);
}

void move_title_out(Announcement& announcement) {
  if (!announcement.title.empty()) return;
  const std::string_view body = announcement.body;
  if (std::string title = title_below_letterhead(body); !title.empty()) {
    announcement.title = std::move(title);
    announcement.guessed.emplace_back("title");
    return;
  }
  const std::size_t end = body.find('\n', body.find_first_not_of(" \t\r\n"));
  // One line alone is a text, not the title of nothing.
  if (body.find_first_not_of(" \t\r\n", end) == std::string_view::npos) return;
  const Words head(body.substr(0, end));
  const std::vector<Line> lines = find_lines(head);
  if (lines.empty() || !is_title(head, lines.front())) return;
  announcement.title = head.text(lines.front().first, lines.front().last);
  announcement.guessed.emplace_back("title");
  announcement.body.erase(0, head[lines.front().last - 1].end);
  announcement.body.erase(0, announcement.body.find_first_not_of(" \t\r\n"));
}

}  // namespace

void extract_fields(Announcement& announcement) {
  move_title_out(announcement);
  const std::string text = announcement.title + "\n" + announcement.body;
  const Words words(text);
  const std::vector<Line> lines = find_lines(words);

  AnnouncementDates dates = find_announcement_dates(words, lines, announcement.origin);
  if (!announcement.date && dates.date) {
    announcement.date = dates.date;
    announcement.guessed.emplace_back("date");
  }
  fill(announcement, announcement.event_dates, std::move(dates.event_dates), "event_dates");
  if (announcement.speakers.empty())
    fill(announcement, announcement.speakers, find_speakers(words, lines), "speakers");
  if (announcement.organizations.empty())
    fill(announcement, announcement.organizations, find_organizations(words), "organizations");
  std::vector<std::string> numbers;
  // The document's own number often stands in a field of another name: {"so_hieu": "24/2018/QH14"}.
  for (const auto& [key, value] : announcement.fields)
    if (value.starts_with('"')) append_doc_numbers(Words(value), numbers);
  append_doc_numbers(words, numbers);
  fill(announcement, announcement.doc_numbers, std::move(numbers), "doc_numbers");
  fill(announcement, announcement.source, find_source(words, lines), "source");
  fill(announcement, announcement.abbreviations, find_abbreviations(words), "abbreviations");
}

}  // namespace thongcao
