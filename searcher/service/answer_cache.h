#ifndef THONGCAO_SERVICE_ANSWER_CACHE_H_
#define THONGCAO_SERVICE_ANSWER_CACHE_H_

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "routes.h"

namespace thongcao {

// What was answered lately, up to so many bytes; about the least recently used goes first. Thread-safe.
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t bytes) : bytes_(bytes) {}

  std::optional<Content> find(const std::string& key);
  void store(const std::string& key, const Content& content);

 private:
  using Answers = std::unordered_map<std::string, Content>;

  void store_locked(const std::string& key, const Content& content);

  const std::size_t bytes_;
  std::mutex mutex_;
  // Two generations: when the young one has half of the bytes, it becomes the old one, and the old one goes.
  Answers young_;
  Answers old_;
  std::size_t young_bytes_ = 0;
};

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_ANSWER_CACHE_H_
