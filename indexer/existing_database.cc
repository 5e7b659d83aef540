// Updates a database in place: records that it knows are not even read, what they say unchanged is left
// alone, the rest is replaced, readers go on undisturbed.

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <xapian.h>

#include <thongcao/error.h>

#include "build_folder.h"
#include "document_builder.h"
#include "known_records.h"
#include "open_database.h"
#include "schema/compression.h"
#include "schema/schema.h"
#include "schema/stamp.h"
#include "schema/stored_document.h"
#include "schema/xapian_error.h"
#include "target.h"
#include "write_watch.h"
#include "xapian_document.h"

namespace thongcao {
namespace {

// What is changed is committed after so many documents or bytes of them, whichever comes first. Each commit
// makes readers that stay open for two of them reopen; what is not committed is held in memory, at some ten
// times its size. With a small --memory they are smaller, which costs no time: replacing half of 42,485 law
// articles took 18 s with commits of 2 or 8 MiB, 19 with 4, 18 to 20 with 64.
constexpr std::uint64_t kCommitDocuments = 20'000;
constexpr std::uint64_t kMostCommitBytes = 64 << 20;
constexpr std::uint64_t kLeastCommitBytes = 1 << 20;
constexpr std::uint64_t kMemoryForEachByte = 64;

// So many replacements, and bytes of them as a share of those of a commit, wait for a later record with the
// same id, which overtakes them.
constexpr std::size_t kMaxPending = 1000;
constexpr std::uint64_t kPendingShare = 8;

// A set of documents.
class DocumentSet {
 public:
  void insert(Xapian::docid docid) {
    if (docid >= bits_.size()) bits_.resize(docid + docid / 2 + 1);
    bits_[docid] = true;
  }
  bool contains(Xapian::docid docid) const { return docid < bits_.size() && bits_[docid]; }

 private:
  std::vector<bool> bits_;
};

class ExistingDatabase : public Target {
 public:
  ExistingDatabase(const std::string& path, const IndexOptions& options, const Tokenizer& tokenizer,
                   std::shared_ptr<RunDictionary> dictionary)
      : path_(path),
        prune_(options.prune),
        commit_bytes_(
            std::clamp(options.memory_bytes / kMemoryForEachByte, kLeastCommitBytes, kMostCommitBytes)),
        tokenizer_(tokenizer),
        run_dictionary_(std::move(dictionary)),
        database_(open_for_writing(path, tokenizer, options.wait)),
        builder_(tokenizer_) {
    remove_abandoned_build_folder(path_ + ".building");
    schema::translating(path_, [&] {
      known_.emplace(database_);
      dictionary_ = database_.get_metadata(std::string(schema::metadata::kDictionary));
      run_dictionary_->adopt(dictionary_);
      const std::string last = database_.get_value_upper_bound(schema::kSequenceSlot);
      if (!last.empty()) first_sequence_ = sequence_number(batch_of(schema::number_of_value(last)) + 1, 0);
    });
  }

  // After an error, closing commits what was written before it.
  ~ExistingDatabase() override {
    const WriteWatch::Writing writing(watch_);
    try {
      database_.close();
    } catch (const Xapian::Error&) {  // the error before it is the one to tell of
    }
  }

  std::unique_ptr<Worker> make_worker() override {
    return schema::translating(path_, [&] { return std::make_unique<Updater>(*this); });
  }

  std::uint64_t first_sequence() const override { return first_sequence_; }

  void finish(IndexSummary& summary) override {
    schema::translating(path_, [&] {
      const WriteWatch::Writing writing(watch_);
      apply_pending();
      if (prune_ && summary.skipped == 0 && !summary.stopped) summary.removed += remove_unseen();
      database_.commit();
      summary.documents += database_.get_doccount();
      database_.close();
    });
    summary.added += added_;
    summary.replaced += replaced_;
    summary.unchanged += unchanged_;
  }

  void cancel() noexcept override {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    turn_changed_.notify_all();
    run_dictionary_->cancel();
  }

 private:
  // What is to be done for an announcement that was read.
  struct Update {
    Item item;
    std::string id_term;
    std::string stored;
    std::optional<Xapian::Document> document;  // nothing when the database holds it already
  };

  // A record that need not be read unless an earlier one of this run replaces what it was made into.
  struct Kept {
    std::uint64_t sequence;
    const RawRecord* record;
    std::vector<Xapian::docid> documents;
  };

