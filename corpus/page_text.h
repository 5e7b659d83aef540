#ifndef THONGCAO_CORPUS_PAGE_TEXT_H_
#define THONGCAO_CORPUS_PAGE_TEXT_H_

#include <string>
#include <vector>

namespace thongcao {

// The text of printed pages, line by line as they were printed with blank lines between blocks, as one text
// with a line for each paragraph: lines that were broken by the margin are joined, and page numbers and what
// repeats at the top and the bottom of the pages is left out. Texts must be valid UTF-8.
std::string join_pages(const std::vector<std::string>& pages);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_PAGE_TEXT_H_
