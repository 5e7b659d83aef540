#include "worker_pool.h"

#include <utility>

namespace thongcao {

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue, std::chrono::milliseconds interval, Job rest)
    : limit_(queue), interval_(interval), rest_(std::move(rest)) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, i] { work(i); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= limit_) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

void WorkerPool::work(std::size_t thread) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      const bool changed = changed_.wait_for(lock, interval_, [this] { return ending_ || !jobs_.empty(); });
      if (changed && jobs_.empty()) return;
      if (changed) {
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
    }
    (job ? job : rest_)(thread);
  }
}

}  // namespace thongcao
