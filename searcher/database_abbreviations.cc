#include "database_abbreviations.h"

#include "schema/schema.h"

namespace thongcao {

std::vector<std::string> DatabaseAbbreviations::expansions(std::string_view abbreviation) const {
  const std::string key = std::string(schema::kAbbreviationKey).append(abbreviation);
  return {database_.synonyms_begin(key), database_.synonyms_end(key)};
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
  const std::string prefix(schema::kAbbreviationKey);
  for (auto key = database_.synonym_keys_begin(prefix); key != database_.synonym_keys_end(prefix); ++key) {
    const std::string abbreviation = (*key).substr(prefix.size());
    for (const std::string& phrase : expansions(abbreviation)) by_phrase_[phrase].push_back(abbreviation);
  }
  read_ = true;
}

}  // namespace thongcao
