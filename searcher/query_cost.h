#ifndef THONGCAO_SEARCHER_QUERY_COST_H_
#define THONGCAO_SEARCHER_QUERY_COST_H_

#include <xapian.h>

#include "term_frequencies.h"

namespace thongcao {

// About how many postings have to be read to answer a query: those of all of its terms, and of phrases and
// NEAR the positions in every announcement that has their rarest term.
double query_cost(const Xapian::Query& query, TermFrequencies& frequencies);

// The most that may be read: in a large database, so many times each announcement, some 200 ms for 42,000.
double max_query_cost(double documents);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_COST_H_
