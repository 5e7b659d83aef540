#include "deadline.h"

#include <algorithm>
#include <string>

#include <thongcao/error.h>

namespace thongcao {
namespace {

// Longer than anyone waits, and short enough to be added to the clock.
constexpr std::chrono::milliseconds kMaxLimit = std::chrono::hours(24 * 365);
// The clock is read once for so many documents.
constexpr unsigned kDocumentsPerCheck = 64;

}  // namespace

Deadline::Deadline(std::chrono::milliseconds limit)
    : limit_(std::min(limit, kMaxLimit)), end_(std::chrono::steady_clock::now() + limit_) {}

void Deadline::check() const {
  if (!is_set() || std::chrono::steady_clock::now() < end_) return;
  throw Error(ErrorCode::timed_out, "the search was ended after " + std::to_string(limit_.count()) +
                                        " ms, its time limit; make the query simpler or allow more");
}

void DeadlineSpy::operator()(const Xapian::Document& /*document*/, double /*weight*/) {
  if (seen_++ % kDocumentsPerCheck == 0) deadline_.check();
}

}  // namespace thongcao
