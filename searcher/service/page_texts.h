#ifndef THONGCAO_SERVICE_PAGE_TEXTS_H_
#define THONGCAO_SERVICE_PAGE_TEXTS_H_

#include <string>
#include <string_view>

#include <thongcao/query_error.h>

#include "page.h"

namespace thongcao {

// All that the pages say themselves, in one language; HTML where it says so.
struct PageTexts {
  std::string_view code;  // of the language, for lang=""
  std::string_view site, tagline, skip, search_label, placeholder, search, other_language;
  std::string_view found, found_one, about, no_results, no_results_advice;
  std::string_view did_you_mean, results_included, partial;
  std::string_view order, relevance, newest, oldest;
  std::string_view pages, previous, next, page, past_the_end;
  std::string_view filters, remove, collapse, all_copies, copies;
  std::string_view by_year, by_month, earlier;
  std::string_view facet_speaker, facet_agency, facet_source, facet_year, facet_month;
  std::string_view speakers, agencies, numbers, source, date, undated, original, untitled;
  std::string_view similar, guessed;
  std::string_view not_understood, look_at, failed, not_found, bad_request, unavailable, to_start;
  std::string_view examples, help, help_html;
  std::string_view footer;
};

const PageTexts& page_texts(Language language);

// What error.what() says, in Vietnamese.
std::string in_vietnamese(const QueryError& error);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_PAGE_TEXTS_H_
