#ifndef THONGCAO_CORPUS_EXTRACTION_PERSON_NAMES_H_
#define THONGCAO_CORPUS_EXTRACTION_PERSON_NAMES_H_

#include <cstddef>

#include "extraction/person_mentions.h"
#include "extraction/words.h"

namespace thongcao {

// The end of the run of capitalised words that starts at `i`; `i` when there is none. A run ends before an
// office, an honorific and words that open a sentence: full stops are often missing.
std::size_t end_of_capitals(const Words& words, std::size_t i);

// The name that starts at `i` when an honorific or a degree stands before it: any run of capitals.
WordRange match_name_after_honorific(const Words& words, std::size_t i);

// The name at the end of the run of capitals that starts at `i`, where the run may begin with the rest of an
// office: "(Chủ tịch UBND tỉnh) An Giang Vũ Bạch Dương", "(Bộ trưởng) Y tế Nguyễn …". Empty when there is
// none. `begins_office` says that the run stands right behind the head of the office.
WordRange match_name_after_office(const Words& words, std::size_t i, bool begins_office);

// A name without anything before it: surname and given name, or several words that are not Vietnamese.
WordRange match_bare_name(const Words& words, std::size_t i);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_PERSON_NAMES_H_
