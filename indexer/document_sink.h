#ifndef THONGCAO_INDEXER_DOCUMENT_SINK_H_
#define THONGCAO_INDEXER_DOCUMENT_SINK_H_

#include <cstdint>
#include <string_view>

namespace thongcao {

// A number that stands for the text of one term and no other, so that a term that comes again and again need
// not be spelled out each time. The caller chooses it; 0 is none.
using TermKey = std::uint64_t;

// Where the parts of an indexed document go, one document after the other.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  // A term (1 to schema::kMaxTermBytes bytes) at a position, which adds so much to its frequency within the
  // document. The positions of a term come in ascending order.
  virtual void add_posting(std::string_view term, TermKey key, std::uint32_t position,
                           std::uint32_t frequency) = 0;
  // A term without a position; with frequency 0 it only filters.
  virtual void add_term(std::string_view term, TermKey key, std::uint32_t frequency) = 0;
  // The same with a term that was added under a key before. False, with nothing added, when the sink does not
  // remember it.
  virtual bool add_known_posting(TermKey /*key*/, std::uint32_t /*position*/, std::uint32_t /*frequency*/) {
    return false;
  }
  virtual bool add_known_term(TermKey /*key*/, std::uint32_t /*frequency*/) { return false; }
  // At most one value for each slot, which is not empty.
  virtual void add_value(std::uint32_t slot, std::string_view value) = 0;
  // Once for each document, or not at all. Compressed already.
  virtual void set_data(std::string_view data) = 0;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_DOCUMENT_SINK_H_
