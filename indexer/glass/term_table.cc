#include "term_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <xxhash.h>

namespace thongcao::glass {
namespace {

constexpr std::size_t kFirstBuckets = 1 << 12;

// Eight bytes of a term from `begin`, zeros after its end, as a number that orders as they do.
std::uint64_t eight_bytes(std::string_view term, std::size_t begin) {
  std::array<char, 8> bytes = {};
  if (begin < term.size())
    std::memcpy(bytes.data(), term.data() + begin, std::min<std::size_t>(8, term.size() - begin));
  const auto number = std::bit_cast<std::uint64_t>(bytes);
  return std::endian::native == std::endian::little ? __builtin_bswap64(number) : number;
}

}  // namespace

TermTable::TermTable() : buckets_(kFirstBuckets) {}

std::uint32_t TermTable::number(std::string_view text) {
  const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
  const std::size_t mask = buckets_.size() - 1;
  std::size_t bucket = hash & mask;
  for (; buckets_[bucket] != 0; bucket = (bucket + 1) & mask) {
    const std::uint32_t found = buckets_[bucket] - 1;
    if (entries_[found].hash == hash && term(found) == text) return found;
  }
  const std::uint32_t number = size();
  buckets_[bucket] = number + 1;
  entries_.push_back(
      {hash, static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())});
  bytes_ += text;
  if (entries_.size() * 2 > buckets_.size()) grow();
  return number;
}

void TermTable::grow() {
  buckets_.assign(buckets_.size() * 2, 0);
  const std::size_t mask = buckets_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t bucket = entries_[number].hash & mask;
    while (buckets_[bucket] != 0) bucket = (bucket + 1) & mask;
    buckets_[bucket] = number + 1;
  }
}

std::vector<std::uint32_t> TermTable::sorted() const {
  // Most terms differ in their first sixteen bytes: comparing those as numbers saves most of the looks at the
  // terms themselves.
  struct Key {
    std::uint64_t first, second;
    std::uint32_t number;
  };
  std::vector<Key> keys;
  keys.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number)
    keys.push_back({eight_bytes(term(number), 0), eight_bytes(term(number), 8), number});
  std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.second != b.second) return a.second < b.second;
    return term(a.number) < term(b.number);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(keys.size());
  for (const Key& key : keys) numbers.push_back(key.number);
  return numbers;
}

void TermTable::clear() {
  bytes_.clear();
  entries_.clear();
  std::fill(buckets_.begin(), buckets_.end(), 0);
}

}  // namespace thongcao::glass
