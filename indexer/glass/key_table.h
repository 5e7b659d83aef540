#ifndef THONGCAO_INDEXER_GLASS_KEY_TABLE_H_
#define THONGCAO_INDEXER_GLASS_KEY_TABLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "../document_sink.h"

namespace thongcao::glass {

// The numbers of the terms that have keys.
class KeyTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  KeyTable() : slots_(1 << 12) {}

  // kNone when there is none.
  std::uint32_t find(TermKey key) const noexcept { return slots_[slot(key)].number; }
  // A key that is not in the table.
  void add(TermKey key, std::uint32_t number) {
    if (++size_ * 2 > slots_.size()) grow();
    slots_[slot(key)] = {key, number};
  }
  void clear() {
    std::fill(slots_.begin(), slots_.end(), Slot());
    size_ = 0;
  }

 private:
  struct Slot {
    TermKey key = 0;
    std::uint32_t number = kNone;
  };

  // Where a key is or would be. Open addressing; the number of slots is a power of two.
  std::size_t slot(TermKey key) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    // Fibonacci hashing: the upper bits of the product depend on all bits of the key.
    std::size_t slot = (key * 0x9E3779B97F4A7C15u) >> 32 & mask;
    while (slots_[slot].key != key && slots_[slot].key != 0) slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& each : before) {
      if (each.key != 0) slots_[slot(each.key)] = each;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_KEY_TABLE_H_
