#ifndef THONGCAO_SERVICE_PAGE_PARTS_H_
#define THONGCAO_SERVICE_PAGE_PARTS_H_

#include <string>
#include <string_view>

#include <thongcao/date.h>

#include "page.h"
#include "page_texts.h"

namespace thongcao {

// `text` between tags or in a quoted attribute: `<`, `>`, `&` and quotes escaped, unprintable characters
// replaced.
std::string escaped(std::string_view text);
// <a href="…">…</a>; both are escaped.
std::string link(std::string_view address, std::string_view text, std::string_view attributes = {});

// The address of a search.
std::string search_address(const PageRequest& request);
std::string announcement_address(Language language, std::string_view id);
// Whether a web address may be a link: http and https alone, no script.
bool is_web_address(std::string_view address);

// "1.234" or "1,234".
std::string with_separators(std::size_t number, Language language);
// <time> with "19/12/2019" or "2019-12-19".
std::string time_element(const Date& date, Language language);

// A whole page around its `main` part. `request` fills the search form, so that a new query keeps language,
// order and filters; `other_language` is the address of the same page in the other language.
struct Frame {
  const PageRequest& request;
  std::string title;
  std::string other_language;
  std::string_view kind;   // class of the body: "start", "results", "announcement", "error"
  bool open_help = false;  // say how queries are written, below the main part
};
std::string framed(const Frame& frame, std::string_view main);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_PAGE_PARTS_H_
