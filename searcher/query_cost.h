#ifndef THONGCAO_SEARCHER_QUERY_COST_H_
#define THONGCAO_SEARCHER_QUERY_COST_H_

#include <vector>

#include <xapian.h>

#include "term_frequencies.h"

namespace thongcao {

// About how many postings have to be read to answer a query: those of all of its terms, and of phrases and
// NEAR the positions in every announcement that has their rarest term.
double query_cost(const Xapian::Query& query, TermFrequencies& frequencies);

// The most that may be read: in a large database, so many times each announcement, some 200 ms for 42,000.
double max_query_cost(double documents);

// Leaves out the most frequent parts of a text until the others cost what is affordable: they say the least.
void leave_out_dear(std::vector<Xapian::Query>& parts, double affordable, TermFrequencies& frequencies);

// The parts joined by OR, the rarer ones in groups within those of the more frequent. Once an operand of an
// OR is too light to bring an announcement onto the page alone, Xapian looks it up only where the other
// operand matches; so the frequent ones, which are light, come to that first, one group after another.
Xapian::Query rarest_first(std::vector<Xapian::Query> parts, TermFrequencies& frequencies);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_COST_H_
