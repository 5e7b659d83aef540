#ifndef THONGCAO_INDEXER_GLASS_DATABASE_WRITER_H_
#define THONGCAO_INDEXER_GLASS_DATABASE_WRITER_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../document_sink.h"
#include "compressor.h"
#include "key_table.h"
#include "table_writer.h"
#include "term_table.h"
#include "value_stream.h"
#include "version_file.h"

namespace thongcao::glass {

// Collects documents in memory and writes them as a database in Xapian's glass format, all at once. A
// WritableDatabase is made for change: it keeps each posting in maps of maps of strings and inserts into
// trees one by one. Here terms are numbers, and sorting happens once, at the end, which takes a quarter of
// the time.
//
// Keeps its buffers for the next database: one object a thread.
class DatabaseWriter : public DocumentSink {
 public:
  using Metadata = std::map<std::string, std::string>;

  void add_posting(std::string_view text, TermKey key, std::uint32_t position,
                   std::uint32_t frequency) override;
  void add_term(std::string_view text, TermKey key, std::uint32_t frequency) override;
  bool add_known_posting(TermKey key, std::uint32_t position, std::uint32_t frequency) override;
  bool add_known_term(TermKey key, std::uint32_t frequency) override;
  void add_value(std::uint32_t slot, std::string_view value) override;
  void set_data(std::string_view data) override;
  // The document is complete; what is added now belongs to the next. Documents are numbered from 1.
  void end_document();

  // Writes the database with these metadata into a new folder and forgets it. Errors of the file system are
  // thrown as Error with code io; nothing is synced.
  void write(const std::filesystem::path& folder, const Metadata& metadata);

 private:
  // A term of the document at hand.
  struct DocumentTerm {
    std::uint32_t term;
    std::uint32_t frequency;
    std::uint32_t first_position, last_position;  // in positions_
  };
  struct Position {
    std::uint32_t position;
    std::uint32_t next;  // of the same term, in positions_
  };
  struct Posting {
    std::uint32_t term;
    std::uint32_t frequency;
    std::uint32_t packed_end;  // in packed_positions_, where it begins at the end of the posting before
  };
  struct Document {
    std::uint32_t postings_end;  // in postings_
    std::uint32_t length;
    std::uint32_t slots_end;  // in packed_slots_
    std::uint32_t data_end;   // in data_
  };
  // What is known of a term: the newest document with it, and where it stands there; its posting list.
  struct Term {
    std::uint32_t document = 0;
    std::uint32_t index = 0;
    std::uint32_t documents = 0;
    std::uint64_t frequency = 0;
  };
  // An entry of a posting list.
  struct Entry {
    std::uint32_t document;
    std::uint32_t posting;  // in postings_
  };

  // The number of a term, which its key, if it has one, stands for from now on.
  std::uint32_t term_number(std::string_view text, TermKey key);
  DocumentTerm& document_term(std::uint32_t number);
  void add_posting(std::uint32_t number, std::uint32_t position, std::uint32_t frequency);
  void pack_slots();
  std::string_view packed_positions(std::uint32_t posting) const;

  TableRoot write_docdata(const std::filesystem::path& file) const;
  TableRoot write_termlists(const std::filesystem::path& file, const std::vector<std::uint32_t>& sorted);
  TableRoot write_postlists(const std::filesystem::path& file, const Metadata& metadata,
                            const std::vector<std::uint32_t>& sorted,
                            const std::vector<Entry>& entries) const;
  TableRoot write_positions(const std::filesystem::path& file, const std::vector<std::uint32_t>& sorted,
                            const std::vector<Entry>& entries) const;
  std::vector<Entry> invert(const std::vector<std::uint32_t>& sorted) const;
  void clear();

  KeyTable keys_;
  TermTable table_;
  std::vector<Term> terms_;        // by their numbers in table_
  std::vector<Posting> postings_;  // by document
  std::string packed_positions_;
  std::vector<Document> documents_;
  std::string data_;
  std::string packed_slots_;
  std::map<std::uint32_t, ValueStream> values_;  // by slot
  Statistics statistics_;
  Compressor compressor_;

  // Of the document at hand.
  std::vector<DocumentTerm> document_terms_;
  std::vector<Position> positions_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace thongcao::glass

#endif  // THONGCAO_INDEXER_GLASS_DATABASE_WRITER_H_
