#ifndef THONGCAO_TESTS_RELEVANCE_RELEVANCE_H_
#define THONGCAO_TESTS_RELEVANCE_RELEVANCE_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace thongcao::tests {

using Judgements = std::map<std::string, std::map<std::string, int>>;  // query id → document id → grade
using Queries = std::vector<std::pair<std::string, std::string>>;      // query id, query
using Ranking = std::vector<std::string>;                              // document ids, best first

// Read TREC judgements, `query 0 document grade`, and `query id TAB query`. Throw std::runtime_error when the
// file cannot be read or holds nothing.
Judgements read_judgements(const std::string& path);
Queries read_queries(const std::string& path);

// Normalised discounted cumulative gain of the first ten, between 0 and 1, with gain 2^grade - 1 (Burges et
// al., "Learning to rank using gradient descent", 2005).
double ndcg_at_10(const Ranking& ranking, const std::map<std::string, int>& grades);

// Indexes a dump into `database`.
void index_dump(const std::string& dump, const std::string& database);

// The mean of ndcg_at_10 over the judged queries; one that is not in `queries` counts as 0.
double mean_ndcg(const std::string& database, const Queries& queries, const Judgements& judgements);

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_RELEVANCE_RELEVANCE_H_
