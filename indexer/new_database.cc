// Builds a new database: many small pieces, merged, put in place by one rename.
//
// Small pieces are what makes it fast: the posting buffer of each stays in the processor's cache, and pieces
// are independent, so that threads never wait for one another. Merging reads and writes sequentially.

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>

#include <xapian.h>

#include <thongcao/error.h>

#include "build_folder.h"
#include "document_builder.h"
#include "glass/database_writer.h"
#include "piece_merger.h"
#include "put_in_place.h"
#include "schema/compression.h"
#include "schema/schema.h"
#include "schema/stamp.h"
#include "schema/stored_document.h"
#include "schema/xapian_error.h"
#include "target.h"

namespace thongcao {
namespace {

namespace fs = std::filesystem;

class NewDatabase : public Target {
 public:
  NewDatabase(const std::string& path, const IndexOptions& options, const Tokenizer& tokenizer,
              std::shared_ptr<RunDictionary> dictionary)
      : path_(path),
        tokenizer_(tokenizer),
        threads_(static_cast<unsigned>(options.jobs)),
        dictionary_(std::move(dictionary)),
        folder_(path + ".building", options.wait),
        merger_(folder_.path()) {}

  std::unique_ptr<Worker> make_worker() override { return std::make_unique<PieceWriter>(*this); }

  void finish(IndexSummary& summary) override {
    schema::translating(path_, [&] {
      summary.replaced += remove_repeated();
      const fs::path merged = folder_.path() / "merged";
      if (merger_.pieces().empty())
        write_empty(merged);
      else
        merger_.merge_all(merged, threads_);
      const std::uint64_t documents = Xapian::Database(merged.string()).get_doccount();
      summary.added += documents;
      summary.documents += documents;
      put_in_place(merged, path_);
    });
  }

  void cancel() noexcept override { dictionary_->cancel(); }

 private:
  class PieceWriter : public Worker {
   public:
    explicit PieceWriter(NewDatabase& owner) : owner_(owner), builder_(owner.tokenizer_) {}

    void consume(std::uint64_t batch, std::vector<Item>&& items) override {
      if (batch == 0) owner_.dictionary_->settle(items);
      if (!compressor_) compressor_.emplace(owner_.dictionary_->get());
      fs::path path;
      if (!items.empty()) {
        path = owner_.folder_.path() / std::to_string(batch);
        write(path, items);
        owner_.note_ids(items);
      }
      schema::translating(owner_.path_, [&] { owner_.merger_.add(batch, path); });
    }

   private:
    void write(const fs::path& path, const std::vector<Item>& items) {
      for (const Item& item : items) {
        builder_.build(item, compressor_->compress(schema::stored_form(item.announcement)), writer_);
        writer_.end_document();
      }
      writer_.write(path, owner_.metadata());
    }

    NewDatabase& owner_;
    DocumentBuilder builder_;
    std::optional<schema::Compressor> compressor_;  // once the dictionary is known
    glass::DatabaseWriter writer_;
  };

  std::map<std::string, std::string> metadata() const {
    auto metadata = schema::stamp(tokenizer_);
    if (const std::string& dictionary = dictionary_->get(); !dictionary.empty())
      metadata.emplace(schema::metadata::kDictionary, dictionary);
    return metadata;
  }

  // No announcement came, or none for this shard.
  void write_empty(const fs::path& path) const {
    dictionary_->settle({});
    glass::DatabaseWriter().write(path, metadata());
  }

  void note_ids(const std::vector<Item>& items) {
    const std::lock_guard lock(mutex_);
    for (const Item& item : items) {
      const std::string& id = item.announcement.id;
      const auto [first, is_new] = first_with_id_.emplace(std::hash<std::string>()(id), item.sequence);
      if (is_new) continue;
      std::vector<std::uint64_t>& all = repeated_[id];
      if (all.empty()) all.push_back(first->second);
      all.push_back(item.sequence);
    }
  }

  // Of announcements with one id, only the last of the input stays. Done in the pieces, since a change of the
  // merged database would leave gaps in its blocks. Returns how many were removed.
  std::uint64_t remove_repeated() {
    if (repeated_.empty()) return 0;
    std::uint64_t removed = 0;
    for (const PieceMerger::Piece& piece : merger_.pieces()) {
      std::optional<Xapian::WritableDatabase> database;
      for (const auto& [id, all] : repeated_) {
        const bool concerned = std::any_of(all.begin(), all.end(), [&](std::uint64_t sequence) {
          return piece.first <= batch_of(sequence) && batch_of(sequence) <= piece.last;
        });
        if (!concerned) continue;
        if (!database) database.emplace(piece.path.string(), Xapian::DB_OPEN);
        removed += remove_all_but(*database, schema::id_term(id), *std::max_element(all.begin(), all.end()));
      }
      if (database) database->commit();
    }
    return removed;
  }

  // Removes the documents with a term whose sequence number is another.
  static std::uint64_t remove_all_but(Xapian::WritableDatabase& database, const std::string& term,
                                      std::uint64_t keep) {
    std::vector<Xapian::docid> removed;
    for (auto i = database.postlist_begin(term); i != database.postlist_end(term); ++i) {
      if (database.get_document(*i).get_value(schema::kSequenceSlot) != schema::number_value(keep))
        removed.push_back(*i);
    }
    for (const Xapian::docid docid : removed) database.delete_document(docid);
    return removed.size();
  }

  const std::string path_;
  const Tokenizer tokenizer_;
  const unsigned threads_;
  const std::shared_ptr<RunDictionary> dictionary_;
  BuildFolder folder_;
  PieceMerger merger_;
  std::mutex mutex_;
  std::unordered_map<std::size_t, std::uint64_t> first_with_id_;  // hash of an id → its first sequence number
  std::unordered_map<std::string, std::vector<std::uint64_t>> repeated_;  // of ids whose hash came before
};

}  // namespace

std::unique_ptr<Target> make_new_database(const std::string& path, const IndexOptions& options,
                                          const Tokenizer& tokenizer,
                                          std::shared_ptr<RunDictionary> dictionary) {
  return std::make_unique<NewDatabase>(path, options, tokenizer, std::move(dictionary));
}

}  // namespace thongcao
