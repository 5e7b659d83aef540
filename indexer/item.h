#ifndef THONGCAO_INDEXER_ITEM_H_
#define THONGCAO_INDEXER_ITEM_H_

#include <cstddef>
#include <cstdint>

#include <thongcao/announcement.h>

#include "schema/fingerprint.h"

namespace thongcao {

// An announcement on its way from the dump into a database.
struct Item {
  Announcement announcement;
  schema::Fingerprint fingerprint;  // of its record, for schema::kFingerprintSlot
  std::uint64_t sequence = 0;       // for schema::kSequenceSlot
};

// Sequence number of the announcement number `index` of a batch.
constexpr std::uint64_t sequence_number(std::uint64_t batch, std::size_t index) noexcept {
  return batch << 24 | index;
}
constexpr std::uint64_t batch_of(std::uint64_t sequence) noexcept {
  return sequence >> 24;
}

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_ITEM_H_
