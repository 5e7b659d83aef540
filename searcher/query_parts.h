#ifndef THONGCAO_SEARCHER_QUERY_PARTS_H_
#define THONGCAO_SEARCHER_QUERY_PARTS_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace thongcao {

inline Xapian::Query scaled(double factor, const Xapian::Query& query) {
  return factor == 1 ? query : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor);
}

// Whether matching documents are found by a look at each that could match: positions or values are compared.
inline bool looks_at_documents(const Xapian::Query& query) {
  using Xapian::Query;
  switch (query.get_type()) {
    case Query::OP_PHRASE:
    case Query::OP_NEAR:
    case Query::OP_VALUE_RANGE:
    case Query::OP_VALUE_GE:
    case Query::OP_VALUE_LE:
      return true;
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_SCALE_WEIGHT:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (looks_at_documents(query.get_subquery(i))) return true;
      }
      return false;
    default:
      return false;
  }
}

// The same query, fit to be within an OR. Xapian asks such queries whether they match a document, and an OR
// in an OR (PostList::check; Xapian 1.4.22) takes some documents that they deny for matching ones when it is
// made an AND or AND_MAYBE later: they came out with the weight of a phrase that they do not have. An
// AND_MAYBE does not deny, it goes on to its next match.
inline Xapian::Query steady(const Xapian::Query& query) {
  if (!looks_at_documents(query)) return query;
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, scaled(0, Xapian::Query::MatchAll));
}

// The parts joined by `op`; the empty query when there is none.
inline Xapian::Query any_of(const std::vector<Xapian::Query>& parts, Xapian::Query::op op) {
  if (parts.empty()) return Xapian::Query();
  if (parts.size() == 1) return parts.front();
  if (op != Xapian::Query::OP_OR) return Xapian::Query(op, parts.begin(), parts.end());
  std::vector<Xapian::Query> steady_parts;
  steady_parts.reserve(parts.size());
  for (const Xapian::Query& part : parts) steady_parts.push_back(steady(part));
  return Xapian::Query(op, steady_parts.begin(), steady_parts.end());
}

// The same query, kept together: an OR within an OR is taken apart by Xapian, one that is scaled is not.
inline Xapian::Query grouped(const Xapian::Query& query) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 1);
}
// Whether grouped() made it; scaled() makes nothing that looks so. Xapian tells a factor in words only.
inline bool is_grouped(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::OP_SCALE_WEIGHT &&
         query.get_description().starts_with("Query(1 * ");
}

// Queries of what a text holds; what it holds several times is asked once and counts as often.
class RepeatedQueries {
 public:
  // Counts `key` once more if it has been added.
  bool repeat(const std::string& key) {
    const auto known = places_.find(key);
    if (known == places_.end()) return false;
    ++items_[known->second].times;
    return true;
  }
  void add(const std::string& key, const Xapian::Query& query) {
    places_.emplace(key, items_.size());
    items_.push_back({query, 1});
  }
  bool empty() const { return items_.empty(); }
  void append_to(std::vector<Xapian::Query>& parts, double weight) const {
    for (const auto& [query, times] : items_) parts.push_back(scaled(weight * times, query));
  }

 private:
  struct Item {
    Xapian::Query query;
    double times;
  };
  std::vector<Item> items_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_PARTS_H_
