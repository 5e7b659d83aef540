#include "version_file.h"

#include <string>
#include <string_view>

#include "output_file.h"
#include "packing.h"

namespace thongcao::glass {
namespace {

// "Xapian Glass" of 2016-03-14, which all releases of 1.4 write.
constexpr std::string_view kMagic("\x0F\x0DXapian Glass\x04\x6E", 16);
// Names the database for replication. Pieces are never replicated, and merging gives the result its own.
constexpr std::size_t kUuidBytes = 16;
// Tags longer than this are compressed when the database is changed.
constexpr std::uint32_t kCompressedFrom = 18;

void pack_root(std::string& out, const TableRoot& root, std::uint32_t compressed_from) {
  const bool is_empty = root.blocks == 0;
  constexpr std::uint32_t kSequential = 2;  // leaves lie in the order of their keys
  pack_number(out, root.block);
  pack_number(out, root.level << 2 | kSequential | (is_empty ? 1 : 0));
  pack_number(out, root.entries);
  pack_number(out, kBlockBytes >> 11);
  pack_number(out, compressed_from);
  std::string free_list;
  if (!is_empty) {
    pack_number(free_list, kRevision);
    pack_number(free_list, root.blocks);
    free_list.append(4, '\0');  // no free blocks
  }
  pack_string(out, free_list);
}

}  // namespace

void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const Statistics& statistics) {
  std::string out(kMagic);
  out.append(kUuidBytes, '\0');
  pack_number(out, kRevision);
  pack_root(out, roots.postlist, 0);
  pack_root(out, roots.docdata, kCompressedFrom);
  pack_root(out, roots.termlist, kCompressedFrom);
  pack_root(out, roots.position, 0);
  pack_root(out, {}, kCompressedFrom);  // spelling
  pack_root(out, {}, kCompressedFrom);  // synonym
  pack_number(out, statistics.documents);
  pack_number(out, 0);  // document numbers without a document
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

}  // namespace thongcao::glass
