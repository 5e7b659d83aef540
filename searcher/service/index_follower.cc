#include "index_follower.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <thongcao/error.h>
#include <thongcao/printable.h>

namespace thongcao {
namespace {

// How often it looks whether the index was updated; less often where looking takes long, as when the server
// of a database is silent, so that it takes a tenth of the time at most.
constexpr std::chrono::seconds kInterval{1};
constexpr int kShare = 10;

}  // namespace

IndexFollower::IndexFollower(Searcher searcher, std::atomic<std::size_t>& documents)
    : searcher_(std::move(searcher)), documents_(documents), next_look_(Clock::now() + kInterval) {
  documents_ = searcher_.document_count();
}

void IndexFollower::follow() {
  const Clock::time_point begin = Clock::now();
  if (begin < next_look_) return;
  std::string failure;
  try {
    searcher_.reopen();
    documents_ = searcher_.document_count();
  } catch (const Error& error) {
    failure = error.what();
    if (failure != failure_) std::fprintf(stderr, "thongcao-serve: %s\n", printable_text(failure).c_str());
  }
  failure_ = std::move(failure);
  const Clock::time_point end = Clock::now();
  next_look_ = end + std::max<Clock::duration>(kInterval, kShare * (end - begin));
}

Searcher& IndexFollower::searcher() {
  follow();
  return searcher_;
}

}  // namespace thongcao
