#ifndef THONGCAO_SEARCHER_EXPLANATION_H_
#define THONGCAO_SEARCHER_EXPLANATION_H_

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include <thongcao/searcher.h>

namespace thongcao {

using Explanations = std::map<Xapian::docid, std::vector<ScorePart>>;

// Which parts of a query gave which score to documents. Xapian does not tell; but a score is the sum over the
// parts, and the score of a part depends on nothing else in the query, so that each part is run as a search
// of its own over these documents. `enquire_for` makes that search, with the weighting scheme of the whole.
Explanations explain(const Xapian::Query& query,
                     const std::vector<std::pair<Xapian::docid, std::string>>& ids,
                     const std::function<Xapian::Enquire(const Xapian::Query&)>& enquire_for);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_EXPLANATION_H_
