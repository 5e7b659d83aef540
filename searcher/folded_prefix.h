#ifndef THONGCAO_SEARCHER_FOLDED_PREFIX_H_
#define THONGCAO_SEARCHER_FOLDED_PREFIX_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace thongcao {

// How a normalised text goes along with a prefix typed without accents (fold_diacritics()).
struct FoldedComparison {
  enum class Result { begins_so, is_shorter, differs } result;
  std::size_t end;  // bytes of the text that were compared: through the character that differs, if one does
};
FoldedComparison compare_folded(std::string_view text, std::string_view folded_prefix);
inline bool begins_folded(std::string_view text, std::string_view folded_prefix) {
  return compare_folded(text, folded_prefix).result == FoldedComparison::Result::begins_so;
}

// The first characters of normalised texts that begin with this folded prefix, such as "a", "á", "ả".
std::vector<std::string> first_characters(std::string_view folded_prefix);

// So many terms are looked at.
inline constexpr std::size_t kMaxFoldedTerms = 20'000;

// Calls on_term(text, term iterator) with each term of a field whose text begins so without its accents.
// Walks over the terms as over a trie: a character that does not fold to what was typed is stepped over with
// everything behind it. A remote database is asked for no more than what begins with the first character.
template <typename OnTerm>
void each_folded_term(const Xapian::Database& database, const std::string& field,
                      std::string_view folded_prefix, const OnTerm& on_term) {
  std::size_t looked_at = 0;
  for (const std::string& first : first_characters(folded_prefix)) {
    auto term = database.allterms_begin(field + first);
    while (term != database.allterms_end(field + first) && looked_at++ < kMaxFoldedTerms) {
      const std::string text = (*term).substr(field.size());
      const FoldedComparison comparison = compare_folded(text, folded_prefix);
      if (comparison.result == FoldedComparison::Result::begins_so) on_term(text, term);
      if (comparison.result == FoldedComparison::Result::differs)
        term.skip_to(field + text.substr(0, comparison.end) + '\xFF');
      else
        ++term;
    }
  }
}

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_FOLDED_PREFIX_H_
