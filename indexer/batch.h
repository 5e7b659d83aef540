#ifndef THONGCAO_INDEXER_BATCH_H_
#define THONGCAO_INDEXER_BATCH_H_

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

#include <thongcao/dump_reader.h>

namespace thongcao {

// What one thread works on at a time: a stretch of the dump, in its order.
struct Batch {
  std::uint64_t number = 0;  // from 0, without gaps
  std::vector<Chunk> chunks;
};

// Bytes of a batch of one of `jobs` threads that share `memory`; 0 when that is too little. Smaller batches
// make small posting buffers, which stay in the processor's cache, and let threads end together; larger ones
// make fewer pieces to merge.
std::size_t batch_bytes(std::uint64_t memory, int jobs);
// The least memory with which that is not 0.
std::uint64_t least_memory(int jobs);

// A queue of bounded length between the reading thread and the workers: what bounds the memory.
class BatchQueue {
 public:
  explicit BatchQueue(std::size_t capacity) : capacity_(capacity) {}

  // Waits for room. False, with the batch dropped, once the queue is closed.
  bool push(Batch&& batch) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return batches_.size() < capacity_ || closed_; });
    if (closed_) return false;
    batches_.push_back(std::move(batch));
    filled_.notify_one();
    return true;
  }

  // Waits for a batch. False once the queue is closed and empty.
  bool pop(Batch& batch) {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return !batches_.empty() || closed_; });
    if (batches_.empty()) return false;
    batch = std::move(batches_.front());
    batches_.pop_front();
    room_.notify_one();
    return true;
  }

  // No more batches will come; those in the queue are still handed out.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

  // Drops what waits, after an error.
  void cancel() {
    close();
    const std::lock_guard lock(mutex_);
    batches_.clear();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable room_;
  std::deque<Batch> batches_;
  bool closed_ = false;
};

}  // namespace thongcao

#endif  // THONGCAO_INDEXER_BATCH_H_
