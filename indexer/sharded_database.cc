// A new or existing database that is spread over shards: each has a target of its own, and an announcement
// goes to the one that its id gives.

#include <algorithm>
#include <filesystem>
#include <utility>

#include <thongcao/error.h>

#include "build_folder.h"
#include "put_in_place.h"
#include "schema/shards.h"
#include "target.h"

namespace thongcao {
namespace {

namespace fs = std::filesystem;

class ShardedDatabase : public Target {
 public:
  ShardedDatabase(std::vector<std::unique_ptr<Target>> shards, std::shared_ptr<RunDictionary> dictionary)
      : shards_(std::move(shards)), dictionary_(std::move(dictionary)) {}

  std::unique_ptr<Worker> make_worker() override {
    std::vector<std::unique_ptr<Worker>> workers;
    for (const auto& shard : shards_) workers.push_back(shard->make_worker());
    return std::make_unique<Distributor>(std::move(workers), *dictionary_);
  }

  std::uint64_t first_sequence() const override {
    std::uint64_t first = 0;
    for (const auto& shard : shards_) first = std::max(first, shard->first_sequence());
    return first;
  }

  void finish(IndexSummary& summary) override {
    for (const auto& shard : shards_) shard->finish(summary);
  }

  void cancel() noexcept override {
    for (const auto& shard : shards_) shard->cancel();
  }

 private:
  class Distributor : public Worker {
   public:
    Distributor(std::vector<std::unique_ptr<Worker>> workers, RunDictionary& dictionary)
        : workers_(std::move(workers)), dictionary_(dictionary) {}

    // A record of several announcements is kept only when all lie in one shard.
    std::size_t keep(const RawRecord& record, std::uint64_t sequence) override {
      for (const auto& worker : workers_) {
        if (const std::size_t kept = worker->keep(record, sequence); kept > 0) return kept;
      }
      return 0;
    }

    void consume(std::uint64_t batch, std::vector<Item>&& items) override {
      if (batch == 0) dictionary_.settle(items);  // before a shard makes it of its part
      std::vector<std::vector<Item>> parts(workers_.size());
      for (Item& item : items) {
        std::vector<Item>& part = parts[schema::shard_of(item.announcement.id, workers_.size())];
        part.push_back(std::move(item));
      }
      for (std::size_t i = 0; i < workers_.size(); ++i) workers_[i]->consume(batch, std::move(parts[i]));
    }

   private:
    std::vector<std::unique_ptr<Worker>> workers_;
    RunDictionary& dictionary_;
  };

  std::vector<std::unique_ptr<Target>> shards_;
  std::shared_ptr<RunDictionary> dictionary_;
};

// Builds the shards in a folder beside the final place, and puts that there when all are complete.
class NewShardedDatabase : public Target {
 public:
  NewShardedDatabase(std::string path, const IndexOptions& options, const Tokenizer& tokenizer)
      : path_(std::move(path)), folder_(path_ + ".building", options.wait), new_(folder_.path() / "sharded") {
    const auto dictionary = std::make_shared<RunDictionary>();
    std::vector<std::unique_ptr<Target>> shards;
    for (std::size_t i = 0; i < options.shards; ++i)
      shards.push_back(
          make_new_database(schema::shard_path(new_.string(), i), options, tokenizer, dictionary));
    shards_ = std::make_unique<ShardedDatabase>(std::move(shards), dictionary);
    count_ = options.shards;
  }

  std::unique_ptr<Worker> make_worker() override { return shards_->make_worker(); }

  void finish(IndexSummary& summary) override {
    shards_->finish(summary);
    shards_.reset();  // with their own folders to build in
    schema::write_shard_list(new_.string(), count_);
    put_in_place(new_, path_);
  }

  void cancel() noexcept override { shards_->cancel(); }

 private:
  const std::string path_;
  const BuildFolder folder_;
  const fs::path new_;
  std::size_t count_ = 0;
  std::unique_ptr<Target> shards_;
};

}  // namespace

std::unique_ptr<Target> make_new_sharded_database(const std::string& path, const IndexOptions& options,
                                                  const Tokenizer& tokenizer) {
  return std::make_unique<NewShardedDatabase>(path, options, tokenizer);
}

std::unique_ptr<Target> open_existing_sharded_database(const std::string& path, const IndexOptions& options,
                                                       const Tokenizer& tokenizer) {
  const auto dictionary = std::make_shared<RunDictionary>();
  std::vector<std::unique_ptr<Target>> shards;
  const std::vector<std::string> paths = schema::shard_paths(path);
  shards.reserve(paths.size());
  IndexOptions for_each = options;
  for_each.memory_bytes /= paths.size();
  for (const std::string& shard : paths)
    shards.push_back(open_existing_database(shard, for_each, tokenizer, dictionary));
  remove_abandoned_build_folder(path + ".building");
  return std::make_unique<ShardedDatabase>(std::move(shards), dictionary);
}

}  // namespace thongcao
