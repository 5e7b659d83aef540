#ifndef THONGCAO_CORPUS_EXTRACTION_PERSON_MENTIONS_H_
#define THONGCAO_CORPUS_EXTRACTION_PERSON_MENTIONS_H_

#include <cstddef>
#include <vector>

#include "extraction/words.h"

namespace thongcao {

struct WordRange {
  std::size_t first = 0;
  std::size_t last = 0;
  bool empty() const noexcept { return first >= last; }
};

// Somebody is mentioned: by name, by office, or by both.
struct PersonMention {
  WordRange all;     // from the honorific or the office before the name to the end of the office behind it
  WordRange name;    // empty when only the office is given: "Bộ trưởng Bộ Y tế"
  WordRange office;  // the office before the name: "Bộ trưởng Bộ KH&CN"
  WordRange apposition;  // the office behind the name: ", Vụ trưởng Vụ CNC"
  bool honorific = false;
  bool bare = false;  // a name alone, without honorific and office
};

// All mentions in order; none overlaps another.
std::vector<PersonMention> find_person_mentions(const Words& words);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_PERSON_MENTIONS_H_
