#ifndef THONGCAO_SEARCHER_PATTERN_MATCHER_H_
#define THONGCAO_SEARCHER_PATTERN_MATCHER_H_

#include <cstddef>
#include <vector>

namespace thongcao {

// Finds sequences of symbols, and sets of symbols near one another, in a text of which only the places of
// these symbols are told: all else of it is passed over.
class PatternMatcher {
 public:
  struct Pattern {
    std::vector<std::size_t> symbols;
    std::size_t window = 0;  // not 0: in any order, each on its own, within so many positions
  };
  struct Match {
    std::size_t begin;  // bytes
    std::size_t end;
    std::size_t pattern;
  };

  // Symbols are numbered below `symbol_count`.
  PatternMatcher(std::vector<Pattern> patterns, std::size_t symbol_count);

  // Starts a text.
  void clear();
  // The symbol stands at this position and these bytes. Positions ascend; several symbols may share one.
  void add(std::size_t position, std::size_t begin, std::size_t end, std::size_t symbol);
  // By their beginnings, of those that begin together the longest first.
  std::vector<Match> matches() const;

 private:
  struct Place {
    std::size_t position;
    std::size_t begin;
    std::size_t end;
    std::size_t first_symbol;  // of its symbols in symbols_, which end where those of the next place begin
  };

  std::size_t symbols_end(std::size_t place) const;
  bool has(std::size_t place, std::size_t symbol) const;
  void match_sequence(std::size_t pattern, std::size_t first, std::vector<Match>& matches) const;
  void match_window(std::size_t pattern, std::size_t first, std::vector<Match>& matches) const;

  std::vector<Pattern> patterns_;
  std::vector<std::vector<std::size_t>> begun_by_;  // patterns that a symbol may begin
  std::vector<Place> places_;
  std::vector<std::size_t> symbols_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_PATTERN_MATCHER_H_
