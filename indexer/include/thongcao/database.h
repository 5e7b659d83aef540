#ifndef THONGCAO_DATABASE_H_
#define THONGCAO_DATABASE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thongcao/date.h>
#include <thongcao/export.h>

namespace thongcao {

// What can be done with a whole database, sharded or not, besides indexing into it and searching it.
//
// All throw Error(not_found) when there is none at `path`, Error(incompatible_index) when it is another
// program's or version's, Error(corruption) when it is damaged, Error(io) when the disk refuses. Readers go
// on undisturbed. What writes throws Error(locked) while another indexer writes, or waits for it with `wait`.
// Thread safety: may be called from any thread.

// Removes the announcements with these ids. Returns the ids that were not there.
THONGCAO_API std::vector<std::string> delete_announcements(const std::string& path,
                                                           const std::vector<std::string>& ids,
                                                           bool wait = false);

// Checks everything that can be checked: Xapian's own structures, the stamp, and that every document has one
// id that no other has, an announcement that can be read, the values that belong to it, and lies in its
// shard. Calls `on_problem` with each thing that is wrong; damage is told so, too, not thrown. Returns the
// number of documents.
THONGCAO_API std::uint64_t verify_database(const std::string& path,
                                           const std::function<void(const std::string&)>& on_problem);

struct DatabaseStatistics {
  std::uint64_t documents = 0;
  std::uint64_t terms = 0;  // different ones; in several shards, the sum
  std::uint64_t term_occurrences = 0;
  std::size_t shards = 1;
  std::vector<std::pair<std::string, std::uint64_t>> table_bytes;  // "postlist", "position" …: bytes on disk
  std::optional<Date> first_date;
  std::optional<Date> last_date;
  std::uint64_t undated = 0;                                    // documents without a date
  std::vector<std::pair<std::string, std::uint64_t>> speakers;  // the most frequent, with their documents
  std::string schema;
  std::string analyser;
};

// Reads all terms and values: takes a second for some 100,000 documents. At most `speakers` speakers.
THONGCAO_API DatabaseStatistics database_statistics(const std::string& path, std::size_t speakers = 10);

// Writes the database anew without the room that updates have left, beside the old one, and exchanges the two
// at once.
THONGCAO_API void compact_database(const std::string& path, bool wait = false);

// Calls `on_line` with every announcement as a line of JSON without a newline, in the order in which they
// were indexed. Indexed again, the lines give the same database. Returns their number.
THONGCAO_API std::uint64_t export_database(const std::string& path,
                                           const std::function<void(std::string_view)>& on_line);

// Xapian trusts the bytes of a database that it writes into: in a damaged one it may write without end.
// Indexer::run() and delete_announcements() call `callback` with the path of a database once they have used
// ten seconds of processor time more than writing what they were given can explain. It is called from a
// thread of its own; as no thread can be ended from outside, all that it can do is tell, and end the process,
// which leaves the database as it was last committed. Without one, nobody is told.
// Thread safety: to be called while nothing is written.
THONGCAO_API void on_endless_write(std::function<void(const std::string& path)> callback);

}  // namespace thongcao

#endif  // THONGCAO_DATABASE_H_
