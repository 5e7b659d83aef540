#ifndef THONGCAO_INDEXER_DOCUMENT_SINK_H_
#define THONGCAO_INDEXER_DOCUMENT_SINK_H_

#include <cstdint>
#include <string_view>

namespace thongcao {

// Where the parts of an indexed document go, one document after the other.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  // A term (1 to schema::kMaxTermBytes bytes) at a position, which adds so much to its frequency within the
  // document. The positions of a term come in ascending order.
  virtual void add_posting(std::string_view term, std::uint32_t position, std::uint32_t frequency) = 0;
  // A term without a position; with frequency 0 it only filters.
  virtual void add_term(std::string_view term, std::uint32_t frequency) = 0;
  // At most one value for each slot, which is not empty.
  virtual void add_value(std::uint32_t slot, std::string_view value) = 0;
  // Once for each document, or not at all. Compressed already.
  virtual void set_data(std::string_view data) = 0;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_DOCUMENT_SINK_H_
