#ifndef THONGCAO_INDEXER_RAW_RECORD_H_
#define THONGCAO_INDEXER_RAW_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include <thongcao/announcement.h>
#include <thongcao/dump_reader.h>

#include "schema/fingerprint.h"

namespace thongcao {

// A record of the dump before it is understood: a line of JSON lines, or a whole chunk of any other format,
// which may hold several announcements. Its fingerprints, kept with each document, let a later run recognise
// it without parsing, extracting and tokenizing it. Refers to its chunk, which must outlive it.
class RawRecord {
 public:
  using OnAnnouncement = std::function<void(Announcement&&, const schema::Fingerprint&)>;
  // The document with a fingerprint; 0 when there is none.
  using Lookup = std::function<std::uint32_t(const schema::Fingerprint&)>;

  // Understands it. An announcement comes with the fingerprint to be kept with it: the empty one when there
  // was a problem, so that every run reports it.
  void read(const ChunkParser& parser, const OnAnnouncement& on_announcement,
            const ChunkParser::OnProblem& on_problem) const;

  // The documents that it was made into; none unless `lookup` knows all of them.
  std::vector<std::uint32_t> find(const Lookup& lookup) const;

 private:
  friend std::vector<RawRecord> split_records(const Chunk& chunk);

  // What, beside the bytes, the announcement depends on.
  enum class Scope : std::uint8_t { bytes, name, place };

  RawRecord(const Chunk& chunk, std::string_view bytes, std::uint64_t line, bool is_line)
      : chunk_(&chunk), bytes_(bytes), line_(line), is_line_(is_line) {}

  Scope scope_of(const Announcement& announcement) const;
  schema::Fingerprint base(Scope scope) const;

  const Chunk* chunk_;
  std::string_view bytes_;
  std::uint64_t line_;  // number of its first line in the file
  bool is_line_;        // of JSON lines
};

// The records of a chunk, in order.
std::vector<RawRecord> split_records(const Chunk& chunk);

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_RAW_RECORD_H_
