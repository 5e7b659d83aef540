#include "answer_cache.h"

#include <utility>

namespace thongcao {

std::optional<Content> AnswerCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (const auto found = young_.find(key); found != young_.end()) return found->second;
  const auto found = old_.find(key);
  if (found == old_.end()) return std::nullopt;
  Content content = found->second;
  store_locked(key, content);
  return content;
}

void AnswerCache::store(const std::string& key, const Content& content) {
  const std::lock_guard lock(mutex_);
  store_locked(key, content);
}

void AnswerCache::store_locked(const std::string& key, const Content& content) {
  constexpr std::size_t kOverhead = 200;  // of a node, about
  const std::size_t size = key.size() + content.body.size() + kOverhead;
  if (size > bytes_ / 2) return;
  if (young_bytes_ + size > bytes_ / 2) {
    old_ = std::exchange(young_, {});
    young_bytes_ = 0;
  }
  if (young_.emplace(key, content).second) young_bytes_ += size;
}

}  // namespace thongcao
