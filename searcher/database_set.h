#ifndef THONGCAO_SEARCHER_DATABASE_SET_H_
#define THONGCAO_SEARCHER_DATABASE_SET_H_

#include <string>
#include <vector>

#include <xapian.h>

#include <thongcao/searcher.h>
#include <thongcao/tokenizer.h>

#include "schema/compression.h"

namespace thongcao {

// The databases of a searcher: local ones, sharded ones, remote ones, searched as one.
class DatabaseSet {
 public:
  // Throws as Searcher's constructor does.
  DatabaseSet(const std::vector<std::string>& names, const Tokenizer& tokenizer,
              const SearcherOptions& options);

  const Xapian::Database& database() const noexcept { return all_; }
  const std::string& name() const noexcept { return name_; }

  // The stored form (schema/stored_document.h) of a document of the database. Throws Error(corruption).
  std::string stored_form(const Xapian::Document& document) {
    return decompressor_.decompress(document.get_data(), opened_);
  }

  bool has_remote() const noexcept { return has_remote_; }
  // Whether some remote database did not answer when they were opened last and is left out.
  bool partial() const noexcept { return partial_; }

  // As Searcher::revision().
  const std::string& revision() const noexcept { return revision_; }

  // Opens all in their newest states, those that were left out, too. When it throws, all stay as they were.
  void reopen();

 private:
  struct Part {
    std::string name;  // a path, or HOST:PORT
    std::string host;  // empty for a local one
    unsigned port = 0;
  };

  // Opens a part and adds its state, unless it is remote, to `revision`.
  Xapian::Database open(const Part& part, std::string& revision) const;

  const Tokenizer* tokenizer_;
  SearcherOptions options_;
  std::string name_;
  std::vector<Part> parts_;
  std::vector<Xapian::Database> opened_;  // the parts that are open
  Xapian::Database all_;                  // all of them
  schema::Decompressor decompressor_;
  std::string revision_;
  bool has_remote_ = false;
  bool partial_ = false;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_DATABASE_SET_H_
