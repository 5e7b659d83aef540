#ifndef THONGCAO_SEARCHER_SPELLING_VARIANTS_H_
#define THONGCAO_SEARCHER_SPELLING_VARIANTS_H_

#include <string_view>
#include <vector>

#include <thongcao/lexicon.h>

namespace thongcao {

// A syllable that may have been meant. `cost` says how unlikely the slip is, without regard to how frequent
// the syllable is: 1 for hỏi against ngã, 10 for a wrong letter.
struct SpellingVariant {
  std::string_view syllable;  // normalised; points into the lexicon
  int cost;
};

// The syllables that people confuse a syllable with, the likeliest first, without itself: tones (hỏi and ngã
// before others), sounds that regions do not tell apart (d/gi/r, s/x, tr/ch, l/n, final n/ng and c/t …),
// letters without their marks, and one slip of the fingers (missing, doubled, swapped, neighbouring key).
// Each is a syllable that the lexicon has. `syllable` may be any text and need not be a possible syllable;
// when it holds more than the letters of one syllable, the result is empty.
std::vector<SpellingVariant> spelling_variants(std::string_view syllable, const Lexicon& lexicon);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_SPELLING_VARIANTS_H_
