#include "stored_document.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <thongcao/error.h>

namespace thongcao::schema {
namespace {

using nlohmann::json;

std::string text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts(const json& object, const char* key) {
  std::vector<std::string> values;
  if (const auto found = object.find(key); found != object.end() && found->is_array()) {
    for (const json& value : *found) {
      if (value.is_string()) values.push_back(value.get<std::string>());
    }
  }
  return values;
}

std::vector<Speaker> speakers(const json& object) {
  std::vector<Speaker> values;
  if (const auto found = object.find("speakers"); found != object.end() && found->is_array()) {
    for (const json& value : *found) values.push_back({text(value, "name"), text(value, "role")});
  }
  return values;
}

bool is_field_of_announcement(const std::string& key) {
  static constexpr std::string_view kKeys[] = {"id",          "title",    "body",          "date",
                                               "event_dates", "speakers", "organizations", "doc_numbers",
                                               "source",      "url",      "abbreviations", "guessed"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

}  // namespace

std::string stored_form(const Announcement& announcement) {
  return to_json_line(announcement);
}

Announcement read_stored(std::string_view data) {
  const json object = json::parse(data, nullptr, false);
  if (!object.is_object()) {
    throw Error(ErrorCode::corruption, "a stored announcement cannot be read; build the database again");
  }
  Announcement a;
  a.id = text(object, "id");
  a.title = text(object, "title");
  a.body = text(object, "body");
  a.date = parse_iso_date(text(object, "date"));
  a.speakers = speakers(object);
  a.organizations = texts(object, "organizations");
  a.doc_numbers = texts(object, "doc_numbers");
  a.source = text(object, "source");
  a.url = text(object, "url");
  a.guessed = texts(object, "guessed");
  for (const std::string& day : texts(object, "event_dates")) {
    if (const auto date = parse_iso_date(day)) a.event_dates.push_back(*date);
  }
  for (const auto& [key, value] : object.items()) {
    if (!is_field_of_announcement(key)) a.fields.emplace(key, value.dump());
  }
  return a;
}

std::string read_stored_id(std::string_view data) {
  // to_json_line() writes the id first: {"id":"…", so it ends at the first quote that is not escaped.
  constexpr std::string_view kBeginning = "{\"id\":";
  if (!data.starts_with(kBeginning)) return read_stored(data).id;
  std::size_t end = kBeginning.size() + 1;
  while (end < data.size() && data[end] != '"') end += data[end] == '\\' ? 2 : 1;
  const json id = json::parse(data.substr(kBeginning.size(), end + 1 - kBeginning.size()), nullptr, false);
  if (!id.is_string())
    throw Error(ErrorCode::corruption, "a stored announcement has no readable id; build the database again");
  return id.get<std::string>();
}

}  // namespace thongcao::schema
