#include "batch.h"

#include <algorithm>

namespace thongcao {
namespace {

// On 123 MB of law texts, 1 MiB and 2 MiB took 5.7 seconds in two threads, 4 MiB 5.9, 16 MiB 6.5 and more
// than twice the memory; the databases had the same size.
constexpr std::size_t kBestBytes = 2 << 20;
constexpr std::size_t kLeastBytes = 1 << 16;

// Measured: program, lexicons and merging; and in each thread, for each byte of its batch, the text that
// waits and is parsed, its postings before they are written.
constexpr std::uint64_t kFixedMemory = 88 << 20;
constexpr std::uint64_t kMemoryPerByte = 48;

}  // namespace

std::size_t batch_bytes(std::uint64_t memory, int jobs) {
  if (memory < least_memory(jobs)) return 0;
  const std::uint64_t bytes = (memory - kFixedMemory) / (kMemoryPerByte * static_cast<std::uint64_t>(jobs));
  return std::min<std::uint64_t>(bytes, kBestBytes);
}

std::uint64_t least_memory(int jobs) {
  return kFixedMemory + kMemoryPerByte * static_cast<std::uint64_t>(jobs) * kLeastBytes;
}

}  // namespace thongcao
