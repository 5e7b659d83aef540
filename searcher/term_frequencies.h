#ifndef THONGCAO_SEARCHER_TERM_FREQUENCIES_H_
#define THONGCAO_SEARCHER_TERM_FREQUENCIES_H_

#include <string>
#include <unordered_map>

#include <xapian.h>

namespace thongcao {

// In how many announcements of a database terms are, each looked up once. For one query: what is indexed
// meanwhile is not seen. Thread safety: one thread.
class TermFrequencies {
 public:
  explicit TermFrequencies(const Xapian::Database& database) : database_(database) {}

  Xapian::doccount of(const std::string& term) {
    const auto [known, is_new] = known_.try_emplace(term, 0);
    if (is_new) known->second = database_.get_termfreq(term);
    return known->second;
  }
  bool exists(const std::string& term) { return of(term) > 0; }

  const Xapian::Database& database() const { return database_; }
  double documents() const { return database_.get_doccount(); }

 private:
  const Xapian::Database& database_;
  std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_TERM_FREQUENCIES_H_
