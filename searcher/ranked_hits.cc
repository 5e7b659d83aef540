#include "ranked_hits.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "schema/schema.h"

namespace thongcao {
namespace {

// More hits than this with one score at the edge of a page may come in another order from other shards.
constexpr std::size_t kMaxNeighbours = 100;

bool equal_scores(const Xapian::MSetIterator& a, const Xapian::MSetIterator& b, bool by_date) {
  return std::abs(a.get_weight() - b.get_weight()) < 1e-9 &&
         (!by_date || a.get_sort_key() == b.get_sort_key());
}

void order_equal_scores(std::vector<Xapian::MSetIterator>& hits, bool by_date) {
  for (auto first = hits.begin(); first != hits.end();) {
    const auto last =
        std::find_if(first, hits.end(), [&](const auto& hit) { return !equal_scores(*first, hit, by_date); });
    if (last - first > 1) {
      std::vector<std::pair<std::string, Xapian::MSetIterator>> keyed;
      for (auto hit = first; hit != last; ++hit)
        keyed.emplace_back(hit->get_document().get_value(schema::kSequenceSlot), *hit);
      std::stable_sort(keyed.begin(), keyed.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      std::transform(keyed.begin(), keyed.end(), first, [](const auto& key) { return key.second; });
    }
    first = last;
  }
}

}  // namespace

RankedHits rank_hits(const Xapian::Enquire& enquire, std::size_t offset, std::size_t limit,
                     Xapian::doccount counted, bool by_date, const std::function<void()>& before_again) {
  RankedHits ranked;
  // One neighbour tells whether a score goes on beyond the page; only then more are needed.
  for (std::size_t neighbours = limit == 0 ? 0 : 1;; neighbours = kMaxNeighbours) {
    const std::size_t before = std::min(offset, neighbours);
    ranked.found = enquire.get_mset(static_cast<Xapian::doccount>(offset - before),
                                    static_cast<Xapian::doccount>(before + limit + neighbours), counted);
    std::vector<Xapian::MSetIterator> all;
    for (auto hit = ranked.found.begin(); hit != ranked.found.end(); ++hit) all.push_back(hit);
    const std::size_t begin = std::min(before, all.size());
    const std::size_t end = std::min(before + limit, all.size());
    const bool split =
        (begin > 0 && begin < all.size() && equal_scores(all[begin - 1], all[begin], by_date)) ||
        (end > begin && end < all.size() && equal_scores(all[end - 1], all[end], by_date));
    if (split && neighbours < kMaxNeighbours) {
      before_again();
      continue;
    }
    order_equal_scores(all, by_date);
    for (std::size_t i = begin; i < end; ++i)
      ranked.page.push_back(static_cast<Xapian::doccount>(all[i].get_rank() - (offset - before)));
    return ranked;
  }
}

double rounded_score(double score) {
  constexpr double kSteps = 1e9;
  return std::round(score * kSteps) / kSteps;
}

}  // namespace thongcao
