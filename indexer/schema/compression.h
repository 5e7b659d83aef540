#ifndef THONGCAO_INDEXER_SCHEMA_COMPRESSION_H_
#define THONGCAO_INDEXER_SCHEMA_COMPRESSION_H_

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

namespace thongcao::schema {

// A document carries its stored form (stored_document.h) as a Zstandard frame (RFC 8878) with a checksum.
// Announcements repeat one another more than themselves, so frames are made with a dictionary of what they
// share, which is among the metadata of the database. Each frame names its dictionary: databases with
// different ones can be searched as one.

// Makes a dictionary of stored forms; empty when there are too few for it to pay.
std::string make_dictionary(std::span<const std::string> samples);

// One object a thread.
class Compressor {
 public:
  // With an empty dictionary, frames are made without one. Throws Error(corruption) when it is none.
  explicit Compressor(std::string_view dictionary = {});

  std::string compress(std::string_view stored_form);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
  };
  std::unique_ptr<ZSTD_CCtx_s, Free> context_;
};

// Keeps the dictionaries of the databases that it has met last. One object a thread.
class Decompressor {
 public:
  Decompressor();

  // The stored form that was compressed. The dictionary is looked for in `databases`. Throws
  // Error(corruption) when `data` is no such frame, is damaged, or its dictionary is not there.
  std::string decompress(std::string_view data, std::span<const Xapian::Database> databases);
  std::string decompress(std::string_view data, const Xapian::Database& database) {
    return decompress(data, std::span(&database, 1));
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx_s* context) const;
    void operator()(ZSTD_DDict_s* dictionary) const;
  };

  // The dictionary with a number; null for 0, which stands for none.
  const ZSTD_DDict_s* dictionary(unsigned number, std::span<const Xapian::Database> databases);

  std::unique_ptr<ZSTD_DCtx_s, Free> context_;
  std::map<unsigned, std::unique_ptr<ZSTD_DDict_s, Free>> dictionaries_;
};

}  // namespace thongcao::schema

#endif  // THONGCAO_INDEXER_SCHEMA_COMPRESSION_H_
