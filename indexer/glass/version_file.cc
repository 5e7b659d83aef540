#include "version_file.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <thongcao/error.h>

#include "block.h"
#include "damage.h"
#include "output_file.h"
#include "packing.h"
#include "table_writer.h"

namespace thongcao::glass {
namespace {

// "Xapian Glass" of 2016-03-14, which all releases of 1.4 write.
constexpr std::string_view kMagic("\x0F\x0DXapian Glass\x04\x6E", 16);
constexpr std::size_t kUuidBytes = 16;
// Tags longer than this are compressed when the database is changed.
constexpr std::uint32_t kCompressedFrom = 18;

// RFC 9562, version 4.
std::string random_uuid() {
  std::random_device random;
  std::string uuid;
  while (uuid.size() < kUuidBytes) {
    const std::uint32_t bytes = random();
    for (int shift = 0; shift < 32; shift += 8) uuid += static_cast<char>(bytes >> shift);
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

constexpr int kBlockShift = 11;
constexpr unsigned kEmpty = 1;
constexpr unsigned kSequential = 2;  // leaves lie in the order of their keys
constexpr int kLevelShift = 2;
constexpr std::uint32_t kMostLevels = 10;  // of Xapian

void pack_root(std::string& out, const TableRoot& root, std::uint32_t compressed_from) {
  const bool is_empty = root.blocks == 0;
  pack_number(out, root.block);
  pack_number(out, root.level << kLevelShift | kSequential | (is_empty ? kEmpty : 0));
  pack_number(out, root.entries);
  pack_number(out, kBlockBytes >> kBlockShift);
  pack_number(out, compressed_from);
  std::string free_list;
  if (!is_empty) {
    pack_number(free_list, kRevision);
    pack_number(free_list, root.blocks);
    free_list.append(4, '\0');  // no free blocks
  }
  pack_string(out, free_list);
}

TableRoot unpack_root(std::string_view& in) {
  TableRoot root;
  root.block = static_cast<std::uint32_t>(unpack_number(in));
  const auto level_and_flags = static_cast<std::uint32_t>(unpack_number(in));
  root.level = level_and_flags >> kLevelShift;
  root.entries = unpack_number(in);
  if (unpack_number(in) << kBlockShift != kBlockBytes || root.level > kMostLevels) throw DamageError();
  unpack_number(in);  // which tags are compressed
  std::string_view free_list = unpack_string(in);
  if ((level_and_flags & kEmpty) != 0) return {};
  unpack_number(free_list);
  root.blocks = static_cast<std::uint32_t>(unpack_number(free_list));
  return root;
}

Version unpack_version(std::string_view in) {
  if (!in.starts_with(kMagic) || in.size() < kMagic.size() + kUuidBytes) throw DamageError();
  in.remove_prefix(kMagic.size() + kUuidBytes);
  unpack_number(in);  // revision
  Version version;
  for (TableRoot* root :
       {&version.roots.postlist, &version.roots.docdata, &version.roots.termlist, &version.roots.position})
    *root = unpack_root(in);
  for (int i = 0; i < 2; ++i) unpack_root(in);  // spelling, synonym
  Statistics& s = version.statistics;
  const auto next = [&] { return static_cast<std::uint32_t>(unpack_number(in)); };
  s.documents = next();
  s.last_document = s.documents + next();
  s.least_length = next();
  s.greatest_frequency = next();
  s.greatest_length = s.greatest_frequency + next();
  next();  // oldest changeset
  s.total_length = unpack_number(in);
  return version;
}

}  // namespace

void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const Statistics& statistics) {
  std::string out(kMagic);
  out += random_uuid();
  pack_number(out, kRevision);
  pack_root(out, roots.postlist, 0);
  pack_root(out, roots.docdata, kCompressedFrom);
  pack_root(out, roots.termlist, kCompressedFrom);
  pack_root(out, roots.position, 0);
  pack_root(out, {}, kCompressedFrom);  // spelling
  pack_root(out, {}, kCompressedFrom);  // synonym
  pack_number(out, statistics.documents);
  pack_number(out, statistics.last_document - statistics.documents);
  pack_number(out, statistics.least_length);
  pack_number(out, statistics.greatest_frequency);
  pack_number(out, statistics.greatest_length - statistics.greatest_frequency);
  pack_number(out, 0);  // oldest changeset
  pack_number(out, statistics.total_length);
  pack_number(out, 0);  // greatest frequency of a spelling
  OutputFile file(folder / "iamglass");
  file.write(out);
  file.flush();
}

Version read_version_file(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "iamglass";
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(ErrorCode::io, path.string() + ": cannot be read; check the disk and the permissions");
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  try {
    return unpack_version(bytes);
  } catch (const DamageError&) {
    fail_damaged(path);
  }
}

}  // namespace thongcao::glass
