#ifndef THONGCAO_SERVICE_WORKER_POOL_H_
#define THONGCAO_SERVICE_WORKER_POOL_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace thongcao {

// Threads that do jobs from a queue of limited length, the oldest first.
class WorkerPool {
 public:
  using Job = std::function<void(std::size_t thread)>;  // must not throw

  // A thread that had no job for an interval does `rest`, again and again.
  WorkerPool(std::size_t threads, std::size_t queue, std::chrono::milliseconds interval, Job rest);
  // Does what is queued, then ends the threads.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False, and nothing happens, when the queue is full. Thread-safe.
  bool submit(Job job);
  // Jobs that wait. Thread-safe.
  std::size_t waiting() const;

 private:
  void work(std::size_t thread);

  const std::size_t limit_;
  const std::chrono::milliseconds interval_;
  const Job rest_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_WORKER_POOL_H_
