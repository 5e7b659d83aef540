#ifndef THONGCAO_TESTS_SUPPORT_ARCHIVE_FILES_H_
#define THONGCAO_TESTS_SUPPORT_ARCHIVE_FILES_H_

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace thongcao::tests {

struct ArchiveMember {
  std::string path;
  std::string content;
  std::string symbolic_link;  // where it points; a file when empty
  std::string hard_link;
};

enum class ArchiveFormat { zip, encrypted_zip, tar, raw };
enum class Compression { none, gzip, bzip2, xz, zstd };

// An archive as bytes; `raw` takes one member and is its content alone.
inline std::string archive_file(ArchiveFormat format, const std::vector<ArchiveMember>& members,
                                Compression compression = Compression::none) {
  const std::unique_ptr<archive, int (*)(archive*)> out(archive_write_new(), archive_write_free);
  const auto check = [&](int result) {
    if (result != ARCHIVE_OK) throw std::runtime_error(archive_error_string(out.get()));
  };
  if (format == ArchiveFormat::tar) check(archive_write_set_format_pax_restricted(out.get()));
  if (format == ArchiveFormat::raw) check(archive_write_set_format_raw(out.get()));
  if (format == ArchiveFormat::zip || format == ArchiveFormat::encrypted_zip)
    check(archive_write_set_format_zip(out.get()));
  if (format == ArchiveFormat::encrypted_zip) {
    check(archive_write_set_options(out.get(), "zip:encryption=traditional"));
    check(archive_write_set_passphrase(out.get(), "secret"));
  }
  if (compression == Compression::gzip) check(archive_write_add_filter_gzip(out.get()));
  if (compression == Compression::bzip2) check(archive_write_add_filter_bzip2(out.get()));
  if (compression == Compression::xz) check(archive_write_add_filter_xz(out.get()));
  if (compression == Compression::zstd) check(archive_write_add_filter_zstd(out.get()));
  check(archive_write_set_bytes_in_last_block(out.get(), 1));

  std::string bytes;
  check(archive_write_open2(
      out.get(), &bytes, nullptr,
      [](archive*, void* to, const void* block, std::size_t size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(block), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr, nullptr));
  for (const ArchiveMember& member : members) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), member.path.c_str());
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_filetype(entry.get(), member.symbolic_link.empty() ? AE_IFREG : AE_IFLNK);
    if (!member.symbolic_link.empty()) archive_entry_set_symlink(entry.get(), member.symbolic_link.c_str());
    if (!member.hard_link.empty()) archive_entry_set_hardlink(entry.get(), member.hard_link.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.content.size()));
    const int header = archive_write_header(out.get(), entry.get());
    if (header != ARCHIVE_WARN) check(header);  // it warns of names that are no UTF-8
    archive_write_data(out.get(), member.content.data(), member.content.size());
  }
  check(archive_write_close(out.get()));
  return bytes;
}

inline std::string zip_file(const std::vector<ArchiveMember>& members) {
  return archive_file(ArchiveFormat::zip, members);
}

inline std::string compressed(std::string_view content, Compression compression) {
  return archive_file(ArchiveFormat::raw, {{"content", std::string(content)}}, compression);
}

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_SUPPORT_ARCHIVE_FILES_H_
