#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

#include <unistd.h>

#include <thongcao/error.h>
#include <thongcao/indexer.h>

#include "batch.h"
#include "document_limit.h"
#include "schema/shards.h"
#include "target.h"

namespace thongcao {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kProgressInterval(100);

std::uint64_t bytes_on_disk(const std::string& path) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path, error)) {
    if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  }
  return bytes;
}

std::unique_ptr<Target> open_target(const std::string& path, const IndexOptions& options,
                                    const Tokenizer& tokenizer) {
  const bool shall_be_sharded = options.shards > 1;
  const auto dictionary = std::make_shared<RunDictionary>();
  for (;;) {
    if (fs::exists(path)) {
      const std::size_t shards = schema::shard_paths(path).size();
      if (options.shards != 0 && options.shards != shards) {
        throw Error(ErrorCode::invalid_argument,
                    path + ": its number of shards is " + std::to_string(shards) + ", not " +
                        std::to_string(options.shards) + "; export it and index that into a new database");
      }
      return schema::is_sharded(path) ? open_existing_sharded_database(path, options, tokenizer)
                                      : open_existing_database(path, options, tokenizer, dictionary);
    }
    std::unique_ptr<Target> target = shall_be_sharded
                                         ? make_new_sharded_database(path, options, tokenizer)
                                         : make_new_database(path, options, tokenizer, dictionary);
    if (!fs::exists(path)) return target;  // else another indexer has just finished it
  }
}

std::uint64_t machine_memory() {
  return static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) *
         static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

// One run: the calling thread reads the dump into batches, workers parse and index them.
class Run {
 public:
  Run(Target& target, int jobs, std::size_t batch_bytes, const std::atomic<bool>& stop)
      : target_(target),
        queue_(2 * static_cast<std::size_t>(jobs)),
        jobs_(jobs),
        batch_bytes_(batch_bytes),
        stop_(stop) {}

