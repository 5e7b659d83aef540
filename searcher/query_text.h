#ifndef THONGCAO_SEARCHER_QUERY_TEXT_H_
#define THONGCAO_SEARCHER_QUERY_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/tokenizer.h>

#include "match_pattern.h"
#include "term_frequencies.h"

namespace thongcao {

// The tokens and words of a piece of query text. The members are parallel, but for `words`.
struct QueryText {
  std::vector<MatchToken> tokens;
  std::vector<std::string> sources;  // as typed
  std::vector<TokenType> types;
  std::vector<std::uint32_t> syllables;
  std::vector<bool> adjacent;  // adjacent[i]: token i follows i - 1 without punctuation
  std::vector<Word> words;     // token numbers count over the whole text
  bool unaccented = false;     // the whole query was typed without diacritics
};

QueryText read_query_text(std::string_view text, const Tokenizer& tokenizer, TermFrequencies& frequencies,
                          bool unaccented);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_TEXT_H_
