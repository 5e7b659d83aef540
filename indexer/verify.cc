#include <filesystem>
#include <sstream>
#include <unordered_set>

#include <thongcao/database.h>
#include <thongcao/error.h>
#include <thongcao/printable.h>

#include "open_database.h"
#include "schema/compression.h"
#include "schema/schema.h"
#include "schema/shards.h"
#include "schema/stored_document.h"
#include "schema/xapian_error.h"

namespace thongcao {
namespace {

using OnProblem = std::function<void(const std::string&)>;

// Checks one database that is not sharded.
class Verifier {
 public:
  Verifier(const std::string& path, std::size_t shard, std::size_t shards, const OnProblem& on_problem)
      : path_(path), shard_(shard), shards_(shards), on_problem_(on_problem) {}

  // Returns the number of documents.
  std::uint64_t verify() {
    try {
      schema::translating(path_, [&] {
        check_structure();
        schema::Reader reader = open_for_reading(path_);
        reader.read([&](const Xapian::Database& database) { check_stamp(database); });
        reader.each_document([&](const Xapian::Document& document) {
          check(document, reader.database());
          ++documents_;
        });
        reader.read([&](const Xapian::Database& database) { check_ids(database); });
      });
    } catch (const Error& error) {
      if (error.code() != ErrorCode::corruption) throw;
      on_problem_(error.what());
    }
    return documents_;
  }

 private:
  void report(const std::string& what) const { on_problem_(path_ + ": " + what); }
  void report(Xapian::docid docid, const std::string& what) const {
    report("document " + std::to_string(docid) + ": " + what);
  }

  void check_structure() const {
    std::ostringstream log;
    std::size_t errors = 0;
    Xapian::rev before = 0;
    Xapian::rev after = open_for_reading(path_).database().get_revision();
    do {  // a commit of an indexer meanwhile looks like damage
      log.str({});
      before = after;
      errors = errors_in(log);
      after = open_for_reading(path_).database().get_revision();
    } while (errors > 0 && before != after);
    if (errors == 0) return;
    std::string text = log.str();
    for (char& c : text) {
      if (c == '\n') c = ' ';
    }
    report("Xapian's check found " + std::to_string(errors) + (errors == 1 ? " error: " : " errors: ") +
           text);
  }

  // Xapian's check throws at the first thing that it cannot go on from.
  std::size_t errors_in(std::ostream& log) const {
    try {
      return Xapian::Database::check(path_, 0, &log);
    } catch (const Xapian::DatabaseError& error) {
      if (error.get_error_string() != nullptr) throw;  // the disk
      log << error.get_msg() << '\n';
      return 1;
    }
  }

  void check_stamp(const Xapian::Database& database) const {
    for (const std::string_view key : {schema::metadata::kSchema, schema::metadata::kAnalyser}) {
      if (database.get_metadata(std::string(key)).empty())
        report("has no stamp " + std::string(key) + "; build it again");
    }
  }

  void check(const Xapian::Document& document, const Xapian::Database& database) {
    const Xapian::docid docid = document.get_docid();
    Announcement a;
    try {
      a = schema::read_stored(decompressor_.decompress(document.get_data(), database));
    } catch (const Error& error) {
      return report(docid, error.what());
    }
    if (a.id.empty()) return report(docid, "its announcement has no id");
    check_id_term(document, a.id);
    if (schema::shard_of(a.id, shards_) != shard_)
      report(docid, "'" + a.id + "' lies in the wrong shard; index it again");
    check_value(document, schema::kDateSlot, "date", a.date ? schema::date_value(*a.date) : "");
    check_value(document, schema::kSourceSlot, "source", printable_text(a.source));
    const std::size_t fingerprint = document.get_value(schema::kFingerprintSlot).size();
    if (fingerprint != 0 && fingerprint != 16) report(docid, "its fingerprint is none");
    const std::string sequence = document.get_value(schema::kSequenceSlot);
    if (sequence.size() != 8) report(docid, "its sequence number is none");
    if (!sequences_.insert(sequence).second) report(docid, "another document has its sequence number");
  }

  void check_id_term(const Xapian::Document& document, const std::string& id) const {
    auto term = document.termlist_begin();
    term.skip_to(std::string(schema::prefix::kId));
    if (term == document.termlist_end() || *term != schema::id_term(id))
      return report(document.get_docid(), "its term is not that of its id '" + id + "'; index it again");
    ++term;
    if (term != document.termlist_end() && (*term).starts_with(schema::prefix::kId))
      report(document.get_docid(), "has two ids; index '" + id + "' again");
  }

  void check_value(const Xapian::Document& document, schema::Slot slot, const char* name,
                   const std::string& expected) const {
    if (document.get_value(slot) != expected)
      report(document.get_docid(), std::string("its ") + name + " is not that of its announcement");
  }

  void check_ids(const Xapian::Database& database) const {
    const std::string ids(schema::prefix::kId);
    for (auto term = database.allterms_begin(ids); term != database.allterms_end(ids); ++term) {
      if (term.get_termfreq() != 1)
        report(std::to_string(term.get_termfreq()) + " documents have the id '" + (*term).substr(ids.size()) +
               "'; delete it and index it again");
    }
  }

  const std::string path_;
  const std::size_t shard_;
  const std::size_t shards_;
  const OnProblem& on_problem_;
  schema::Decompressor decompressor_;
  std::uint64_t documents_ = 0;
  std::unordered_set<std::string> sequences_;
};

}  // namespace

std::uint64_t verify_database(const std::string& path, const OnProblem& on_problem) {
  const std::vector<std::string> shards = schema::shard_paths(path);
  std::uint64_t documents = 0;
  for (std::size_t i = 0; i < shards.size(); ++i)
    documents += Verifier(shards[i], i, shards.size(), on_problem).verify();
  return documents;
}

}  // namespace thongcao
