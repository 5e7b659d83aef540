// Updates a database in place: what has not changed is left alone, the rest is replaced, readers go on
// undisturbed.

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <unordered_set>

#include <xapian.h>

#include <thongcao/error.h>

#include "document_builder.h"
#include "schema/schema.h"
#include "schema/stamp.h"
#include "schema/stored_document.h"
#include "schema/xapian_error.h"
#include "target.h"

namespace thongcao {
namespace {

// So many changed documents are committed at once. Each commit makes readers that stay open for two of them
// reopen.
constexpr std::uint64_t kCommitDocuments = 20'000;

class ExistingDatabase : public Target {
 public:
  ExistingDatabase(const std::string& path, const IndexOptions& options, const Tokenizer& tokenizer)
      : path_(path), prune_(options.prune), tokenizer_(tokenizer) {
    schema::translating(path_, [&] {
      schema::check_stamp(Xapian::Database(path_), tokenizer_, path_);
      database_ = Xapian::WritableDatabase(path_, Xapian::DB_OPEN);
      schema::write_stamp(database_, tokenizer_);
    });
  }

  std::unique_ptr<Worker> make_worker() override {
    return schema::translating(path_, [&] { return std::make_unique<Updater>(*this); });
  }

  void finish(IndexSummary& summary) override {
    schema::translating(path_, [&] {
      if (prune_) summary.removed = remove_unseen();
      database_.commit();
      summary.documents = database_.get_doccount();
      database_.close();
    });
    summary.added = added_;
    summary.replaced = replaced_;
    summary.unchanged = unchanged_;
  }

  void cancel() noexcept override {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    turn_changed_.notify_all();
  }

 private:
  struct Update {
    std::string id_term;
    std::optional<Xapian::Document> document;  // nothing when it is unchanged
    std::vector<std::pair<std::string, std::string>> abbreviations;
  };

  class Updater : public Worker {
   public:
    explicit Updater(ExistingDatabase& owner)
        : owner_(owner), builder_(owner.tokenizer_), snapshot_(owner.path_) {}

    void consume(std::uint64_t batch, std::vector<Announcement>&& announcements) override {
      schema::translating(owner_.path_, [&] {
        std::vector<Update> updates;
        std::unordered_set<std::string> ids;
        for (std::size_t i = 0; i < announcements.size(); ++i) {
          const Announcement& a = announcements[i];
          const std::string stored = schema::stored_form(a);
          Update update{schema::id_term(a.id), std::nullopt, {}};
          // A second announcement with the id may differ from the first, whatever the database holds.
          if (!ids.insert(update.id_term).second || owner_.is_repeated(update.id_term) ||
              stored_hash(update.id_term) != hash_value(stored)) {
            update.document = builder_.build(a, stored, sequence_number(batch, i));
            update.document->add_boolean_term(update.id_term);
            update.abbreviations = a.abbreviations;
          }
          updates.push_back(std::move(update));
        }
        owner_.apply(batch, updates);
      });
    }

   private:
    std::string stored_hash(const std::string& term) {
      const auto found = snapshot_.postlist_begin(term);
      if (found == snapshot_.postlist_end(term)) return {};
      return snapshot_.get_document(*found).get_value(schema::kHashSlot);
    }

    ExistingDatabase& owner_;
    DocumentBuilder builder_;
    Xapian::Database snapshot_;
  };

  bool is_repeated(const std::string& term) {
    const std::lock_guard lock(mutex_);
    return seen_.contains(term);
  }

  // Batches are applied in the order of the input, so that the last announcement with an id is the one that
  // stays.
  void apply(std::uint64_t batch, const std::vector<Update>& updates) {
    std::unique_lock lock(mutex_);
    turn_changed_.wait(lock, [&] { return turn_ == batch || cancelled_; });
    if (cancelled_) return;
    for (const Update& update : updates) apply(update);
    ++turn_;
    turn_changed_.notify_all();
  }

  void apply(const Update& update) {
    seen_.insert(update.id_term);
    if (!update.document) {
      ++unchanged_;
      return;
    }
    ++(database_.term_exists(update.id_term) ? replaced_ : added_);
    database_.replace_document(update.id_term, *update.document);
    for (const auto& [abbreviation, meaning] : update.abbreviations) {
      database_.add_synonym(std::string(schema::kAbbreviationKey) + normalize(abbreviation),
                            normalize(meaning));
    }
    if ((added_ + replaced_) % kCommitDocuments == 0) database_.commit();
  }

  std::uint64_t remove_unseen() {
    std::vector<std::string> vanished;
    const std::string ids(schema::prefix::kId);
    for (auto term = database_.allterms_begin(ids); term != database_.allterms_end(ids); ++term) {
      if (!seen_.contains(*term)) vanished.push_back(*term);
    }
    for (const std::string& term : vanished) database_.delete_document(term);
    return vanished.size();
  }

  const std::string path_;
  const bool prune_;
  const Tokenizer tokenizer_;
  Xapian::WritableDatabase database_;
  std::mutex mutex_;
  std::condition_variable turn_changed_;
  std::uint64_t turn_ = 0;  // number of the batch to be applied next
  bool cancelled_ = false;
  std::unordered_set<std::string> seen_;  // id terms of the input so far
  std::uint64_t added_ = 0;
  std::uint64_t replaced_ = 0;
  std::uint64_t unchanged_ = 0;
};

}  // namespace

std::unique_ptr<Target> open_existing_database(const std::string& path, const IndexOptions& options,
                                               const Tokenizer& tokenizer) {
  return std::make_unique<ExistingDatabase>(path, options, tokenizer);
}

}  // namespace thongcao
