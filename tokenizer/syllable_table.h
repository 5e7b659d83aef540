#ifndef THONGCAO_TOKENIZER_SYLLABLE_TABLE_H_
#define THONGCAO_TOKENIZER_SYLLABLE_TABLE_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/token.h>

#include "syllable.h"

namespace thongcao {

// Numbers syllables by their keys. Open addressing over a power of two, at most half full: one probe, as a
// rule.
class SyllableTable {
 public:
  SyllableTable();

  // Number of a canonical key, added when it is new, together with its unaccented form.
  std::uint32_t intern(SyllableKey key);
  // Number of a canonical key, kNoId when it is none.
  std::uint32_t find(SyllableKey key) const noexcept {
    for (std::size_t i = hash(key) & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].key == key) return slots_[i].id;
      if (slots_[i].id == kNoId) return kNoId;
    }
  }

  // The possible Vietnamese syllables and their unaccented forms; what is added to a copy need not be
  // possible. The texts of copies point into this table, which lives as long as the process.
  static const SyllableTable& possible();
  bool is_possible(std::uint32_t id) const noexcept { return id < possible_; }

  std::size_t size() const noexcept { return texts_.size(); }
  std::string_view text(std::uint32_t id) const noexcept { return texts_[id]; }
  SyllableKey key(std::uint32_t id) const noexcept { return keys_[id]; }
  // Number of the same syllable without diacritics; its own when it has none.
  std::uint32_t folded(std::uint32_t id) const noexcept { return folded_[id]; }

 private:
  struct Slot {
    SyllableKey key = 0;
    std::uint32_t id = kNoId;
  };

  static std::size_t hash(SyllableKey key) noexcept {
    const std::uint64_t h = key * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(h >> 40);
  }
  void grow();

  std::vector<Slot> slots_;
  std::size_t mask_;
  std::size_t possible_ = 0;
  std::vector<std::string_view> texts_;
  std::vector<SyllableKey> keys_;
  std::vector<std::uint32_t> folded_;
  std::deque<std::string> storage_;  // blocks that texts_ points into; a copy starts blocks of its own
};

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_SYLLABLE_TABLE_H_
