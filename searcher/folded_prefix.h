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

// What texts begin with that begin so in any Vietnamese accents: the first characters of the prefix in all
// variants, as many characters as do not make too many. Nothing when none of its characters has variants.
std::vector<std::string> accented_beginnings(std::string_view folded_prefix);

// So many terms are looked at for each of these beginnings.
inline constexpr std::size_t kMaxFoldedTerms = 20'000;

// Calls on_term(text, term iterator) with each term of a field whose text begins so but for its accents:
// those that begin just so are left out. Walks over the terms as over a trie: a character that does not fold
// to what was typed is stepped over with everything behind it. A remote database, which sends all terms that
// are walked over, is asked for no more than what has one of the beginnings.
template <typename OnTerm>
void each_accented_term(const Xapian::Database& database, const std::string& field,
                        std::string_view folded_prefix, const OnTerm& on_term) {
  for (const std::string& beginning : accented_beginnings(folded_prefix)) {
    if (beginning == folded_prefix) continue;
    auto term = database.allterms_begin(field + beginning);
    for (std::size_t i = 0; term != database.allterms_end(field + beginning) && i < kMaxFoldedTerms; ++i) {
      const std::string text = (*term).substr(field.size());
      const FoldedComparison comparison = compare_folded(text, folded_prefix);
      const bool differs = comparison.result == FoldedComparison::Result::differs;
      if (differs || text.starts_with(folded_prefix)) {
        term.skip_to(field + text.substr(0, comparison.end) + '\xFF');
        continue;
      }
      if (comparison.result == FoldedComparison::Result::begins_so) on_term(text, term);
      ++term;
    }
  }
}

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_FOLDED_PREFIX_H_
