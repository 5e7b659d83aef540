#include "stamp.h"

#include <charconv>

#include <thongcao/error.h>

#include "schema.h"

namespace thongcao::schema {
namespace {

std::string analyser_stamp(const Tokenizer& tokenizer) {
  char digits[16];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, tokenizer.fingerprint(), 16);
  return {digits, end};
}

}  // namespace

std::map<std::string, std::string> stamp(const Tokenizer& tokenizer) {
  return {{std::string(metadata::kSchema), std::string(kVersion)},
          {std::string(metadata::kAnalyser), analyser_stamp(tokenizer)}};
}

void write_stamp(Xapian::WritableDatabase& database, const Tokenizer& tokenizer) {
  for (const auto& [key, value] : stamp(tokenizer)) database.set_metadata(key, value);
}

void check_schema(const Xapian::Database& database, const std::string& name) {
  const std::string schema = database.get_metadata(std::string(metadata::kSchema));
  if (schema.empty()) {
    if (database.get_doccount() == 0) return;
    throw Error(ErrorCode::incompatible_index,
                name + ": a Xapian database, but not one that thongcao-index built; give another path");
  }
  if (schema != kVersion) {
    throw Error(ErrorCode::incompatible_index, name + ": has schema version " + schema +
                                                   ", this program reads version " + std::string(kVersion) +
                                                   "; build it again with thongcao-index");
  }
}

void check_stamp(const Xapian::Database& database, const Tokenizer& tokenizer, const std::string& name) {
  check_schema(database, name);
  const std::string analyser = database.get_metadata(std::string(metadata::kAnalyser));
  if (analyser.empty() && database.get_doccount() == 0) return;
  if (analyser != analyser_stamp(tokenizer)) {
    throw Error(ErrorCode::incompatible_index, name +
                                                   ": was built with another lexicon or version of the "
                                                   "tokenizer; build it again with thongcao-index");
  }
}

}  // namespace thongcao::schema
