#include <nlohmann/json.hpp>

#include <thongcao/announcement.h>

namespace thongcao {
namespace {

using nlohmann::ordered_json;

void put(ordered_json& record, const char* key, const std::string& value) {
  if (!value.empty()) record[key] = value;
}

void put(ordered_json& record, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) record[key] = values;
}

ordered_json speakers_to_json(const std::vector<Speaker>& speakers) {
  ordered_json list = ordered_json::array();
  for (const Speaker& speaker : speakers) {
    ordered_json entry{{"name", speaker.name}};
    put(entry, "role", speaker.role);
    list.push_back(std::move(entry));
  }
  return list;
}

std::string dump(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

std::string to_json_line(const Announcement& announcement) {
  ordered_json record = ordered_json::object();
  put(record, "id", announcement.id);
  put(record, "title", announcement.title);
  if (announcement.date) record["date"] = to_iso(*announcement.date);
  if (!announcement.event_dates.empty()) {
    ordered_json& dates = record["event_dates"] = ordered_json::array();
    for (const Date& date : announcement.event_dates) dates.push_back(to_iso(date));
  }
  if (!announcement.speakers.empty()) record["speakers"] = speakers_to_json(announcement.speakers);
  put(record, "organizations", announcement.organizations);
  put(record, "doc_numbers", announcement.doc_numbers);
  put(record, "source", announcement.source);
  put(record, "url", announcement.url);
  for (const auto& [abbreviation, meaning] : announcement.abbreviations)
    record["abbreviations"][abbreviation] = meaning;
  put(record, "body", announcement.body);
  // Written even when empty: it tells the reader of the line that nothing is left to be guessed.
  record["guessed"] = announcement.guessed;

  // Further fields are JSON text already: they are appended rather than parsed, so that no number loses
  // digits.
  std::string line = dump(record);
  line.pop_back();
  for (const auto& [key, value] : announcement.fields) {
    line += ',' + dump(key) + ':';
    line += ordered_json::accept(value) ? value : dump(value);
  }
  return line + '}';
}

}  // namespace thongcao
