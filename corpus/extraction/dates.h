#ifndef THONGCAO_CORPUS_EXTRACTION_DATES_H_
#define THONGCAO_CORPUS_EXTRACTION_DATES_H_

#include <cstddef>
#include <vector>

#include <thongcao/date.h>

#include "extraction/words.h"

namespace thongcao {

// A date as it is written in a text.
struct DateMention {
  std::size_t first = 0;  // words [first, last): the numbers and what holds them together
  std::size_t last = 0;
  Date date;              // year 0 when only day and month are written
  bool citation = false;  // of the document that is named before it: "Nghị định 72/2015/NĐ-CP ngày 07/9/2015"
  bool limit = false;     // a beginning, an end or a deadline: "kể từ ngày 1/1/2022"
  bool day_part = false;  // "sáng 19/12", "ngày 19/12": the day of an event
  bool is_full() const noexcept { return date.year != 0; }
};

// All dates of the text in order: "19/12/2019", "19-12-2019", "19.12.2019", "ngày 19 tháng 12 năm 2019",
// "2019-12-19", "sáng 19/12". Impossible ones ("30/2/2019") are left out.
std::vector<DateMention> find_dates(const Words& words);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_DATES_H_
