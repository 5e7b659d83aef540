#ifndef THONGCAO_SEARCHER_QUERY_REPAIR_H_
#define THONGCAO_SEARCHER_QUERY_REPAIR_H_

#include <optional>
#include <string>
#include <string_view>

#include <thongcao/tokenizer.h>

#include "term_frequencies.h"

namespace thongcao {

struct RepairedQuery {
  std::string text;
  // Nothing that was changed is a word of the index: what was typed need not be searched for beside it.
  bool replaces = false;
};

// The query that probably was meant when `query` was not: raw keystrokes as the syllables that they type, and
// words as SpellingCorrector finds them. Operators, fields, escapes and the values of date:, number: and
// source: are left alone. Nothing when there is nothing to repair. `query` must be one that parse_query()
// takes; then what is returned is, too.
std::optional<RepairedQuery> repair_query(std::string_view query, TermFrequencies& frequencies,
                                          const Tokenizer& tokenizer);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_REPAIR_H_
