#include "table_reader.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <thongcao/error.h>

#include "block.h"
#include "damage.h"

namespace thongcao::glass {

TableReader::TableReader(const std::filesystem::path& file, const TableRoot& root) : path_(file.string()) {
  if (root.blocks == 0) return;
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) {
    throw Error(ErrorCode::io,
                path_ + ": cannot be read (" + std::generic_category().message(errno) + "); check the disk");
  }
  levels_.resize(root.level + 1);
  entries_left_ = root.entries;
  try {
    read(root.level, root.block);
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

TableReader::~TableReader() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool TableReader::next() {
  Item item = {};
  do {  // the first item of a table has no key
    if (next_item(item)) continue;
    if (entries_left_ != 0) fail_damaged();
    return false;
  } while (item.key.empty());
  if ((item.flags & kFirst) == 0 || entries_left_-- == 0) fail_damaged();
  is_compressed_ = (item.flags & kCompressed) != 0;
  key_ = item.key;
  tag_ = item.part;
  if ((item.flags & kLast) != 0) return true;
  whole_key_ = item.key;
  whole_tag_ = item.part;
  do {
    if (!next_item(item) || item.key != whole_key_ || item.part.size() < kComponentBytes) fail_damaged();
    whole_tag_ += item.part.substr(kComponentBytes);
  } while ((item.flags & kLast) == 0);
  key_ = whole_key_;
  tag_ = whole_tag_;
  return true;
}

bool TableReader::next_item(Item& item) {
  if (levels_.empty()) return false;
  if (levels_[0].directory == levels_[0].directory_end && !next_block(0)) return false;
  const std::string_view bytes = take_item(levels_[0]);
  if (bytes.size() < kSizeBytes + kLengthBytes) fail_damaged();
  item.flags = get16(bytes.data());
  const std::size_t size = (item.flags & kSizeMask) + kSizeBytes + kLengthBytes;
  const std::size_t key_size = static_cast<unsigned char>(bytes[kSizeBytes]);
  const std::size_t head = kSizeBytes + kLengthBytes + key_size;
  if (size > bytes.size() || head > size) fail_damaged();
  item.key = bytes.substr(kSizeBytes + kLengthBytes, key_size);
  item.part = bytes.substr(head, size - head);
  return true;
}

bool TableReader::next_block(std::size_t level) {
  const std::size_t parent = level + 1;
  do {  // a block may be empty after deletions
    if (parent == levels_.size()) return false;
    if (levels_[parent].directory == levels_[parent].directory_end && !next_block(parent)) return false;
    const std::string_view item = take_item(levels_[parent]);
    if (item.size() < kBlockNumberBytes) fail_damaged();
    read(level, get32(item.data()));
  } while (levels_[level].directory == levels_[level].directory_end);
  return true;
}

void TableReader::read(std::size_t level, std::uint32_t number) {
  Block& block = levels_[level];
  block.bytes.resize(kBlockBytes);
  for (std::size_t done = 0; done < kBlockBytes;) {
    const ssize_t bytes = ::pread(descriptor_, block.bytes.data() + done, kBlockBytes - done,
                                  static_cast<off_t>(number) * kBlockBytes + static_cast<off_t>(done));
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0)
      throw Error(ErrorCode::io, path_ + ": cannot be read (" + std::generic_category().message(errno) +
                                     "); check the disk");
    if (bytes == 0) fail_damaged();
    done += static_cast<std::size_t>(bytes);
  }
  block.directory = kDirectoryBegin;
  block.directory_end = get16(block.bytes.data() + kDirectoryEndAt);
  const auto block_level = static_cast<unsigned char>(block.bytes[kLevelAt]);
  if (block_level != level || block.directory_end < kDirectoryBegin || block.directory_end > kBlockBytes ||
      (block.directory_end - kDirectoryBegin) % kOffsetBytes != 0)
    fail_damaged();
}

std::string_view TableReader::take_item(Block& block) const {
  const std::size_t begin = get16(block.bytes.data() + block.directory);
  block.directory += kOffsetBytes;
  if (begin >= kBlockBytes) fail_damaged();
  return std::string_view(block.bytes).substr(begin);
}

void TableReader::fail_damaged() const {
  glass::fail_damaged(path_);
}

}  // namespace thongcao::glass
