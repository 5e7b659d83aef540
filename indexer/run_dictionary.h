#ifndef THONGCAO_INDEXER_RUN_DICTIONARY_H_
#define THONGCAO_INDEXER_RUN_DICTIONARY_H_

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "item.h"

namespace thongcao {

// The dictionary that a run compresses with (schema/compression.h), one for all shards: Xapian gives the
// metadata of the first shard only to who opens them as one. It is the one that the database has, or else is
// made of the announcements of the run's first batch, for which all threads wait: it does not depend on which
// of them is faster, only on how large a batch is.
class RunDictionary {
 public:
  // A database has this one, or none when it is empty. Before the run.
  void adopt(const std::string& existing);

  // Makes it of these items, which are the run's first batch, unless it is known.
  void settle(const std::vector<Item>& first_batch);

  // The dictionary, empty when there is none. Waits until it is known.
  const std::string& get();

  // Ends the waiting, after an error.
  void cancel() noexcept;

 private:
  std::mutex mutex_;  // guards what follows; the dictionary changes no more once it is known
  std::condition_variable changed_;
  std::string dictionary_;
  bool known_ = false;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_RUN_DICTIONARY_H_
