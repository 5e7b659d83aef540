#ifndef THONGCAO_CORPUS_MARKDOWN_READER_H_
#define THONGCAO_CORPUS_MARKDOWN_READER_H_

#include <string_view>

#include <thongcao/announcement.h>

namespace thongcao {

// Reads a Markdown file into title and body of `announcement`: the title of the front matter or the first
// heading of the highest level; the body without marks, links as their text, rows of two cells and the lines
// of the front matter as "key: value". `text` must be valid UTF-8.
void read_markdown(std::string_view text, Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_MARKDOWN_READER_H_
