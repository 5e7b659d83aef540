#include "query_cost.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "query_parts.h"

namespace thongcao {
namespace {

constexpr double kPostingsOfEachDocument = 12;
constexpr double kMinDocuments = 40'000;  // below, any query is fast enough

// A list of positions that is merged from those of several accents costs so many simple ones.
constexpr double kMergedLists = 3;

// Parts that differ less in frequency are looked up together.
constexpr double kLikeFrequency = 2;

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

void leave_out_dear(std::vector<Xapian::Query>& parts, double affordable, TermFrequencies& frequencies) {
  std::vector<std::pair<double, std::size_t>> costs;
  double sum = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    costs.emplace_back(query_cost(parts[i], frequencies), i);
    sum += costs.back().first;
  }
  std::sort(costs.begin(), costs.end(), std::greater<>());
  std::vector<bool> left_out(parts.size());
  for (const auto& [cost, i] : costs) {
    if (sum <= affordable) break;
    left_out[i] = true;
    sum -= cost;
  }
  std::size_t i = 0;
  std::erase_if(parts, [&](const Xapian::Query&) { return left_out[i++]; });
}

Xapian::Query rarest_first(std::vector<Xapian::Query> parts, TermFrequencies& frequencies) {
  std::vector<std::pair<double, Xapian::Query>> sorted;
  sorted.reserve(parts.size());
  for (Xapian::Query& part : parts) sorted.emplace_back(query_cost(part, frequencies), std::move(part));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Xapian::Query> group;
  double rarest = 0;
  for (auto& [cost, part] : sorted) {
    if (group.size() > 1 && cost > kLikeFrequency * rarest) {
      group = {grouped(any_of(group, Xapian::Query::OP_OR))};
      rarest = cost;
    }
    if (group.empty()) rarest = cost;
    group.push_back(std::move(part));
  }
  return any_of(group, Xapian::Query::OP_OR);
}

}  // namespace thongcao
