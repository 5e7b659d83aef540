#include "value_stream.h"

#include "chunk.h"
#include "packing.h"

namespace thongcao::glass {

void ValueStream::append(std::uint32_t document, std::string_view value) {
  if (chunks_.empty() || chunks_.back().second.size() >= kChunkBytes)
    chunks_.emplace_back(document, std::string());
  else
    pack_number(chunks_.back().second, document - last_document_ - 1);
  pack_string(chunks_.back().second, value);
  last_document_ = document;
  if (count_ == 0 || value < least_) least_ = value;
  if (count_ == 0 || value > greatest_) greatest_ = value;
  ++count_;
}

std::string ValueStream::packed_statistics() const {
  std::string tag;
  pack_number(tag, count_);
  pack_string(tag, least_);
  if (greatest_ != least_) tag += greatest_;
  return tag;
}

}  // namespace thongcao::glass
