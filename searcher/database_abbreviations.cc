#include "database_abbreviations.h"

#include "schema/schema.h"

namespace thongcao {

std::vector<std::string> DatabaseAbbreviations::expansions(std::string_view abbreviation) const {
  const std::string prefix = schema::abbreviation_prefix(abbreviation);
  std::vector<std::string> phrases;
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term)
    phrases.push_back((*term).substr(prefix.size()));
  return phrases;
}

std::span<const std::string> DatabaseAbbreviations::abbreviations(const std::string& phrase) {
  if (!read_) read();
  const auto found = by_phrase_.find(phrase);
  if (found == by_phrase_.end()) return {};
  return found->second;
}

void DatabaseAbbreviations::clear() {
  read_ = false;
  by_phrase_.clear();
}

void DatabaseAbbreviations::read() {
  const std::string prefix(schema::prefix::kAbbreviation);
  for (auto i = database_.allterms_begin(prefix); i != database_.allterms_end(prefix); ++i) {
    const std::string term = *i;
    const std::size_t separator = term.find(schema::kListSeparator);
    if (separator == std::string::npos) continue;
    by_phrase_[term.substr(separator + 1)].push_back(term.substr(prefix.size(), separator - prefix.size()));
  }
  read_ = true;
}

}  // namespace thongcao
