#ifndef THONGCAO_SEARCHER_C_HANDLE_H_
#define THONGCAO_SEARCHER_C_HANDLE_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>

namespace thongcao {

// What is behind a pointer that C code holds. With THONGCAO_CHECK_HANDLES the handle outlives its value,
// empty, so that a pointer to it is known for what it is.
template <typename Value>
class Handle {
 public:
  template <typename... Arguments>
  explicit Handle(Arguments&&... arguments)
      : value_(std::make_unique<Value>(std::forward<Arguments>(arguments)...)) {}

  // Null when it was closed.
  Value* get() const noexcept { return value_.get(); }

  // Closes an open handle, which must be the pointer that C code holds.
  template <typename Derived>
  static void close(Derived* handle) {
#ifdef THONGCAO_CHECK_HANDLES
    static std::mutex mutex;
    static std::deque<std::unique_ptr<Derived>> closed;
    handle->value_.reset();
    const std::lock_guard lock(mutex);
    closed.emplace_back(handle);
#else
    delete handle;
#endif
  }

 private:
  std::unique_ptr<Value> value_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_C_HANDLE_H_
