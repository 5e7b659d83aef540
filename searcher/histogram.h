#ifndef THONGCAO_SEARCHER_HISTOGRAM_H_
#define THONGCAO_SEARCHER_HISTOGRAM_H_

#include <ostream>
#include <vector>

#include <thongcao/searcher.h>

namespace thongcao {

// Draws years or months with their counts as bars of at most 50 characters. Periods without a count are drawn
// too, but a gap of more than twelve is one line.
void draw_histogram(const std::vector<FacetCount>& counts, std::ostream& out);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_HISTOGRAM_H_
