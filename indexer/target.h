#ifndef THONGCAO_INDEXER_TARGET_H_
#define THONGCAO_INDEXER_TARGET_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <thongcao/announcement.h>
#include <thongcao/indexer.h>
#include <thongcao/tokenizer.h>

namespace thongcao {

// Where indexed announcements go: a new database or an existing one.
class Target {
 public:
  // One thread's part of the work.
  class Worker {
   public:
    virtual ~Worker() = default;
    // Takes the announcements of a batch, in order. Called for every batch number exactly once over all
    // workers.
    virtual void consume(std::uint64_t batch, std::vector<Announcement>&& announcements) = 0;
  };

  virtual ~Target() = default;
  virtual std::unique_ptr<Worker> make_worker() = 0;
  // Makes everything that was consumed visible to readers, and counts it in `summary`, whose `skipped` is
  // set: what could not be read has not vanished, so nothing is pruned then. Called once, after the workers.
  virtual void finish(IndexSummary& summary) = 0;
  // Wakes workers that wait for one another, after an error of one of them.
  virtual void cancel() noexcept {}
};

std::unique_ptr<Target> make_new_database(const std::string& path, const IndexOptions& options,
                                          const Tokenizer& tokenizer);
std::unique_ptr<Target> open_existing_database(const std::string& path, const IndexOptions& options,
                                               const Tokenizer& tokenizer);

// Number of an announcement in the input, for schema::kSequenceSlot.
constexpr std::uint64_t sequence_number(std::uint64_t batch, std::size_t index) noexcept {
  return batch << 24 | index;
}
constexpr std::uint64_t batch_of(std::uint64_t sequence) noexcept {
  return sequence >> 24;
}

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_TARGET_H_
