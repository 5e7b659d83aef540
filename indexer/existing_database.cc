// Updates a database in place: what has not changed is left alone, the rest is replaced, readers go on
// undisturbed.

#include <condition_variable>
#include <functional>
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
      schema::check_stamp(open_for_reading(), tokenizer_, path_);
      database_ = Xapian::WritableDatabase(path_, Xapian::DB_OPEN);
      schema::write_stamp(database_, tokenizer_);
    });
  }

  std::unique_ptr<Worker> make_worker() override {
    return schema::translating(path_, [&] { return std::make_unique<Updater>(*this); });
  }

  void finish(IndexSummary& summary) override {
    schema::translating(path_, [&] {
      if (prune_ && summary.skipped == 0) summary.removed = remove_unseen();
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
    std::string stored;
    std::optional<Xapian::Document> document;  // nothing when the database holds it already
  };

  Xapian::Database open_for_reading() const {
    try {
      return Xapian::Database(path_);
    } catch (const Xapian::DatabaseOpeningError& error) {
      throw Error(ErrorCode::incompatible_index,
                  path_ + ": exists but is no database (" + error.get_msg() + "); give another path");
    }
  }

  class Updater : public Worker {
   public:
    explicit Updater(ExistingDatabase& owner)
        : owner_(owner), builder_(owner.tokenizer_), snapshot_(owner.path_) {}

    void consume(std::uint64_t batch, std::vector<Announcement>&& announcements) override {
      schema::translating(owner_.path_, [&] {
        std::vector<Update> updates;
        updates.reserve(announcements.size());
        for (std::size_t i = 0; i < announcements.size(); ++i) {
          Update update{schema::id_term(announcements[i].id), schema::stored_form(announcements[i]),
                        std::nullopt};
          if (stored_hash(update.id_term) != hash_value(update.stored)) {
            update.document = builder_.build(announcements[i], update.stored, sequence_number(batch, i));
          }
          updates.push_back(std::move(update));
        }
        owner_.apply(
            batch, updates,
            [&](std::size_t i) {
              return builder_.build(announcements[i], updates[i].stored, sequence_number(batch, i));
            },
            announcements);
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

  // Batches are applied in the order of the input, so that the last announcement with an id is the one that
  // stays. `build` makes the document of an update that looked unchanged but was overtaken by an earlier one
  // of this run.
  void apply(std::uint64_t batch, const std::vector<Update>& updates,
             const std::function<Xapian::Document(std::size_t)>& build,
             const std::vector<Announcement>& announcements) {
    std::unique_lock lock(mutex_);
    turn_changed_.wait(lock, [&] { return turn_ == batch || cancelled_; });
    if (cancelled_) return;
    for (std::size_t i = 0; i < updates.size(); ++i) {
      const bool repeated = !seen_.insert(updates[i].id_term).second;
      if (updates[i].document)
        replace(updates[i].id_term, *updates[i].document, announcements[i]);
      else if (repeated)
        replace(updates[i].id_term, build(i), announcements[i]);
      else
        ++unchanged_;
    }
    ++turn_;
    turn_changed_.notify_all();
  }

  void replace(const std::string& id_term, const Xapian::Document& document,
               const Announcement& announcement) {
    ++(database_.term_exists(id_term) ? replaced_ : added_);
    database_.replace_document(id_term, document);
    for (const auto& [abbreviation, meaning] : announcement.abbreviations) {
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
