#include "document_limit.h"

#include <cstddef>
#include <string>
#include <vector>

#include "schema/compression.h"
#include "schema/stored_document.h"

namespace thongcao {
namespace {

// Of all but the body, and of the whole compressed. Random words, the worst text, have a list of terms with
// pairs 2.5 times as long as they.
constexpr std::size_t kMaxBytes = 32 << 20;

std::size_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

std::size_t bytes_beside_body(const Announcement& a) {
  std::size_t bytes = a.id.size() + a.title.size() + a.source.size() + a.url.size() +
                      bytes_of(a.organizations) + bytes_of(a.doc_numbers);
  for (const Speaker& speaker : a.speakers) bytes += speaker.name.size() + speaker.role.size();
  for (const auto& [abbreviation, meaning] : a.abbreviations) bytes += abbreviation.size() + meaning.size();
  for (const auto& [name, value] : a.fields) bytes += name.size() + value.size();
  return bytes;
}

}  // namespace

bool fits(const Announcement& announcement) {
  const std::size_t beside_body = bytes_beside_body(announcement);
  if (beside_body > kMaxBytes) return false;  // values are stored as they are
  if (beside_body + announcement.body.size() <= kMaxBytes) return true;
  return schema::Compressor().compress(schema::stored_form(announcement)).size() <= kMaxBytes;
}

std::string size_limit() {
  return std::to_string(kMaxBytes >> 20) + " MiB of compressed text, and of all but the body";
}

}  // namespace thongcao
