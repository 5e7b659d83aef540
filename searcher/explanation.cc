#include "explanation.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

#include "query_parts.h"
#include "schema/schema.h"

namespace thongcao {
namespace {

using Xapian::Query;

constexpr std::size_t kMaxNamedVariants = 5;
constexpr std::string_view kOr = " | ";

struct NamedPrefix {
  std::string_view prefix;
  const char* field;
};
// Longer prefixes before those they begin with.
constexpr NamedPrefix kPrefixes[] = {{schema::prefix::kSpeakerValue, "speaker"},
                                     {schema::prefix::kAgencyValue, "agency"},
                                     {schema::prefix::kSourceValue, "source"},
                                     {schema::prefix::kWord, "word"},
                                     {schema::prefix::kPair, "pair"},
                                     {schema::prefix::kAgency, "agency"},
                                     {schema::prefix::kSource, "source"},
                                     {schema::prefix::kNumber, "number"},
                                     {schema::prefix::kTitle, "title"},
                                     {schema::prefix::kSpeaker, "speaker"},
                                     {schema::prefix::kText, "text"}};

// Field and text of a term.
std::pair<std::string, std::string> read_term(std::string_view term) {
  for (const auto& [prefix, field] : kPrefixes) {
    if (!term.starts_with(prefix)) continue;
    const std::string_view value = schema::value_of_term(prefix, term);
    return {field, std::string(value.empty() ? term.substr(prefix.size()) : value)};
  }
  return {"text", std::string(term)};
}

// The parts whose scores add up: the operands of OR, AND and AND_MAYBE, and of filters what is filtered. All
// else is one part.
void split(const Query& query, std::vector<Query>& parts) {
  if (query.empty()) return;
  switch (query.get_type()) {
    case Query::OP_OR:
    case Query::OP_AND:
    case Query::OP_AND_MAYBE:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) split(query.get_subquery(i), parts);
      break;
    case Query::OP_AND_NOT:
    case Query::OP_FILTER:
      split(query.get_subquery(0), parts);
      break;
    case Query::OP_SCALE_WEIGHT:
      if (is_grouped(query))
        split(query.get_subquery(0), parts);
      else
        parts.push_back(query);
      break;
    default:
      parts.push_back(query);
  }
}

// The operands as a text, their fields added to `fields`. Of many, the first ones.
std::string text_of(const Query& query, std::set<std::string>& fields);

std::string joined(const Query& query, std::string_view between, std::size_t limit,
                   std::set<std::string>& fields) {
  std::string text;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const std::string operand = text_of(query.get_subquery(i), fields);
    if (between == kOr && !seen.insert(operand).second) continue;
    if (!text.empty()) text += between;
    if (i == limit) return text + "…";
    text += operand;
  }
  return text;
}

std::string text_of(const Query& query, std::set<std::string>& fields) {
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  switch (query.get_type()) {
    case Query::LEAF_TERM: {
      auto [field, text] = read_term(*query.get_terms_begin());
      fields.insert(std::move(field));
      return text;
    }
    case Query::LEAF_POSTING_SOURCE:
      fields.insert("recency");
      return {};
    case Query::OP_SCALE_WEIGHT:
      return text_of(query.get_subquery(0), fields);
    case Query::OP_PHRASE:
      return '"' + joined(query, " ", kAll, fields) + '"';
    case Query::OP_NEAR:
      return joined(query, " NEAR ", kAll, fields);
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_MAX:
      return joined(query, kOr, kMaxNamedVariants, fields);
    default:
      fields.insert("text");
      return query.get_description();  // a wildcard, whose terms are not told
  }
}

ScorePart describe(const Query& query) {
  std::set<std::string> fields;
  std::string text = text_of(query, fields);
  // A pair of syllables may lie in the index as the compound that it is elsewhere.
  if (fields == std::set<std::string>{"pair", "word"}) fields = {"pair"};
  return {fields.size() == 1 ? *fields.begin() : "mixed", std::move(text), 0};
}

}  // namespace

Explanations explain(const Query& query, const std::vector<std::pair<Xapian::docid, std::string>>& ids,
                     const std::function<Xapian::Enquire(const Query&)>& enquire_for) {
  Explanations explanations;
  std::vector<std::string> id_terms;
  for (const auto& [docid, id] : ids) {
    explanations[docid];
    id_terms.push_back(schema::id_term(id));
  }
  const Query these(Query::OP_OR, id_terms.begin(), id_terms.end());
  std::vector<Query> parts;
  split(query, parts);
  for (const Query& part : parts) {
    const Xapian::Enquire enquire = enquire_for(Query(Query::OP_FILTER, part, these));
    // Several databases may have the same id, so that more may be found than asked for.
    const Xapian::MSet hits = enquire.get_mset(0, static_cast<Xapian::doccount>(kMaxLimit));
    const ScorePart described = describe(part);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      const auto found = explanations.find(*hit);
      if (found == explanations.end() || hit.get_weight() == 0) continue;
      found->second.push_back(described);
      found->second.back().score = hit.get_weight();
    }
  }
  for (auto& [docid, list] : explanations) {
    std::stable_sort(list.begin(), list.end(),
                     [](const ScorePart& a, const ScorePart& b) { return a.score > b.score; });
  }
  return explanations;
}

}  // namespace thongcao
