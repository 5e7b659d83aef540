#ifndef THONGCAO_SEARCHER_HIGHLIGHTER_H_
#define THONGCAO_SEARCHER_HIGHLIGHTER_H_

#include <cstddef>
#include <cstdint>
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
  // ends at words, and has an ellipsis where it was cut. It is looked for in the first megabyte.
  Excerpt snippet(std::string_view text, std::size_t characters);

 private:
  // A token of the text that is one or more of the query's.
  struct Occurrence {
    std::size_t position;  // number of the token in the text
    std::size_t begin;     // bytes
    std::size_t end;
    std::size_t first_id;  // of its numbers in ids_; they end where those of the next occurrence begin
  };
  struct Match {
    std::size_t begin;  // bytes
    std::size_t end;
    std::size_t pattern;
  };

  std::size_t id_of(const MatchToken& token);
  void find_occurrences(std::string_view text);
  void add_ids(const Token& token);
  bool has_id(std::size_t occurrence, std::size_t id) const;
  std::vector<Match> find(std::string_view text);
  void match_sequence(std::size_t pattern, std::size_t first, std::vector<Match>& matches) const;
  void match_window(std::size_t pattern, std::size_t first, std::vector<Match>& matches) const;
  ByteRange best_window(const std::vector<Match>& matches, std::string_view text, std::size_t bytes) const;
  ByteRange choose_window(const std::vector<Match>& matches, std::string_view text,
                          std::size_t characters) const;

  const Tokenizer& tokenizer_;
  std::vector<MatchPattern> patterns_;
  // The different tokens of all patterns, numbered.
  std::vector<MatchToken> tokens_;
  std::vector<std::vector<std::size_t>> pattern_ids_;  // of each pattern, the numbers of its tokens
  std::vector<std::vector<std::size_t>>
      patterns_of_id_;  // patterns that a token begins; of windows, any token
  std::unordered_multimap<std::string_view, std::size_t> exact_;
  std::unordered_multimap<std::string_view, std::size_t> folded_;
  std::vector<std::size_t> prefixes_;
  // Of each syllable of the lexicon, whether it may be a token of the query: most of a text is passed over
  // so.
  std::vector<bool> wanted_syllables_;

  TokenStream stream_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::size_t> ids_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_HIGHLIGHTER_H_
