#include "document_limit.h"

#include "glass/compressor.h"
#include "schema/stored_document.h"

namespace thongcao {
namespace {

// Compressed. Random words, the worst text, have a list of terms with pairs 2.5 times as long as they.
constexpr std::size_t kMaxBytes = 32 << 20;

std::size_t text_bytes(const Announcement& announcement) {
  std::size_t bytes = announcement.title.size() + announcement.body.size();
  for (const auto& [name, value] : announcement.fields) bytes += name.size() + value.size();
  return bytes;
}

}  // namespace

bool fits(const Announcement& announcement) {
  if (text_bytes(announcement) <= kMaxBytes) return true;
  const std::string stored = schema::stored_form(announcement);
  std::string compressed;
  return glass::Compressor().compress(stored, compressed) && compressed.size() <= kMaxBytes;
}

std::string size_limit() {
  return std::to_string(kMaxBytes >> 20) + " MiB of compressed text";
}

}  // namespace thongcao
