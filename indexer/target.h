#ifndef THONGCAO_INDEXER_TARGET_H_
#define THONGCAO_INDEXER_TARGET_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <thongcao/indexer.h>
#include <thongcao/tokenizer.h>

#include "item.h"
#include "raw_record.h"
#include "run_dictionary.h"

namespace thongcao {

// Where indexed announcements go: a new database or an existing one.
class Target {
 public:
  // One thread's part of the work.
  class Worker {
   public:
    virtual ~Worker() = default;
    // Whether the target holds already what this record of the next batch says, so that it need not be read:
    // the number of its announcements, whose sequence numbers begin with `sequence`; 0 when it must be read.
    // The record stays until consume() has returned.
    virtual std::size_t keep(const RawRecord& /*record*/, std::uint64_t /*sequence*/) { return 0; }
    // Takes the announcements of a batch, in order, but those of the records that were kept. Called for every
    // batch number exactly once over all workers.
    virtual void consume(std::uint64_t batch, std::vector<Item>&& items) = 0;
  };

  virtual ~Target() = default;
  virtual std::unique_ptr<Worker> make_worker() = 0;
  // What the sequence numbers of this run begin with: they are higher than all that were given before.
  virtual std::uint64_t first_sequence() const { return 0; }
  // Makes everything that was consumed visible to readers, and counts it in `summary`, whose `skipped` and
  // `stopped` are set: what could not be read has not vanished, so nothing is pruned then. Called once, after
  // the workers.
  virtual void finish(IndexSummary& summary) = 0;
  // Wakes workers that wait for one another, after an error of one of them.
  virtual void cancel() noexcept {}
};

// The dictionary may be that of several.
std::unique_ptr<Target> make_new_database(const std::string& path, const IndexOptions& options,
                                          const Tokenizer& tokenizer,
                                          std::shared_ptr<RunDictionary> dictionary);
std::unique_ptr<Target> open_existing_database(const std::string& path, const IndexOptions& options,
                                               const Tokenizer& tokenizer,
                                               std::shared_ptr<RunDictionary> dictionary);
std::unique_ptr<Target> make_new_sharded_database(const std::string& path, const IndexOptions& options,
                                                  const Tokenizer& tokenizer);
std::unique_ptr<Target> open_existing_sharded_database(const std::string& path, const IndexOptions& options,
                                                       const Tokenizer& tokenizer);

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_TARGET_H_
