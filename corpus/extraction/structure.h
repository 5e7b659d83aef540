#ifndef THONGCAO_CORPUS_EXTRACTION_STRUCTURE_H_
#define THONGCAO_CORPUS_EXTRACTION_STRUCTURE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/words.h"

namespace thongcao {

// A line of a text that is not blank: words [first, last), without the end of line.
struct Line {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Line> find_lines(const Words& words);

// The line "Ngày ban hành: 06/07/2026" as its two halves; empty key when the line is no such pair. The key is
// in small letters and has at most six words.
struct MetadataLine {
  std::string key;
  std::size_t value = 0;  // first word of the value
};
MetadataLine read_metadata(const Words& words, const Line& line);

// A line of date and time alone: "21/10/2013 13:45", "Thứ ba, 21/10/2013, 13:45 (GMT+7)".
bool is_stamp(const Words& words, const Line& line);

// Whether the first line of a text is its title, not a sentence of the text or a caption.
bool is_title(const Words& words, const Line& line);

// The credit of the text: "Nguồn: …", "Theo …", "(TTXVN)" at the beginning or the end. Empty when there is
// none.
std::string find_source(const Words& words, const std::vector<Line>& lines);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_STRUCTURE_H_
