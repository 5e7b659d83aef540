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

namespace thongcao {

// Finds the patterns of a query in texts, by the tokenizer's own offsets, so that what is highlighted is what
// matched: compounds as compounds, phrases as phrases, unaccented words in any accents.
class Highlighter {
 public:
  Highlighter(const Tokenizer& tokenizer, std::vector<MatchPattern> patterns);

  // The whole text with its matches.
  Excerpt highlight(std::string_view text);
  // The passage of about `characters` characters that shows most of the query, with its matches; begins and
  // ends at words, and has an ellipsis where it was cut.
  Excerpt snippet(std::string_view text, std::size_t characters);

 private:
  struct TextToken {
    std::size_t begin;
    std::size_t end;
    std::string_view text;  // normalised; valid while the passage is
    std::string_view unaccented;
  };
  struct Match {
    std::size_t begin;  // bytes
    std::size_t end;
    std::size_t pattern;
  };

  std::vector<Match> find(std::string_view text);
  void match_passage(std::vector<Match>& matches);
  bool matches_at(const MatchPattern& pattern, std::size_t i) const;
  static bool equal(const MatchToken& wanted, const TextToken& token);
  ByteRange best_window(const std::vector<Match>& matches, std::string_view text, std::size_t bytes) const;

  const Tokenizer& tokenizer_;
  std::vector<MatchPattern> patterns_;
  std::unordered_multimap<std::string_view, std::size_t> by_first_token_;
  TokenStream stream_;
  std::vector<TextToken> passage_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_HIGHLIGHTER_H_
