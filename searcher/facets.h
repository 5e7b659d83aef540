#ifndef THONGCAO_SEARCHER_FACETS_H_
#define THONGCAO_SEARCHER_FACETS_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include <thongcao/searcher.h>

#include "schema/schema.h"

namespace thongcao {

// Counts the values of facets over the matches of one search. Xapian's own counter of raw values serves,
// since it works in remote databases as well; lists are taken apart afterwards.
class FacetCounter {
 public:
  // To be called before the search, for each facet that will be asked for.
  void watch(Facet facet, Xapian::Enquire& enquire);
  bool watches() const { return !spies_.empty(); }

  // After the search: how many matches were counted.
  std::size_t counted() const { return spies_.begin()->second.get_total(); }
  // The most frequent values; of equally frequent ones, the first in alphabetical order.
  std::vector<FacetCount> most_frequent(Facet facet, std::size_t limit) const;
  // All values in their order.
  std::vector<FacetCount> in_order(Facet facet) const;

 private:
  std::map<std::string, std::size_t> count(Facet facet) const;

  std::map<schema::Slot, Xapian::ValueCountMatchSpy> spies_;
};

// What all filters let through; an empty query when there are none. Throws Error(invalid_argument) when a
// value cannot be one of its facet.
Xapian::Query filter_query(const std::vector<Filter>& filters);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_FACETS_H_
