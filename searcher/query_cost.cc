#include "query_cost.h"

#include <algorithm>
#include <limits>

namespace thongcao {
namespace {

constexpr double kPostingsOfEachDocument = 12;
constexpr double kMinDocuments = 40'000;  // below, any query is fast enough

// A list of positions that is merged from those of several accents costs so many simple ones.
constexpr double kMergedLists = 3;

}  // namespace

double query_cost(const Xapian::Query& query, TermFrequencies& frequencies) {
  using Xapian::Query;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return frequencies.of(*query.get_terms_begin());
    case Query::OP_PHRASE:
    case Query::OP_NEAR: {
      double rarest = std::numeric_limits<double>::max();
      double lists = 0;  // of positions
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        const Query part = query.get_subquery(i);
        rarest = std::min(rarest, query_cost(part, frequencies));
        const bool merges = query.get_type() == Query::OP_NEAR && part.get_type() != Query::LEAF_TERM;
        lists += merges ? kMergedLists : 1;
      }
      return rarest * (lists + 1);
    }
    default: {
      double sum = 0;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        sum += query_cost(query.get_subquery(i), frequencies);
      return sum;
    }
  }
}

double max_query_cost(double documents) {
  return kPostingsOfEachDocument * std::max(documents, kMinDocuments);
}

}  // namespace thongcao
