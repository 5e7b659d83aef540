#include "collapse.h"

#include <limits>
#include <string>
#include <utility>

#include "schema/schema.h"

namespace thongcao {

void carry_releases(Xapian::Enquire& enquire) {
  // As a key to collapse on, of which more are left than there can be: nothing is collapsed by Xapian itself,
  // which could only compare keys for equality.
  enquire.set_collapse_key(schema::kReleaseSlot, std::numeric_limits<Xapian::doccount>::max());
}

std::vector<Release> group_releases(const Xapian::MSet& hits) {
  std::vector<Release> releases;
  std::vector<std::pair<std::string, std::size_t>> known;  // value and number of its release
  for (Xapian::doccount i = 0; i < hits.size(); ++i) {
    std::string value = hits[i].get_collapse_key();
    std::size_t k = 0;
    while (k < known.size() && !schema::same_release(known[k].first, value)) ++k;
    if (k < known.size()) {
      ++releases[known[k].second].duplicates;
      continue;
    }
    if (!value.empty()) known.emplace_back(std::move(value), releases.size());
    releases.push_back({i, 0});
  }
  return releases;
}

}  // namespace thongcao
