#include "plain_index.h"

#include <fstream>

#include <nlohmann/json.hpp>
#include <xapian.h>

namespace thongcao::benchmarks {

std::size_t index_plainly(const std::string& dump, const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  std::ifstream in(dump);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line); ++count) {
    const nlohmann::json record = nlohmann::json::parse(line);
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(record.value("title", ""));
    generator.increase_termpos();
    generator.index_text(record.value("body", ""));
    document.set_data(line);
    database.add_document(document);
  }
  database.commit();
  return count;
}

}  // namespace thongcao::benchmarks
