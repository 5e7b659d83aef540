#include "compound_trie.h"

namespace thongcao {
namespace {

constexpr std::size_t kFirstSlots = 1 << 18;

}  // namespace

CompoundTrie::CompoundTrie() : slots_(kFirstSlots), mask_(kFirstSlots - 1), nodes_(1) {
  nodes_.reserve(kFirstSlots / 2);
}

CompoundTrie::Node& CompoundTrie::insert(std::span<const std::uint32_t> syllables) {
  std::uint32_t at = kRoot;
  for (const std::uint32_t syllable : syllables) {
    const std::uint32_t child = step(at, syllable);
    at = child == kRoot ? add_child(at, syllable) : child;
  }
  return nodes_[at];
}

std::uint32_t CompoundTrie::add_child(std::uint32_t node, std::uint32_t syllable) {
  const auto child = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  if (node == kRoot) {
    if (first_.size() <= syllable) first_.resize(syllable + 1, kRoot);
    first_[syllable] = child;
    return child;
  }
  if (2 * nodes_.size() > slots_.size()) grow();
  const std::uint64_t edge = edge_of(node, syllable);
  std::size_t i = hash(edge) & mask_;
  while (slots_[i] != 0) i = (i + 1) & mask_;
  slots_[i] = static_cast<std::uint64_t>(child) << kEdgeBits | edge;
  return child;
}

std::uint32_t CompoundTrie::find(std::span<const std::uint32_t> syllables) const noexcept {
  std::uint32_t at = kRoot;
  for (const std::uint32_t syllable : syllables) {
    at = step(at, syllable);
    if (at == kRoot) return kNoId;
  }
  return nodes_[at].entry;
}

void CompoundTrie::grow() {
  std::vector<std::uint64_t> old(2 * slots_.size());
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const std::uint64_t slot : old) {
    if (slot == 0) continue;
    std::size_t i = hash(slot & kEdgeMask) & mask_;
    while (slots_[i] != 0) i = (i + 1) & mask_;
    slots_[i] = slot;
  }
}

}  // namespace thongcao
