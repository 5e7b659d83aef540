#ifndef THONGCAO_CORPUS_HTML_READER_H_
#define THONGCAO_CORPUS_HTML_READER_H_

#include <string_view>

#include <thongcao/announcement.h>

namespace thongcao {

// Reads a page into title, body, date and address of `announcement`. Title: <h1> that is not
// the name of the site, else <h2> that the page is called by, else og:title, else <title> without the name of
// the site. Date: article:published_time and its like, JSON-LD's datePublished, <time>; a line with the date
// alone stays in the body. Body: a line for each block, without scripts, menus, footers, forms and lists of
// other articles; of <article> or <main> alone where the page has one. `text` must be valid UTF-8. Returns
// false for a page that is nested too deeply to be read; the announcement is untouched then.
bool read_html(std::string_view text, Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_HTML_READER_H_
