#ifndef THONGCAO_SEARCHER_MATCH_PATTERN_H_
#define THONGCAO_SEARCHER_MATCH_PATTERN_H_

#include <cstddef>
#include <string>
#include <vector>

namespace thongcao {

// A token of the query to be recognised in a text.
struct MatchToken {
  std::string text;          // normalised form, unaccented when `any_accents`
  bool any_accents = false;  // typed without diacritics: every accented variant matches
  bool prefix = false;       // every token that begins so matches

  bool operator==(const MatchToken&) const = default;
};

// A sequence of tokens to be highlighted where it stands in a text.
struct MatchPattern {
  std::vector<MatchToken> tokens;
  double weight = 1;       // how much a snippet gains by showing it
  std::size_t window = 0;  // not 0: the tokens in any order, each on its own, within so many tokens
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_MATCH_PATTERN_H_
