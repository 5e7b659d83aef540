#ifndef THONGCAO_SEARCHER_DATABASE_ABBREVIATIONS_H_
#define THONGCAO_SEARCHER_DATABASE_ABBREVIATIONS_H_

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace thongcao {

// The abbreviations that the announcements of a database define. Thread safety: one thread.
class DatabaseAbbreviations {
 public:
  // Reads the definitions of all abbreviations at the first call of abbreviations().
  explicit DatabaseAbbreviations(const Xapian::Database& database) : database_(database) {}

  // What a normalised abbreviation stands for, normalised.
  std::vector<std::string> expansions(std::string_view abbreviation) const;
  // The normalised abbreviations of a normalised phrase.
  std::span<const std::string> abbreviations(const std::string& phrase);

  // Forgets what was read, as the database has changed.
  void clear();

 private:
  void read();

  const Xapian::Database& database_;
  bool read_ = false;
  std::unordered_map<std::string, std::vector<std::string>> by_phrase_;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_DATABASE_ABBREVIATIONS_H_
