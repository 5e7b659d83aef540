#ifndef THONGCAO_SEARCHER_HIGHLIGHTER_H_
#define THONGCAO_SEARCHER_HIGHLIGHTER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <thongcao/searcher.h>
#include <thongcao/tokenizer.h>

#include "match_pattern.h"
#include "passage_finder.h"
#include "pattern_matcher.h"

namespace thongcao {

// Finds the patterns of a query in texts, by the tokenizer's own offsets, so that what is highlighted is what
// matched: compounds as compounds, phrases as phrases, unaccented words in any accents.
class Highlighter {
 public:
  Highlighter(const Tokenizer& tokenizer, const std::vector<MatchPattern>& patterns);

  // The whole text with its matches.
  Excerpt highlight(std::string_view text);
  // The passage of about `characters` characters that shows most of the query, with its matches; begins and
  // ends at words, and has an ellipsis where it was cut. It is looked for in the first 128 kB.
  Excerpt snippet(std::string_view text, std::size_t characters);

 private:
  // A part of a text with its matches.
  Excerpt excerpt(std::string_view text, ByteRange shown);
  std::vector<PatternMatcher::Match> find(std::string_view text);
  void add_matching(const Token& token, std::size_t position);
  PatternMatcher make_matcher(const std::vector<MatchPattern>& patterns);
  std::size_t symbol_of(const MatchToken& token);

  const Tokenizer& tokenizer_;
  std::vector<MatchToken> symbols_;  // the different tokens of all patterns
  PatternMatcher matcher_;
  PassageFinder passages_;
  std::unordered_multimap<std::string_view, std::size_t> exact_;
  std::unordered_multimap<std::string_view, std::size_t> folded_;
  std::vector<std::size_t> prefixes_;
  TokenStream stream_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_HIGHLIGHTER_H_
