#ifndef THONGCAO_SEARCHER_TERM_STATISTICS_H_
#define THONGCAO_SEARCHER_TERM_STATISTICS_H_

#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include <thongcao/lexicon.h>

#include "term_frequencies.h"

namespace thongcao {

// In how many announcements of an index words stand, alone and side by side. Words are normalised; in a query
// without accents they stand for all that are spelt like them.
class TermStatistics {
 public:
  TermStatistics(TermFrequencies& frequencies, const Lexicon& lexicon, bool unaccented);

  Xapian::doccount frequency(std::string_view word);
  // Of two words side by side in different words of the text, in any accents.
  Xapian::doccount pair_frequency(std::string_view first, std::string_view second);
  // Of two words as a compound.
  Xapian::doccount compound_frequency(std::string_view first, std::string_view second);
  // The most frequent compound that is spelt like these two words but for the diacritics.
  struct Homograph {
    std::string_view text;  // of the lexicon
    Xapian::doccount frequency = 0;
  };
  Homograph homograph(std::string_view first, std::string_view second);
  // Of two words side by side, in whatever words.
  double adjacent_frequency(std::string_view first, std::string_view second) {
    return static_cast<double>(pair_frequency(first, second)) + compound_frequency(first, second);
  }
  // Of two words as a phrase, counted up to a few. Nothing when too much would have to be looked through.
  std::optional<Xapian::doccount> phrase_frequency(std::string_view first, std::string_view second);

  double documents() const { return frequencies_.documents(); }
  bool unaccented() const { return unaccented_; }

 private:
  std::string_view folded(std::string_view word) const;

  TermFrequencies& frequencies_;
  const Lexicon& lexicon_;
  const bool unaccented_;
  Xapian::doccount phrase_budget_;  // postings that may still be looked through
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_TERM_STATISTICS_H_