  class Updater : public Worker {
   public:
    explicit Updater(ExistingDatabase& owner)
        : owner_(owner), builder_(owner.tokenizer_), snapshot_(open_for_reading(owner.path_)) {}

    std::size_t keep(const RawRecord& record, std::uint64_t sequence) override {
      std::vector<Xapian::docid> documents =
          record.find([&](const schema::Fingerprint& f) { return owner_.known_->find(f); });
      const std::size_t count = documents.size();
      if (count > 0) kept_.push_back({sequence, &record, std::move(documents)});
      return count;
    }

    void consume(std::uint64_t batch, std::vector<Item>&& items) override {
      schema::translating(owner_.path_, [&] {
        if (batch == 0) owner_.run_dictionary_->settle(items);
        if (!compressor_) compressor_.emplace(owner_.dictionary());
        std::vector<Update> updates;
        updates.reserve(items.size());
        for (Item& item : items) {
          Update update{std::move(item), {}, {}, std::nullopt};
          update.id_term = schema::id_term(update.item.announcement.id);
          update.stored = schema::stored_form(update.item.announcement);
          if (stored_in_snapshot(update.id_term) != update.stored)
            build_document(update, builder_, *compressor_);
          updates.push_back(std::move(update));
        }
        owner_.apply(batch, std::move(updates), std::exchange(kept_, {}));
      });
    }

   private:
    std::string stored_in_snapshot(const std::string& term) {
      return snapshot_.read([&](const Xapian::Database& database) {
        const auto found = database.postlist_begin(term);
        if (found == database.postlist_end(term)) return std::string();
        return decompressor_.decompress(database.get_document(*found).get_data(), database);
      });
    }

    ExistingDatabase& owner_;
    DocumentBuilder builder_;
    std::optional<schema::Compressor> compressor_;  // once the dictionary is known
    schema::Decompressor decompressor_;
    schema::Reader snapshot_;  // this run's own commits make it catch up
    std::vector<Kept> kept_;   // of the next batch
  };

  static void build_document(Update& update, DocumentBuilder& builder, schema::Compressor& compressor) {
    update.document = build_xapian_document(builder, update.item, compressor.compress(update.stored));
  }

  // Batches are applied in the order of the input, so that the last announcement with an id is the one that
  // stays.
  void apply(std::uint64_t batch, std::vector<Update>&& updates, std::vector<Kept>&& kept) {
    std::unique_lock lock(mutex_);
    turn_changed_.wait(lock, [&] { return turn_ == batch || cancelled_; });
    if (cancelled_) return;
    const WriteWatch::Writing writing(watch_);
    if (batch == 0) settle_dictionary();
    auto update = updates.begin();
    for (const Kept& k : kept) {
      for (; update != updates.end() && update->item.sequence < k.sequence; ++update)
        apply(std::move(*update));
      apply(k);
    }
    for (; update != updates.end(); ++update) apply(std::move(*update));
    ++turn_;
    turn_changed_.notify_all();
  }

  // Its own, or the run's.
  const std::string& dictionary() const { return dictionary_.empty() ? run_dictionary_->get() : dictionary_; }

  void settle_dictionary() {
    if (dictionary_.empty() && !dictionary().empty())
      database_.set_metadata(std::string(schema::metadata::kDictionary), dictionary());
    compressor_.emplace(dictionary());
  }

  void apply(const Kept& kept) {
    bool overtaken = false;
    for (const Xapian::docid docid : kept.documents) overtaken |= written_.contains(docid);
    if (overtaken) return read_again(kept);
    for (const Xapian::docid docid : kept.documents) {
      unchanged_ += 1 + pending_.erase(docid);
      seen_.insert(docid);
    }
  }

  void read_again(const Kept& kept) {
    std::uint64_t sequence = kept.sequence;
    const auto on_announcement = [&](Announcement&& a, const schema::Fingerprint& fingerprint) {
      Update update{{std::move(a), fingerprint, sequence++}, {}, {}, std::nullopt};
      update.id_term = schema::id_term(update.item.announcement.id);
      update.stored = schema::stored_form(update.item.announcement);
      build_document(update, builder_, *compressor_);
      apply(std::move(update));
    };
    // A record with a problem has no fingerprint and is never kept.
    kept.record->read(parser_, on_announcement, [](const Problem&) {});
  }

