#include "run_dictionary.h"

#include <cstddef>

#include "schema/compression.h"
#include "schema/stored_document.h"

namespace thongcao {
namespace {

// More or longer samples made hardly a smaller database: 26.2 instead of 26.7 MB for 42,490 law articles.
constexpr std::size_t kMostSamples = 1000;
constexpr std::size_t kMostSampleBytes = 4096;

std::string dictionary_of(const std::vector<Item>& items) {
  std::vector<std::string> samples;
  // Spread over the batch, in which neighbours may be alike.
  const std::size_t step = items.size() / kMostSamples + 1;
  for (std::size_t i = 0; i < items.size(); i += step) {
    std::string& sample = samples.emplace_back(schema::stored_form(items[i].announcement));
    if (sample.size() > kMostSampleBytes) sample.resize(kMostSampleBytes);
  }
  return schema::make_dictionary(samples);
}

}  // namespace

void RunDictionary::adopt(const std::string& existing) {
  const std::lock_guard lock(mutex_);
  if (known_ || existing.empty()) return;
  dictionary_ = existing;
  known_ = true;
}

void RunDictionary::settle(const std::vector<Item>& first_batch) {
  const std::lock_guard lock(mutex_);
  if (known_) return;
  dictionary_ = dictionary_of(first_batch);
  known_ = true;
  changed_.notify_all();
}

const std::string& RunDictionary::get() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return known_; });
  return dictionary_;
}

void RunDictionary::cancel() noexcept {
  const std::lock_guard lock(mutex_);
  known_ = true;
  changed_.notify_all();
}

}  // namespace thongcao
