#include "table_writer.h"

#include <algorithm>
#include <utility>

#include <thongcao/error.h>

#include "block.h"
#include "damage.h"

namespace thongcao::glass {
namespace {

constexpr std::size_t kMaxKeyBytes = 255;
constexpr std::size_t kMaxComponents = 65'535;
constexpr std::string_view kNoKey("\0\0", kComponentBytes);

// A block must have room for four items, so that it has a few even of the largest.
constexpr std::size_t kItemsPerBlock = 4;
constexpr std::size_t kMaxItemBytes =
    (kBlockBytes - kDirectoryBegin - kItemsPerBlock * kOffsetBytes) / kItemsPerBlock;

// A shorter part would save less than its key costs.
constexpr std::size_t kLeastPartBytes = 64;

char* put_key(char* out, std::string_view key) {
  *out++ = static_cast<char>(key.size());
  return std::copy(key.begin(), key.end(), out);
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& file) : file_(file), levels_(1) {
  // The first item of a tree is empty: where a search for what precedes all keys ends.
  start(levels_[0], 0, {});
  char* const item = make_room(levels_[0], kSizeBytes + kLengthBytes);
  put16(item, kFirst | kLast);
  item[kSizeBytes] = 0;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool is_compressed) {
  const std::size_t head = kSizeBytes + kLengthBytes + key.size();
  if (key.size() > kMaxKeyBytes ||
      tag.size() > (kMaxComponents - 1) * (kMaxItemBytes - head - kComponentBytes))
    throw Error(ErrorCode::invalid_argument, "an entry is too large for a database");
  if (key <= last_key_) throw DamageError();
  const unsigned compressed = is_compressed ? kCompressed : 0;
  unsigned component = 1;
  // What is longer than an item may be, or than the room left in the block, is cut into components.
  std::size_t most = kMaxItemBytes - head;
  if (room(levels_[0]) < head + tag.size()) {
    // The first one takes what would be left of the block after components of full length.
    const std::size_t free = levels_[0].items_begin - levels_[0].directory_end;
    const std::size_t left = free % (kMaxItemBytes + kOffsetBytes);
    if (left >= kOffsetBytes + head + kLeastPartBytes) most = left - kOffsetBytes - head;
  }
  while (tag.size() > most) {
    add_item(key, component, tag.substr(0, most), compressed | (component == 1 ? kFirst : 0));
    tag.remove_prefix(most);
    most = kMaxItemBytes - head - kComponentBytes;
    ++component;
  }
  add_item(key, component, tag, compressed | kLast | (component == 1 ? kFirst : 0));
  ++entries_;
}

void TableWriter::add_item(std::string_view key, unsigned component, std::string_view part, unsigned flags) {
  const std::size_t size =
      kSizeBytes + kLengthBytes + key.size() + (component == 1 ? 0 : kComponentBytes) + part.size();
  if (room(levels_[0]) < size) start_leaf(key, component);
  char* item = make_room(levels_[0], size);
  put16(item, (size - kSizeBytes - kLengthBytes) | flags);
  item = put_key(item + kSizeBytes, key);
  if (component > 1) {
    put16(item, component);
    item += kComponentBytes;
  }
  std::copy(part.begin(), part.end(), item);
  last_key_ = key;
}

void TableWriter::start_leaf(std::string_view key, unsigned component) {
  close(0);
  // As much of the key as tells it from the one before.
  const auto [differ, other] = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
  const std::size_t shared = static_cast<std::size_t>(differ - key.begin());
  std::string separator(key.substr(0, shared + 1));
  separator.append(kComponentBytes, '\0');
  put16(separator.data() + separator.size() - kComponentBytes, component);
  start(levels_[0], 0, std::move(separator));
}

void TableWriter::start(Block& block, std::size_t level, std::string separator) {
  block.bytes.assign(kBlockBytes, '\0');
  put32(block.bytes.data(), kRevision);
  block.bytes[kLevelAt] = static_cast<char>(level);
  block.directory_end = kDirectoryBegin;
  block.items_begin = kBlockBytes;
  block.separator = std::move(separator);
}

std::size_t TableWriter::room(const Block& block) const {
  const std::size_t free = block.items_begin - block.directory_end;
  return free < kOffsetBytes ? 0 : free - kOffsetBytes;
}

char* TableWriter::make_room(Block& block, std::size_t bytes) {
  block.items_begin -= bytes;
  put16(block.bytes.data() + block.directory_end, block.items_begin);
  block.directory_end += kOffsetBytes;
  return block.bytes.data() + block.items_begin;
}

TableRoot TableWriter::finish() {
  for (std::size_t level = 0; level + 1 < levels_.size(); ++level) close(level);
  const std::size_t top = levels_.size() - 1;
  const std::uint32_t root = write(levels_[top]);
  file_.flush();
  return {root, static_cast<std::uint32_t>(top), blocks_, entries_};
}

void TableWriter::close(std::size_t level) {
  const std::uint32_t number = write(levels_[level]);
  if (level + 1 == levels_.size()) start(levels_.emplace_back(), level + 1, {});
  add_child(level + 1, levels_[level].separator, number);
}

void TableWriter::add_child(std::size_t level, const std::string& separator, std::uint32_t number) {
  if (room(levels_[level]) < kBlockNumberBytes + kLengthBytes + separator.size()) {
    close(level);
    start(levels_[level], level, separator);
  }
  // The first child of a block is found by that block's own separator.
  const bool is_first = levels_[level].directory_end == kDirectoryBegin;
  const std::string_view found_by = is_first ? kNoKey : separator;
  char* item = make_room(levels_[level], kBlockNumberBytes + kLengthBytes + found_by.size());
  put32(item, number);
  item += kBlockNumberBytes;
  *item++ = static_cast<char>(found_by.size() - kComponentBytes);
  std::copy(found_by.begin(), found_by.end(), item);
}

std::uint32_t TableWriter::write(Block& block) {
  const std::size_t free = block.items_begin - block.directory_end;
  put16(block.bytes.data() + kFreeAt, free);
  put16(block.bytes.data() + kAllFreeAt, free);
  put16(block.bytes.data() + kDirectoryEndAt, block.directory_end);
  file_.write(block.bytes);
  return blocks_++;
}

}  // namespace thongcao::glass
