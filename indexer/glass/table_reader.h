#ifndef THONGCAO_INDEXER_GLASS_TABLE_READER_H_
#define THONGCAO_INDEXER_GLASS_TABLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "table_root.h"

namespace thongcao::glass {

// Reads the entries of a table in the order of their keys. Errors of the file system are thrown as Error with
// code io, what cannot be a table as Error with code corruption.
class TableReader {
 public:
  TableReader(const std::filesystem::path& file, const TableRoot& root);
  ~TableReader();
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  // Goes on to the next entry, at first to the first one; false when there is none left.
  bool next();

  // The entry's key and tag, which stay until next() is called.
  std::string_view key() const noexcept { return key_; }
  std::string_view tag() const noexcept { return tag_; }
  // Whether the tag is a raw deflate stream.
  bool is_compressed() const noexcept { return is_compressed_; }

 private:
  // The block of a level that is being read.
  struct Block {
    std::string bytes;
    std::size_t directory = 0;  // where the directory has the next item
    std::size_t directory_end = 0;
  };
  // A part of an entry.
  struct Item {
    unsigned flags;
    std::string_view key, part;
  };

  bool next_item(Item& item);
  // Reads the block that the next item of the level above, or the root, names. False at the end.
  bool next_block(std::size_t level);
  void read(std::size_t level, std::uint32_t number);
  // The next item of a block and all that follows it.
  std::string_view take_item(Block& block) const;
  [[noreturn]] void fail_damaged() const;

  const std::string path_;
  std::uint64_t entries_left_ = 0;  // that the root promises
  int descriptor_ = -1;             // none for a table without entries
  std::vector<Block> levels_;       // from the leaf upwards
  std::string_view key_, tag_;
  bool is_compressed_ = false;
  std::string whole_key_, whole_tag_;  // of an entry of several items
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_TABLE_READER_H_
