#include "term_statistics.h"

#include <algorithm>

#include <thongcao/token.h>

#include "schema/schema.h"

namespace thongcao {
namespace {

constexpr Xapian::doccount kPhraseBudget = 50'000;
constexpr Xapian::doccount kCountedPhrases = 10;

}  // namespace

TermStatistics::TermStatistics(TermFrequencies& frequencies, const Lexicon& lexicon, bool unaccented)
    : frequencies_(frequencies), lexicon_(lexicon), unaccented_(unaccented), phrase_budget_(kPhraseBudget) {}

std::string_view TermStatistics::folded(std::string_view word) const {
  const std::uint32_t id = lexicon_.find_syllable(word);
  return id == kNoId ? word : lexicon_.syllable(lexicon_.folded(id));
}

Xapian::doccount TermStatistics::frequency(std::string_view word) {
  std::string term;
  const std::uint32_t id = unaccented_ ? lexicon_.find_syllable(word) : kNoId;
  if (id == kNoId) return schema::make_term(schema::prefix::kText, word, term) ? frequencies_.of(term) : 0;
  Xapian::doccount most = 0;
  for (const std::uint32_t variant : lexicon_.variants(id)) {
    if (schema::make_term(schema::prefix::kText, lexicon_.syllable(variant), term))
      most = std::max(most, frequencies_.of(term));
  }
  return most;
}

Xapian::doccount TermStatistics::pair_frequency(std::string_view first, std::string_view second) {
  std::string term;
  return schema::make_pair_term(folded(first), folded(second), term) ? frequencies_.of(term) : 0;
}

Xapian::doccount TermStatistics::compound_frequency(std::string_view first, std::string_view second) {
  if (unaccented_) return homograph(first, second).frequency;
  std::string term;
  const std::uint32_t entry = lexicon_.find_entry(std::string(first).append(1, ' ').append(second));
  const bool exists = entry != kNoId && schema::make_term(schema::prefix::kWord, lexicon_.entry(entry), term);
  return exists ? frequencies_.of(term) : 0;
}

TermStatistics::Homograph TermStatistics::homograph(std::string_view first, std::string_view second) {
  const std::uint32_t start =
      lexicon_.find_homograph(lexicon_.find_syllable(first), lexicon_.find_syllable(second));
  if (start == kNoId) return {};
  Homograph best;
  std::string term;
  std::uint32_t entry = start;
  do {
    const std::string_view text = lexicon_.entry(entry);
    if (schema::make_term(schema::prefix::kWord, text, term) && frequencies_.of(term) > best.frequency)
      best = {text, frequencies_.of(term)};
    entry = lexicon_.next_homograph(entry);
  } while (entry != start);
  return best;
}

std::optional<Xapian::doccount> TermStatistics::phrase_frequency(std::string_view first,
                                                                 std::string_view second) {
  const Xapian::doccount rarer = std::min(frequency(first), frequency(second));
  if (rarer == 0) return 0;
  if (rarer > phrase_budget_) return std::nullopt;
  phrase_budget_ -= rarer;
  const std::string words[] = {std::string(first), std::string(second)};
  Xapian::Enquire enquire(frequencies_.database());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, std::begin(words), std::end(words), 2));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  return enquire.get_mset(0, kCountedPhrases).size();
}

}  // namespace thongcao
