#ifndef THONGCAO_SEARCHER_RANKED_HITS_H_
#define THONGCAO_SEARCHER_RANKED_HITS_H_

#include <cstddef>
#include <functional>
#include <vector>

#include <xapian.h>

namespace thongcao {

struct RankedHits {
  Xapian::MSet found;                  // with some neighbours of the page
  std::vector<Xapian::doccount> page;  // the hits of the page in `found`, best first
};

// Runs a search. Equal scores come in the order of indexing, also when they are equal but
// for the last bits: in which order a score was summed up, and so how it was rounded, depends on how the
// announcements are spread over shards, and that must not show. `counted`: matches to be counted exactly;
// `by_date`: it is sorted by a date first. It may run several times; `before_again` is called in between,
// since what counts matches has seen them all.
RankedHits rank_hits(const Xapian::Enquire& enquire, std::size_t offset, std::size_t limit,
                     Xapian::doccount counted, bool by_date, const std::function<void()>& before_again);

// A score without the bits that depend on the order of summing up.
double rounded_score(double score);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_RANKED_HITS_H_
