#include "similar.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace thongcao {
namespace {

namespace prefix = schema::prefix;

constexpr std::size_t kMaxTerms = 40;
// A term of one announcement alone finds no other.
constexpr Xapian::doccount kMinDocuments = 2;

struct TellingTerm {
  std::string term;
  double telling;  // frequency in the document × rarity
};

// Text and compounds and pairs; names of fields have upper-case prefixes of their own.
bool is_content(std::string_view term) {
  return term.starts_with(prefix::kWord) || term.starts_with(prefix::kPair) ||
         term.starts_with(prefix::kSpeakerValue) || !(term[0] >= 'A' && term[0] <= 'Z');
}

std::vector<TellingTerm> telling_terms(const Xapian::Database& database, Xapian::docid document,
                                       const Ranking& ranking) {
  std::vector<TellingTerm> terms;
  const double documents = database.get_doccount();
  for (auto i = database.termlist_begin(document); i != database.termlist_end(document); ++i) {
    std::string term = *i;
    if (!is_content(term)) continue;
    const Xapian::doccount frequency = i.get_termfreq();
    if (frequency < kMinDocuments) continue;
    const double repetitions = std::max<double>(1, i.get_wdf());  // a speaker has none
    const double weight = term.starts_with(prefix::kPair) ? ranking.pair_weight : 1;
    // Repetition saturates as in the ranking.
    const double telling =
        weight * repetitions / (repetitions + ranking.k1) * std::log(documents / frequency);
    if (telling > 0) terms.push_back({std::move(term), telling});
  }
  const std::size_t kept = std::min(kMaxTerms, terms.size());
  std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kept), terms.end(),
                    [](const TellingTerm& a, const TellingTerm& b) {
                      return a.telling != b.telling ? a.telling > b.telling : a.term < b.term;
                    });
  terms.resize(kept);
  return terms;
}

// What a term looks like in a text.
MatchPattern pattern_of(const TellingTerm& telling) {
  std::string_view text = telling.term;
  const bool folded = text.starts_with(prefix::kPair);
  for (const std::string_view marker : {prefix::kPair, prefix::kWord}) {
    if (text.starts_with(marker)) text.remove_prefix(marker.size());
  }
  MatchPattern pattern;
  pattern.weight = telling.telling;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    pattern.tokens.push_back({std::string(text.substr(0, end)), folded});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pattern;
}

}  // namespace

BuiltQuery query_like(const Xapian::Database& database, Xapian::docid document, std::string_view id,
                      const Ranking& ranking) {
  std::vector<Xapian::Query> parts;
  BuiltQuery built;
  for (const TellingTerm& telling : telling_terms(database, document, ranking)) {
    Xapian::Query part(telling.term);
    if (telling.term.starts_with(prefix::kPair))
      part = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, part, ranking.pair_weight);
    parts.push_back(std::move(part));
    if (!telling.term.starts_with(prefix::kSpeakerValue)) built.patterns.push_back(pattern_of(telling));
  }
  built.query = Xapian::Query(Xapian::Query::OP_AND_NOT,
                              Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()),
                              Xapian::Query(schema::id_term(id)));
  return built;
}

}  // namespace thongcao
