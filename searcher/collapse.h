#ifndef THONGCAO_SEARCHER_COLLAPSE_H_
#define THONGCAO_SEARCHER_COLLAPSE_H_

#include <cstddef>
#include <vector>

#include <xapian.h>

namespace thongcao {

// A hit that stands for its release.
struct Release {
  Xapian::doccount hit;        // number in the MSet
  std::size_t duplicates = 0;  // further hits of the same release
};

// Makes searches carry what a release is recognised by with each hit, so that no document need be fetched.
void carry_releases(Xapian::Enquire& enquire);

// Groups hits, from the best on: a hit joins the first release that it is a publication of. What stands for a
// release, and its place, do not depend on later hits, so that pages fit together.
std::vector<Release> group_releases(const Xapian::MSet& hits);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_COLLAPSE_H_
