#ifndef THONGCAO_INDEXER_GLASS_TERM_TABLE_H_
#define THONGCAO_INDEXER_GLASS_TERM_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thongcao::glass {

// Numbers terms from 0 as they are met.
class TermTable {
 public:
  TermTable();

  // The number of a term of at most 65,535 bytes.
  std::uint32_t number(std::string_view text);
  std::string_view term(std::uint32_t number) const noexcept {
    const Entry& entry = entries_[number];
    return {bytes_.data() + entry.begin, entry.size};
  }
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(entries_.size()); }
  // The numbers of all terms in the order of their bytes.
  std::vector<std::uint32_t> sorted() const;
  void clear();

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t begin;  // in bytes_
    std::uint32_t size;
  };

  void grow();

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> buckets_;  // number + 1, or 0; open addressing, the size a power of two
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_TERM_TABLE_H_
