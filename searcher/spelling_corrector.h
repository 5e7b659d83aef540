#ifndef THONGCAO_SEARCHER_SPELLING_CORRECTOR_H_
#define THONGCAO_SEARCHER_SPELLING_CORRECTOR_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/tokenizer.h>

#include "letter_case.h"
#include "term_statistics.h"

namespace thongcao {

// Words of a text that probably were meant otherwise.
struct Correction {
  std::size_t begin;  // bytes of the text
  std::size_t end;
  std::string text;  // what was meant, in the letter case of what was typed
  bool unknown;      // what was typed is no word of the index
};

// Finds what was mistyped in words side by side, by what an index knows: a word that it has not, or that
// never stands beside its neighbours, while a word like it often does. Slips are those of
// spelling_variants(), spaces that are missing and spaces too many. Thread safety: one thread.
class SpellingCorrector {
 public:
  SpellingCorrector(TermStatistics& statistics, const Tokenizer& tokenizer)
      : statistics_(statistics), tokenizer_(tokenizer) {}

  // The most convincing correction, if there is one. With `unknown_only`, words of the index are let be.
  std::optional<Correction> find(std::string_view text, bool unknown_only);

 private:
  struct Place {
    std::size_t begin;
    std::size_t end;
    std::string text;  // normalised
    std::string_view typed;
    LetterCase letter_case;
    bool letters;   // a syllable or foreign word, not a number or abbreviation
    bool syllable;  // one that Vietnamese spells
    bool garbled;   // Vietnamese letters that are no syllable, and no word of another language
    bool adjacent;  // to the place before it
    bool listed;    // a word of the language, whether the index has it or not
    bool in_word;   // of several places: nothing is wrong with it
  };
  struct Candidate {
    std::size_t first = 0;  // place
    std::size_t count = 1;
    std::string text;
    double score = 0;
    bool unknown = false;
    double compound = 0;  // in how many announcements it is a compound with a neighbour or in itself
    bool spaces = false;  // what was wrong
  };
  // How often places stand beside their neighbours; 0 where they have none.
  struct Support {
    double left = 0;
    double right = 0;
    double left_compound = 0;  // as a compound, contained in `left`
    double right_compound = 0;
    double sum() const { return left + right; }
  };

  void read(std::string_view text);
  bool has_left(std::size_t first) const { return places_[first].adjacent; }
  bool has_right(std::size_t last) const { return last + 1 < places_.size() && places_[last + 1].adjacent; }
  // Of `first_word` … `last_word` in the place of places `first` to `last`.
  Support support(std::size_t first, std::size_t last, std::string_view first_word,
                  std::string_view last_word);
  bool is_doubtful(std::size_t i);
  bool is_common(std::string_view word);
  void try_variants(std::size_t i, bool unknown, const Support& typed);
  bool makes_compound(std::size_t i, std::string_view word);
  bool convinces(std::size_t i, int cost, bool unknown, const Support& typed, const Support& meant,
                 double frequency) const;
  void try_homograph(std::size_t i);
  void try_splitting(std::size_t i);
  void try_joining(std::size_t i);
  bool is_attested(const Candidate& candidate);
  bool is_plausible(const Place& place);
  std::vector<bool> changed_places(const Candidate& candidate) const;
  bool lacks_marks(const Candidate& candidate, const std::vector<bool>& changed) const;
  double min_compound() const;
  std::string cased(const Candidate& candidate) const;

  TermStatistics& statistics_;
  const Tokenizer& tokenizer_;
  std::vector<Place> places_;
  std::vector<Candidate> candidates_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_SPELLING_CORRECTOR_H_
