#ifndef THONGCAO_TOKENIZER_COMPOUND_TRIE_H_
#define THONGCAO_TOKENIZER_COMPOUND_TRIE_H_

#include <cstdint>
#include <span>
#include <vector>

#include <thongcao/token.h>

namespace thongcao {

// Sequences of syllable numbers, with what is known of each. The first step is an array look-up; all further
// edges lie in one hash table of eight-byte slots that hold parent, syllable and child exactly, so that a
// step is one probe and one cache line.
class CompoundTrie {
 public:
  struct Node {
    std::int32_t cost = 0;        // meaningful when entry is not kNoId
    std::uint32_t entry = kNoId;  // the likeliest entry that ends here
    float frequency = 0;          // of all entries that end here
    float entry_frequency = 0;    // of `entry` alone
  };

  static constexpr std::uint32_t kRoot = 0;

  CompoundTrie();

  // The node of a sequence, made when there is none. Valid until the next call.
  Node& insert(std::span<const std::uint32_t> syllables);

  // The entry with exactly these syllables, kNoId when there is none.
  std::uint32_t find(std::span<const std::uint32_t> syllables) const noexcept;

  // The node reached from `node` by `syllable`, kRoot when there is none.
  std::uint32_t step(std::uint32_t node, std::uint32_t syllable) const noexcept {
    if (node == kRoot) return syllable < first_.size() ? first_[syllable] : kRoot;
    const std::uint64_t edge = edge_of(node, syllable);
    for (std::size_t i = hash(edge) & mask_;; i = (i + 1) & mask_) {
      if ((slots_[i] & kEdgeMask) == edge) return static_cast<std::uint32_t>(slots_[i] >> kEdgeBits);
      if (slots_[i] == 0) return kRoot;
    }
  }

  const Node& node(std::uint32_t n) const noexcept { return nodes_[n]; }
  std::vector<Node>& nodes() noexcept { return nodes_; }

 private:
  // Syllable numbers fit 20 bits, node numbers 22: a million syllables, four million nodes.
  static constexpr int kSyllableBits = 20;
  static constexpr int kEdgeBits = 42;
  static constexpr std::uint64_t kEdgeMask = (std::uint64_t{1} << kEdgeBits) - 1;

  static std::uint64_t edge_of(std::uint32_t node, std::uint32_t syllable) noexcept {
    return static_cast<std::uint64_t>(node) << kSyllableBits | syllable;
  }
  static std::size_t hash(std::uint64_t edge) noexcept {
    return static_cast<std::size_t>(edge * 0x9E3779B97F4A7C15u >> 38);
  }
  void grow();

  std::uint32_t add_child(std::uint32_t node, std::uint32_t syllable);

  std::vector<std::uint32_t> first_;  // children of the root by syllable; kRoot where there is none
  std::vector<std::uint64_t> slots_;  // child << kEdgeBits | edge; 0 is free
  std::size_t mask_;
  std::vector<Node> nodes_;
};

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_COMPOUND_TRIE_H_
