#ifndef THONGCAO_INDEXER_GLASS_POSTING_LIST_H_
#define THONGCAO_INDEXER_GLASS_POSTING_LIST_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "table_writer.h"

namespace thongcao::glass {

// Writes a posting list, or the list of all documents' lengths, chunk by chunk.
class PostingListWriter {
 public:
  explicit PostingListWriter(TableWriter& table) : table_(table) {}

  // Begins the list of a term that stands `frequency` times in so many documents.
  void begin(std::string_view term, std::uint32_t documents, std::uint64_t frequency);
  // Begins the list of lengths.
  void begin_lengths();
  // The same with the key of the list's first chunk in place of term or lengths.
  void begin_key(std::string_view key, std::uint64_t documents, std::uint64_t frequency);
  // Documents in ascending order, one at least.
  void append(std::uint32_t document, std::uint32_t frequency);
  // Appends a chunk of another list as it was written: its first and its last document, and its entries.
  void append_chunk(std::uint32_t first, std::uint32_t last, std::string_view entries);
  void end();

 private:
  void begin_document(std::uint32_t document);
  void write(bool is_last);

  TableWriter& table_;
  std::string key_;        // of the first chunk
  std::string chunk_key_;  // what the keys of the others begin with
  std::string head_;       // what only the first chunk has
  bool is_first_ = true;
  std::uint32_t first_document_ = 0;  // of the chunk; 0 before there is one
  std::uint32_t last_document_ = 0;
  std::string entries_;
  std::string tag_;
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_POSTING_LIST_H_
