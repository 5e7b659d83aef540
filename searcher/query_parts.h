#ifndef THONGCAO_SEARCHER_QUERY_PARTS_H_
#define THONGCAO_SEARCHER_QUERY_PARTS_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace thongcao {

// The parts joined by `op`; the empty query when there is none.
inline Xapian::Query any_of(const std::vector<Xapian::Query>& parts, Xapian::Query::op op) {
  if (parts.empty()) return Xapian::Query();
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

inline Xapian::Query scaled(double factor, const Xapian::Query& query) {
  return factor == 1 ? query : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor);
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
