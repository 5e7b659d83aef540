#ifndef THONGCAO_SEARCHER_PASSAGE_FINDER_H_
#define THONGCAO_SEARCHER_PASSAGE_FINDER_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <thongcao/searcher.h>

#include "match_pattern.h"
#include "pattern_matcher.h"

namespace thongcao {

// Finds the passage of a text that shows most of a query, much faster than by tokenizing the text: runs
// of letters and digits are compared by a hash of their unaccented letters and a sum of their accents, which
// does not change with letter case, normalisation form or tone placement. What is highlighted there is then
// up to the tokenizer.
class PassageFinder {
 public:
  explicit PassageFinder(const std::vector<MatchPattern>& patterns);

  // The passage of `bytes` bytes, or of the text when it is shorter, whose patterns weigh most; the first of
  // equals. Cut anywhere.
  ByteRange best_passage(std::string_view text, std::size_t bytes);

 private:
  // Letters of a text between two that belong to no word, as they are compared.
  struct Run {
    std::uint64_t letters = 0;  // hash of the letters without accents
    std::uint64_t accents = 0;  // sum over the accents

    bool operator==(const Run&) const = default;
  };
  struct WantedRun {
    Run run;
    bool any_accents;
    std::size_t symbol;
  };

  template <typename OnCharacter, typename OnRun>
  static void scan(std::string_view text, const OnCharacter& on_character, const OnRun& on_run);
  PatternMatcher make_matcher(const std::vector<MatchPattern>& patterns);
  std::size_t add_run(const Run& run, bool any_accents, bool prefix);
  void add_symbols(const std::vector<WantedRun>& wanted, const Run& run, std::size_t position,
                   std::size_t begin, std::size_t end);
  ByteRange heaviest(const std::vector<PatternMatcher::Match>& matches, std::size_t size,
                     std::size_t bytes) const;

  std::vector<double> weights_;
  std::vector<WantedRun> wanted_;
  std::vector<WantedRun> wanted_prefixes_;
  std::bitset<4096> maybe_wanted_;  // by the lowest bits of the hash of letters
  std::size_t symbol_count_ = 0;
  PatternMatcher matcher_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_PASSAGE_FINDER_H_
