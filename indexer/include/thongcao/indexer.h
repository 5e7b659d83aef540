#ifndef THONGCAO_INDEXER_H_
#define THONGCAO_INDEXER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <thongcao/dump_reader.h>
#include <thongcao/export.h>
#include <thongcao/tokenizer.h>

namespace thongcao {

struct IndexOptions {
  int jobs = 0;                    // threads that parse and tokenize; 0: one for each processor
  std::uint64_t memory_bytes = 0;  // to stay below, but for about 100 bytes for each announcement and what
                                   // one that is larger than a megabyte needs; 0: a quarter of the machine's
  bool prune = false;  // remove announcements of an existing database that the inputs no longer have,
                       // unless some input was skipped or the run was stopped
  // Shards that a new database is spread over, up to 1024; 0: none. An existing database has those that it
  // was made with.
  std::size_t shards = 0;
  bool wait = false;  // wait while another indexer writes to the database; else that is Error(locked)
  DumpOptions dump;
};

// How far a run has come.
struct IndexProgress {
  std::uint64_t announcements = 0;   // read so far
  std::uint64_t skipped = 0;         // pieces of input that could not be used
  std::uint64_t bytes_read = 0;      // of the inputs
  std::uint64_t bytes_expected = 0;  // 0 when unknown
  double seconds = 0;
};

struct IndexSummary {
  std::uint64_t announcements = 0;  // read, the unusable ones not counted
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;  // held already, or overtaken by a later one with the same id that was
  std::uint64_t removed = 0;    // by prune
  std::uint64_t skipped = 0;
  std::uint64_t bytes_read = 0;
  std::uint64_t documents = 0;       // in the database afterwards
  std::uint64_t database_bytes = 0;  // on disk
  double seconds = 0;
  bool stopped = false;  // by stop(): the rest of the inputs was not read
};

// Builds and updates a database of announcements.
//
//   thongcao::Indexer indexer("announcements.db", thongcao::IndexOptions{});
//   const thongcao::IndexSummary summary = indexer.run({"dump.jsonl", "folder/"});
//
// A new database is built beside its final place and put there by one rename when it is complete, so that a
// reader never sees half of it. An existing one is updated in place: an announcement whose id it has is
// replaced, or left alone when it has not changed, and readers go on undisturbed. A record that was indexed
// before is recognised by its bytes and not read again. Whatever ends a run, even a crash, the database is
// whole, and the same run again does what is left.
//
// Thread safety: one thread at a time, but for stop(); the object starts threads of its own.
class THONGCAO_API Indexer {
 public:
  // Throws Error(invalid_argument) when the path is empty or an option is out of range.
  Indexer(std::string database, const IndexOptions& options, Tokenizer tokenizer = Tokenizer());

  // Called with each problem (a bad line, an unreadable file) and, about ten times a second, with the
  // progress. Both are called from the thread that called run().
  void on_problem(std::function<void(const Problem&)> callback) { on_problem_ = std::move(callback); }
  void on_progress(std::function<void(const IndexProgress&)> callback) { on_progress_ = std::move(callback); }

  // Indexes files, folders and "-" (JSON lines on standard input). A problem of the input is reported and
  // skipped. Throws Error(not_found) when an input does not exist, Error(locked) when another indexer writes
  // to the database, Error(invalid_argument) when it has another number of shards, Error(incompatible_index)
  // when it is another program's or version's, Error(io) when the
  // disk refuses; the database is then as it was, or holds what was committed before.
  IndexSummary run(const std::vector<std::string>& inputs);

  // Makes run() read no further, put what was read into the database, and return. For any thread and for
  // signal handlers.
  void stop() noexcept { stop_ = true; }

 private:
  std::string database_;
  IndexOptions options_;
  std::size_t batch_bytes_ = 0;
  Tokenizer tokenizer_;
  std::function<void(const Problem&)> on_problem_;
  std::function<void(const IndexProgress&)> on_progress_;
  std::atomic<bool> stop_ = false;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_H_
