// Builds a new database: many small pieces, merged by compaction, put in place by one rename.
//
// Small pieces are what makes it fast: the posting buffer of each stays in the processor's cache, and pieces
// are independent, so that threads never wait for one another. Merging reads and writes sequentially.

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

#include <xapian.h>

#include <thongcao/error.h>

#include "build_folder.h"
#include "document_builder.h"
#include "schema/schema.h"
#include "schema/stamp.h"
#include "schema/stored_document.h"
#include "schema/xapian_error.h"
#include "target.h"

namespace thongcao {
namespace {

namespace fs = std::filesystem;

// So many pieces are merged at once; each has some six files open.
constexpr std::size_t kMergeFanIn = 64;

// What is lost in a crash is the unfinished build, which is thrown away anyway: no need to sync. Not
// DB_DANGEROUS: with that Xapian cannot cancel a commit, and aborts when the disk is full.
constexpr int kPieceFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

class NewDatabase : public Target {
 public:
  NewDatabase(const std::string& path, const IndexOptions& options, const Tokenizer& tokenizer)
      : path_(path), jobs_(options.jobs), tokenizer_(tokenizer), folder_(path + ".building", options.wait) {}

  std::unique_ptr<Worker> make_worker() override { return std::make_unique<PieceWriter>(*this); }

  void finish(IndexSummary& summary) override {
    schema::translating(path_, [&] {
      summary.replaced += remove_repeated();
      const fs::path merged = merge_all();
      const std::uint64_t documents = Xapian::Database(merged.string()).get_doccount();
      summary.added += documents;
      summary.documents += documents;
      fs::rename(merged, path_);
    });
  }

 private:
  class PieceWriter : public Worker {
   public:
    explicit PieceWriter(NewDatabase& owner) : owner_(owner), builder_(owner.tokenizer_) {}

    void consume(std::uint64_t batch, std::vector<Item>&& items) override {
      if (items.empty()) return;
      const fs::path path = owner_.folder_.path() / std::to_string(batch);
      schema::translating(path.string(), [&] { write(path, items); });
      owner_.add_piece({batch, path}, items);
    }

   private:
    void write(const fs::path& path, const std::vector<Item>& items) {
      Xapian::WritableDatabase piece(path.string(), kPieceFlags);
      for (const Item& item : items)
        piece.add_document(builder_.build(item, schema::stored_form(item.announcement)));
      schema::write_stamp(piece, owner_.tokenizer_);
      piece.commit();
    }

    NewDatabase& owner_;
    DocumentBuilder builder_;
  };

  struct Piece {
    std::uint64_t number;
    fs::path path;
  };

  // Merges the pieces in the order of the input, so that the result does not depend on which thread was
  // faster.
  fs::path merge_all() {
    if (pieces_.empty()) {
      fs::path empty = folder_.path() / "empty";
      Xapian::WritableDatabase database(empty.string(), kPieceFlags);
      schema::write_stamp(database, tokenizer_);
      database.commit();
      return empty;
    }
    std::sort(pieces_.begin(), pieces_.end(),
              [](const Piece& a, const Piece& b) { return a.number < b.number; });
    std::vector<fs::path> level;
    for (const Piece& piece : pieces_) level.push_back(piece.path);
    for (int round = 0; level.size() > kMergeFanIn; ++round) level = merge_level(level, round);
    fs::path merged = folder_.path() / "merged";
    merge(level, merged);
    return merged;
  }

  // Merges groups of neighbours, several at once.
  std::vector<fs::path> merge_level(const std::vector<fs::path>& sources, int round) const {
    const std::size_t groups = (sources.size() + kMergeFanIn - 1) / kMergeFanIn;
    std::vector<fs::path> results(groups);
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    const auto work = [&] {
      try {
        for (std::size_t g = next++; g < groups; g = next++) {
          const auto first = sources.begin() + static_cast<std::ptrdiff_t>(g * sources.size() / groups);
          const auto last = sources.begin() + static_cast<std::ptrdiff_t>((g + 1) * sources.size() / groups);
          results[g] = folder_.path() / ("level-" + std::to_string(round) + "-" + std::to_string(g));
          merge({first, last}, results[g]);
        }
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
    };
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(jobs_));
    for (int i = 0; i < jobs_; ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
    if (failure) std::rethrow_exception(failure);
    return results;
  }

  static void merge(const std::vector<fs::path>& sources, const fs::path& destination) {
    {
      Xapian::Database all;
      for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
      all.compact(destination.string());
    }
    for (const fs::path& source : sources) fs::remove_all(source);
  }

  void add_piece(Piece piece, const std::vector<Item>& items) {
    const std::lock_guard lock(mutex_);
    for (const Item& item : items) {
      const std::string& id = item.announcement.id;
      const auto [first, is_new] = first_with_id_.emplace(std::hash<std::string>()(id), item.sequence);
      if (is_new) continue;
      std::vector<std::uint64_t>& all = repeated_[id];
      if (all.empty()) all.push_back(first->second);
      all.push_back(item.sequence);
    }
    pieces_.push_back(std::move(piece));
  }

  // Of announcements with one id, only the last of the input stays. Done in the pieces, since a change of the
  // merged database would undo its compaction. Returns how many were removed.
  std::uint64_t remove_repeated() {
    std::map<std::uint64_t, std::vector<std::pair<std::string, std::uint64_t>>>
        by_piece;  // id and sequence that stays
    for (const auto& [id, all] : repeated_) {
      const std::uint64_t last = *std::max_element(all.begin(), all.end());
      for (const std::uint64_t sequence : all) by_piece[batch_of(sequence)].emplace_back(id, last);
    }
    std::uint64_t removed = 0;
    for (const Piece& piece : pieces_) {
      const auto found = by_piece.find(piece.number);
      if (found == by_piece.end()) continue;
      Xapian::WritableDatabase database(piece.path.string(), Xapian::DB_OPEN);
      for (const auto& [id, last] : found->second)
        removed += remove_all_but(database, schema::id_term(id), last);
      database.commit();
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
  const int jobs_;
  const Tokenizer tokenizer_;
  BuildFolder folder_;
  std::mutex mutex_;
  std::vector<Piece> pieces_;
  std::unordered_map<std::size_t, std::uint64_t> first_with_id_;  // hash of an id → its first sequence number
  std::unordered_map<std::string, std::vector<std::uint64_t>> repeated_;  // of ids whose hash came before
};

}  // namespace

std::unique_ptr<Target> make_new_database(const std::string& path, const IndexOptions& options,
                                          const Tokenizer& tokenizer) {
  return std::make_unique<NewDatabase>(path, options, tokenizer);
}

}  // namespace thongcao
