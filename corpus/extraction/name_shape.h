#ifndef THONGCAO_CORPUS_EXTRACTION_NAME_SHAPE_H_
#define THONGCAO_CORPUS_EXTRACTION_NAME_SHAPE_H_

#include <string_view>

namespace thongcao {

// Whether a word is built like a Vietnamese syllable: consonants, a group of vowels, a final consonant. A
// rough test that tells "Dương" from "Kenji": it knows no table of syllables, and takes "Lan" of any
// language.
bool has_vietnamese_shape(std::string_view word);

// "II", "VI": the number of a monarch.
bool is_roman_numeral(std::string_view word);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_EXTRACTION_NAME_SHAPE_H_
