#ifndef THONGCAO_CORPUS_EXTRACTION_ANNOUNCEMENT_DATE_H_
#define THONGCAO_CORPUS_EXTRACTION_ANNOUNCEMENT_DATE_H_

#include <optional>
#include <string_view>
#include <vector>

#include <thongcao/date.h>

#include "extraction/dates.h"
#include "extraction/structure.h"
#include "extraction/words.h"

namespace thongcao {

struct AnnouncementDates {
  std::optional<Date> date;
  std::vector<Date> event_dates;
};

// The date of an announcement: the stamp of its publication, else the day on which it was signed ("Ngày ban
// hành: …", "Hà Nội, ngày … tháng … năm …"), else the day of the event that it tells first. When that day is
// written without a year, the year comes from the text if the text shows in which year it was written, else
// there is no date. Failing all of these, a date of eight digits in `file_name`. The event dates are all full
// dates but for citations, stamp and day of signing.
AnnouncementDates find_announcement_dates(const Words& words, const std::vector<Line>& lines,
                                          std::string_view file_name);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_ANNOUNCEMENT_DATE_H_
