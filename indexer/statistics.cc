#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_map>

#include <thongcao/database.h>

#include "open_database.h"
#include "schema/schema.h"
#include "schema/shards.h"
#include "schema/xapian_error.h"

namespace thongcao {
namespace {

namespace fs = std::filesystem;

// Calls `action` with each part of a list in a value.
template <typename Action>
void each_part(std::string_view list, const Action& action) {
  for (;;) {
    const std::size_t end = list.find(schema::kListSeparator);
    action(std::string(list.substr(0, end)));
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

class Counter {
 public:
  void add(const std::string& path) {
    schema::Reader reader = open_for_reading(path);
    const auto [terms, occurrences] = reader.read([&](const Xapian::Database& database) {
      statistics_.schema = database.get_metadata(std::string(schema::metadata::kSchema));
      statistics_.analyser = database.get_metadata(std::string(schema::metadata::kAnalyser));
      return std::pair(std::distance(database.allterms_begin(), database.allterms_end()),
                       database.get_total_length());
    });
    statistics_.terms += static_cast<std::uint64_t>(terms);
    statistics_.term_occurrences += occurrences;
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() == ".glass") tables_[entry.path().stem().string()] += entry.file_size();
    }
    reader.each_document([&](const Xapian::Document& document) { add(document); });
  }

  DatabaseStatistics take(std::size_t speakers) {
    statistics_.table_bytes.assign(tables_.begin(), tables_.end());
    statistics_.speakers.assign(speakers_.begin(), speakers_.end());
    std::sort(statistics_.speakers.begin(), statistics_.speakers.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (statistics_.speakers.size() > speakers) statistics_.speakers.resize(speakers);
    return std::move(statistics_);
  }

 private:
  void add(const Xapian::Document& document) {
    const auto date = schema::date_of_value(document.get_value(schema::kDateSlot));
    const std::string speakers = document.get_value(schema::kSpeakersSlot);
    DatabaseStatistics& s = statistics_;
    ++s.documents;
    if (!date) ++s.undated;
    if (date && (!s.first_date || *date < *s.first_date)) s.first_date = date;
    if (date && (!s.last_date || *s.last_date < *date)) s.last_date = date;
    if (!speakers.empty()) each_part(speakers, [&](const std::string& name) { ++speakers_[name]; });
  }

  DatabaseStatistics statistics_;
  std::map<std::string, std::uint64_t> tables_;
  std::unordered_map<std::string, std::uint64_t> speakers_;
};

}  // namespace

DatabaseStatistics database_statistics(const std::string& path, std::size_t speakers) {
  return schema::translating(path, [&] {
    Counter counter;
    const std::vector<std::string> shards = schema::shard_paths(path);
    for (const std::string& shard : shards) counter.add(shard);
    DatabaseStatistics statistics = counter.take(speakers);
    statistics.shards = shards.size();
    return statistics;
  });
}

}  // namespace thongcao