  void apply(Update&& update) {
    const auto found = database_.postlist_begin(update.id_term);
    if (found == database_.postlist_end(update.id_term)) {
      ++added_;
      write(0, update);
      return;
    }
    const Xapian::docid docid = *found;
    seen_.insert(docid);
    if (!update.document && written_.contains(docid))  // it has looked unchanged, but was overtaken
      build_document(update, builder_, *compressor_);
    pending_bytes_ += update.stored.size();
    const auto [pending, is_new] = pending_.insert_or_assign(docid, std::move(update));
    if (!is_new) ++replaced_;
    if (pending_.size() >= kMaxPending || pending_bytes_ >= commit_bytes_ / kPendingShare) apply_pending();
  }

  void apply_pending() {
    pending_bytes_ = 0;
    for (auto& [docid, update] : std::exchange(pending_, {})) {
      ++(update.document ? replaced_ : unchanged_);
      write(docid, update);
    }
  }

  // Writes into a document, or adds one when that is 0.
  void write(Xapian::docid docid, Update& update) {
    watch_.expect(update.stored.size());
    if (docid != 0) watch_.expect_removal(database_, docid);
    if (!update.document) {  // only the record looks different now
      Xapian::Document document = database_.get_document(docid);
      const std::string fingerprint = schema::fingerprint_value(update.item.fingerprint);
      if (document.get_value(schema::kFingerprintSlot) == fingerprint) return;
      document.add_value(schema::kFingerprintSlot, fingerprint);
      database_.replace_document(docid, document);
    } else if (docid != 0) {  // it keeps its place, so that a run that was interrupted changes no order
      update.document->add_value(schema::kSequenceSlot,
                                 database_.get_document(docid).get_value(schema::kSequenceSlot));
      database_.replace_document(docid, *update.document);
    } else {
      docid = database_.add_document(*update.document);
    }
    seen_.insert(docid);
    written_.insert(docid);
    bytes_to_commit_ += update.stored.size();
    if (++documents_to_commit_ >= kCommitDocuments || bytes_to_commit_ >= commit_bytes_) {
      database_.commit();
      watch_.committed();
      documents_to_commit_ = bytes_to_commit_ = 0;
    }
  }

  std::uint64_t remove_unseen() {
    std::vector<Xapian::docid> vanished;
    for (auto i = database_.postlist_begin(""); i != database_.postlist_end(""); ++i) {
      if (!seen_.contains(*i)) vanished.push_back(*i);
    }
    for (const Xapian::docid docid : vanished) {
      watch_.expect_removal(database_, docid);
      database_.delete_document(docid);
    }
    return vanished.size();
  }

  const std::string path_;
  const bool prune_;
  const std::uint64_t commit_bytes_;
  const Tokenizer tokenizer_;
  const std::shared_ptr<RunDictionary> run_dictionary_;
  Xapian::WritableDatabase database_;
  WriteWatch watch_{path_};
  std::string dictionary_;             // of the database as the run began
  std::optional<KnownRecords> known_;  // as the run began
  std::uint64_t first_sequence_ = 0;

  std::mutex mutex_;  // guards what follows
  std::condition_variable turn_changed_;
  std::uint64_t turn_ = 0;  // number of the batch to be applied next
  bool cancelled_ = false;
  ChunkParser parser_;
  DocumentBuilder builder_;
  std::optional<schema::Compressor> compressor_;
  DocumentSet seen_;     // what the input has so far
  DocumentSet written_;  // what this run has changed
  std::map<Xapian::docid, Update> pending_;
  std::uint64_t pending_bytes_ = 0;  // of these and of those that they have overtaken
  std::uint64_t documents_to_commit_ = 0;
  std::uint64_t bytes_to_commit_ = 0;
  std::uint64_t added_ = 0;
  std::uint64_t replaced_ = 0;
  std::uint64_t unchanged_ = 0;
};

}  // namespace

std::unique_ptr<Target> open_existing_database(const std::string& path, const IndexOptions& options,
                                               const Tokenizer& tokenizer,
                                               std::shared_ptr<RunDictionary> dictionary) {
  return std::make_unique<ExistingDatabase>(path, options, tokenizer, std::move(dictionary));
}

}  // namespace thongcao
