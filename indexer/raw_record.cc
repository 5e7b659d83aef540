#include "raw_record.h"

#include <algorithm>
#include <string>
#include <utility>

#include <simdjson.h>

namespace thongcao {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Fingerprint of the announcement number `index` of a record. The last one is marked, so that a record is
// only recognised when all that it held is there.
schema::Fingerprint numbered(const schema::Fingerprint& base, std::size_t index, bool last) {
  return schema::fingerprint_of(schema::fingerprint_value(base) + std::to_string(index) + (last ? "." : ","));
}

// Lines can be told apart unless the encoding has to be found in the chunk as a whole.
bool has_lines(const Chunk& chunk) {
  return chunk.format == Chunk::Format::json_lines &&
         (chunk.encoding ? *chunk.encoding != Encoding::utf16_le && *chunk.encoding != Encoding::utf16_be
                         : simdjson::validate_utf8(chunk.bytes.data(), chunk.bytes.size()));
}

}  // namespace

void RawRecord::read(const ChunkParser& parser, const OnAnnouncement& on_announcement,
                     const ChunkParser::OnProblem& on_problem) const {
  std::vector<Announcement> announcements;
  bool good = true;
  const auto parse = [&](const Chunk& chunk) {
    parser.parse(
        chunk, [&](Announcement&& a) { announcements.push_back(std::move(a)); },
        [&](const Problem& problem) {
          good = false;
          on_problem(problem);
        });
  };
  if (is_line_) {
    Chunk line;
    line.format = chunk_->format;
    line.name = chunk_->name;
    line.first_line = line_;
    line.bytes = bytes_;
    line.encoding = chunk_->encoding;
    parse(line);
  } else {
    parse(*chunk_);
  }
  for (std::size_t i = 0; i < announcements.size(); ++i) {
    schema::Fingerprint fingerprint;
    if (good) fingerprint = numbered(base(scope_of(announcements[i])), i, i + 1 == announcements.size());
    on_announcement(std::move(announcements[i]), fingerprint);
  }
}

std::vector<std::uint32_t> RawRecord::find(const Lookup& lookup) const {
  std::vector<std::uint32_t> found;
  for (const Scope scope : {Scope::bytes, Scope::name, Scope::place}) {
    if (!is_line_ && scope != Scope::place) continue;
    const schema::Fingerprint fingerprint = base(scope);
    for (;;) {
      if (const std::uint32_t last = lookup(numbered(fingerprint, found.size(), true)); last != 0) {
        found.push_back(last);
        return found;
      }
      const std::uint32_t next = is_line_ ? 0 : lookup(numbered(fingerprint, found.size(), false));
      if (next == 0) break;
      found.push_back(next);
    }
  }
  return {};
}

// A line may move within its file unless its place is its id, and to another file unless the name of the
// file, where a date is looked for last, can matter.
RawRecord::Scope RawRecord::scope_of(const Announcement& a) const {
  if (!is_line_ || a.id == a.origin) return Scope::place;
  const bool date_given = a.date && std::find(a.guessed.begin(), a.guessed.end(), "date") == a.guessed.end();
  return date_given ? Scope::bytes : Scope::name;
}

schema::Fingerprint RawRecord::base(Scope scope) const {
  std::string all = schema::fingerprint_value(schema::fingerprint_of(bytes_));
  all += std::to_string(kReadingVersion) + ',' + std::to_string(static_cast<int>(chunk_->format)) + ',' +
         (chunk_->encoding ? to_string(*chunk_->encoding) : "");
  if (!chunk_->header.empty()) all += ',' + schema::fingerprint_value(schema::fingerprint_of(chunk_->header));
  if (scope != Scope::bytes) all += ',' + chunk_->name;
  if (scope == Scope::place) all += ':' + std::to_string(line_);
  return schema::fingerprint_of(all);
}

std::vector<RawRecord> split_records(const Chunk& chunk) {
  if (!has_lines(chunk)) return {RawRecord(chunk, chunk.bytes, chunk.first_line, false)};
  std::vector<RawRecord> records;
  std::string_view rest = chunk.bytes;
  for (std::uint64_t number = chunk.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (line.find_first_not_of(kSpace) != std::string_view::npos)
      records.push_back(RawRecord(chunk, line, number, true));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return records;
}

}  // namespace thongcao
