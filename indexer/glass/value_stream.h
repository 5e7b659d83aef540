#ifndef THONGCAO_INDEXER_GLASS_VALUE_STREAM_H_
#define THONGCAO_INDEXER_GLASS_VALUE_STREAM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thongcao::glass {

// The values of one slot, as entries of the posting table.
class ValueStream {
 public:
  // Documents come in ascending order, each once, with a value that is not empty.
  void append(std::uint32_t document, std::string_view value);

  // The tag of the slot's statistics: how many values, the least and the greatest.
  std::string packed_statistics() const;
  // Chunks of values with the first document of each.
  const std::vector<std::pair<std::uint32_t, std::string>>& chunks() const noexcept { return chunks_; }

 private:
  std::uint32_t count_ = 0;
  std::uint32_t last_document_ = 0;
  std::string least_, greatest_;
  std::vector<std::pair<std::uint32_t, std::string>> chunks_;
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_VALUE_STREAM_H_