  // Reads until the dump ends; calls `between` after each chunk.
  void execute(DumpReader& reader, const std::function<void()>& between) {
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(jobs_));
    for (int i = 0; i < jobs_; ++i) threads.emplace_back([this] { work(); });
    try {
      read(reader, between);
    } catch (...) {
      fail(std::current_exception());
    }
    queue_.close();
    for (std::thread& thread : threads) thread.join();
    between();
    if (failure_) std::rethrow_exception(failure_);
  }

  std::vector<Problem> take_problems() {
    const std::lock_guard lock(mutex_);
    return std::exchange(problems_, {});
  }
  void add_problem(const Problem& problem) {
    const std::lock_guard lock(mutex_);
    problems_.push_back(problem);
    ++skipped_;
  }

  std::uint64_t announcements() const noexcept { return announcements_; }
  std::uint64_t skipped() const noexcept { return skipped_; }

 private:
  void read(DumpReader& reader, const std::function<void()>& between) {
    Batch batch;
    std::size_t bytes = 0;
    for (Chunk chunk; !stop_ && reader.next(chunk); chunk = Chunk()) {
      bytes += chunk.bytes.size();
      batch.chunks.push_back(std::move(chunk));
      if (bytes >= batch_bytes_) {
        const std::uint64_t next = batch.number + 1;
        if (!queue_.push(std::exchange(batch, Batch{next, {}}))) return;
        bytes = 0;
      }
      between();
    }
    if (!batch.chunks.empty()) queue_.push(std::move(batch));
  }

  void work() {
    try {
      const std::unique_ptr<Target::Worker> worker = target_.make_worker();
      Batch batch;
      while (queue_.pop(batch)) {
        work(batch, *worker);
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void work(const Batch& batch, Target::Worker& worker) {
    std::vector<RawRecord> records;
    for (const Chunk& chunk : batch.chunks) {
      for (const RawRecord& record : split_records(chunk)) records.push_back(record);
    }
    std::vector<Item> items;
    const std::uint64_t first = target_.first_sequence() + sequence_number(batch.number, 0);
    std::uint64_t sequence = first;
    for (const RawRecord& record : records) {
      const std::size_t kept = worker.keep(record, sequence);
      sequence += kept;
      if (kept > 0) continue;
      record.read(
          parser_,
          [&](Announcement&& a, const schema::Fingerprint& fingerprint) {
            if (!fits(a)) {
              add_problem({a.origin, "too large for one document of an index (" + size_limit() +
                                         "); split it, or check that it is text"});
              return;
            }
            items.push_back({std::move(a), fingerprint, sequence++});
          },
          [&](const Problem& problem) { add_problem(problem); });
    }
    announcements_ += sequence - first;
    worker.consume(batch.number, std::move(items));
  }

  void fail(std::exception_ptr failure) {
    {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::move(failure);
    }
    queue_.cancel();
    target_.cancel();
  }

  Target& target_;
  BatchQueue queue_;
  const int jobs_;
  const std::size_t batch_bytes_;
  const std::atomic<bool>& stop_;
  ChunkParser parser_;
  std::atomic<std::uint64_t> announcements_ = 0;
  std::atomic<std::uint64_t> skipped_ = 0;
  std::mutex mutex_;
  std::vector<Problem> problems_;
  std::exception_ptr failure_;
};

}  // namespace

Indexer::Indexer(std::string database, const IndexOptions& options, Tokenizer tokenizer)
    : database_(std::move(database)), options_(options), tokenizer_(std::move(tokenizer)) {
  if (database_.empty()) throw Error(ErrorCode::invalid_argument, "the path of the database is empty");
  if (options_.jobs < 0 || options_.jobs > 1024) {
    throw Error(ErrorCode::invalid_argument,
                "jobs must lie between 0 and 1024, is " + std::to_string(options_.jobs));
  }
  if (options_.shards > schema::kMaxShards) {
    throw Error(ErrorCode::invalid_argument, "shards must be at most " + std::to_string(schema::kMaxShards) +
                                                 ", is " + std::to_string(options_.shards));
  }
  if (options_.jobs == 0) options_.jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  if (options_.memory_bytes == 0)
    options_.memory_bytes = std::max(machine_memory() / 4, least_memory(options_.jobs));
  batch_bytes_ = batch_bytes(options_.memory_bytes, options_.jobs);
  if (batch_bytes_ == 0) {
    throw Error(ErrorCode::invalid_argument, std::to_string(options_.memory_bytes >> 20) +
                                                 " MiB of memory is too little for " +
                                                 std::to_string(options_.jobs) + " jobs, which need " +
                                                 std::to_string((least_memory(options_.jobs) >> 20) + 1));
  }
  options_.dump.chunk_bytes = std::min(options_.dump.chunk_bytes, batch_bytes_);
  while (database_.size() > 1 && database_.ends_with('/')) database_.pop_back();
}

IndexSummary Indexer::run(const std::vector<std::string>& inputs) {
  const auto start = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  Run* run_to_tell = nullptr;
  std::vector<Problem> early;
  DumpReader reader(inputs, options_.dump, [&](const Problem& problem) {
    if (run_to_tell != nullptr)
      run_to_tell->add_problem(problem);
    else
      early.push_back(problem);
  });
  const std::unique_ptr<Target> target = open_target(database_, options_, tokenizer_);
  Run run(*target, options_.jobs, batch_bytes_, stop_);
  run_to_tell = &run;
  for (const Problem& problem : early) run.add_problem(problem);

  auto last = Clock::now();
  run.execute(reader, [&] {
    for (const Problem& problem : run.take_problems()) {
      if (on_problem_) on_problem_(problem);
    }
    if (on_progress_ && Clock::now() - last >= kProgressInterval) {
      last = Clock::now();
      on_progress_(
          {run.announcements(), run.skipped(), reader.bytes_read(), reader.bytes_expected(), seconds()});
    }
  });

  IndexSummary summary;
  summary.skipped = run.skipped();
  summary.stopped = stop_;
  target->finish(summary);
  if (options_.prune && (summary.skipped > 0 || summary.stopped) && on_problem_) {
    on_problem_({database_, summary.stopped
                                ? "nothing was pruned, since the run was stopped; run it again"
                                : "nothing was pruned, since some input was skipped; mend it and run again"});
  }
  summary.announcements = run.announcements();
  summary.bytes_read = reader.bytes_read();
  summary.database_bytes = bytes_on_disk(database_);
  summary.seconds = seconds();
  return summary;
}

}  // namespace thongcao
