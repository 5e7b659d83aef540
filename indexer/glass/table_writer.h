#ifndef THONGCAO_INDEXER_GLASS_TABLE_WRITER_H_
#define THONGCAO_INDEXER_GLASS_TABLE_WRITER_H_

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

#include "output_file.h"
#include "table_root.h"

namespace thongcao::glass {

// The revision of a database that was committed once.
inline constexpr std::uint32_t kRevision = 1;

// Writes a table, a tree of blocks that hold keys in ascending order with their tags. The entries must come
// in that order: blocks are filled one after the other and never touched again. Errors of the file system are
// thrown as Error with code io.
class TableWriter {
 public:
  explicit TableWriter(const std::filesystem::path& file);

  // Adds a key of 1 to 255 bytes, greater than all before, and a tag of at most some 116 MB. `is_compressed`
  // says that the tag is a raw deflate stream (RFC 1951), for the reader to undo. Throws
  // Error(invalid_argument) when key or tag is longer, DamageError when the key is not greater.
  void add(std::string_view key, std::string_view tag, bool is_compressed = false);
  // Writes what is left. Nothing can be added after that.
  TableRoot finish();

 private:
  // A block on its way: the newest of its level.
  struct Block {
    std::string bytes;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    std::string separator;  // what its parent finds it by: first key and component; empty in the leftmost
  };

  void add_item(std::string_view key, unsigned component, std::string_view part, unsigned flags);
  void start_leaf(std::string_view key, unsigned component);
  void start(Block& block, std::size_t level, std::string separator);
  // Room for an item of so many bytes in front of the others, entered in the directory.
  char* make_room(Block& block, std::size_t bytes);
  std::size_t room(const Block& block) const;
  // Writes the newest block of a level and enters it in its parent.
  void close(std::size_t level);
  void add_child(std::size_t level, const std::string& separator, std::uint32_t number);
  // Returns the block's number.
  std::uint32_t write(Block& block);

  OutputFile file_;
  std::deque<Block> levels_;  // from the leaf upwards; a level on top moves none, whose separators are in use
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_TABLE_WRITER_H_
