#include "syllable_table.h"

namespace thongcao {
namespace {

constexpr std::size_t kFirstSlots = 1 << 16;
constexpr std::size_t kBlockBytes = 1 << 16;
constexpr std::size_t kMaxSpellingBytes = 3 * kMaxKeyLetters;

}  // namespace

SyllableTable::SyllableTable() : slots_(kFirstSlots), mask_(kFirstSlots - 1) {}

const SyllableTable& SyllableTable::possible() {
  static const SyllableTable table = [] {
    SyllableTable t;
    for_each_possible_syllable([&](SyllableKey key) { t.intern(key); });
    t.possible_ = t.size();
    return t;
  }();
  return table;
}

std::uint32_t SyllableTable::intern(SyllableKey key) {
  if (const std::uint32_t known = find(key); known != kNoId) return known;
  if (2 * (size() + 1) > slots_.size()) grow();
  const auto id = static_cast<std::uint32_t>(size());
  std::size_t i = hash(key) & mask_;
  while (slots_[i].id != kNoId) i = (i + 1) & mask_;
  slots_[i] = {key, id};

  if (storage_.empty() || storage_.back().size() + kMaxSpellingBytes > storage_.back().capacity()) {
    storage_.emplace_back().reserve(kBlockBytes);  // never outgrown, so that views into it stay valid
  }
  std::string& block = storage_.back();
  const std::size_t begin = block.size();
  append_spelling(key, block);
  texts_.push_back(std::string_view(block).substr(begin));
  keys_.push_back(key);
  folded_.push_back(id);
  if (const SyllableKey plain = canonical(folded_key(key)); plain != key) {
    const std::uint32_t folded = intern(plain);  // may grow the vector
    folded_[id] = folded;
  }
  return id;
}

void SyllableTable::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == kNoId) continue;
    std::size_t i = hash(slot.key) & mask_;
    while (slots_[i].id != kNoId) i = (i + 1) & mask_;
    slots_[i] = slot;
  }
}

}  // namespace thongcao
