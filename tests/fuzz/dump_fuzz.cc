// Any bytes as a file of a dump: whatever it is taken for and holds, its chunks keep to the limits, and those
// of records end where records do.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include <thongcao/dump_reader.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = ::memfd_create("dump", 0);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  thongcao::DumpOptions options;
  options.chunk_bytes = 64;
  options.max_document_bytes = 1 << 20;
  options.max_unpacked_bytes = 8 << 20;
  thongcao::DumpReader reader({"/proc/self/fd/" + std::to_string(file)}, options,
                              [](const thongcao::Problem& problem) {
                                if (problem.what.empty()) std::abort();
                              });
  for (thongcao::Chunk chunk; reader.next(chunk);) {
    if (chunk.bytes.empty() || chunk.bytes.size() > options.max_document_bytes) std::abort();
    if (!chunk.header.empty() && !chunk.header.ends_with('\n')) std::abort();
  }
  if (reader.bytes_read() > size) std::abort();
  ::close(file);
  return 0;
}
