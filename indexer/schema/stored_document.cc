#include "stored_document.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <thongcao/error.h>

namespace thongcao::schema {
namespace {

using simdjson::ondemand::json_type;
using Value = simdjson::ondemand::value;

// Values of another type than expected count as absent, as missing ones do.
std::string text(Value value) {
  if (value.type() != json_type::string) return {};
  return std::string(value.get_string().value());
}

template <typename Action>
void for_each(Value value, const Action& action) {
  if (value.type() != json_type::array) return;
  for (Value item : value.get_array()) action(item);
}

std::vector<std::string> texts(Value value) {
  std::vector<std::string> list;
  for_each(value, [&](Value item) { list.push_back(text(item)); });
  return list;
}

Speaker speaker(Value value) {
  Speaker speaker;
  if (value.type() != json_type::object) return speaker;
  for (auto field : value.get_object()) {
    const std::string_view key = field.unescaped_key();
    if (key == "name")
      speaker.name = text(field.value());
    else if (key == "role")
      speaker.role = text(field.value());
  }
  return speaker;
}

void read_member(std::string_view key, Value value, Announcement& a) {
  if (key == "id")
    a.id = text(value);
  else if (key == "title")
    a.title = text(value);
  else if (key == "body")
    a.body = text(value);
  else if (key == "date")
    a.date = parse_iso_date(text(value));
  else if (key == "event_dates")
    for_each(value, [&](Value item) {
      if (const auto date = parse_iso_date(text(item))) a.event_dates.push_back(*date);
    });
  else if (key == "speakers")
    for_each(value, [&](Value item) { a.speakers.push_back(speaker(item)); });
  else if (key == "organizations")
    a.organizations = texts(value);
  else if (key == "doc_numbers")
    a.doc_numbers = texts(value);
  else if (key == "source")
    a.source = text(value);
  else if (key == "url")
    a.url = text(value);
  else if (key == "guessed")
    a.guessed = texts(value);
  else if (key != "abbreviations")
    a.fields.emplace(key, std::string(simdjson::to_json_string(value).value()));
}

}  // namespace

std::string stored_form(const Announcement& announcement) {
  return to_json_line(announcement);
}

Announcement read_stored(std::string_view data) {
  Announcement announcement;
  try {
    const simdjson::padded_string padded(data);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document = parser.iterate(padded);
    for (auto field : document.get_object()) {
      const std::string_view key = field.unescaped_key();
      read_member(key, field.value(), announcement);
    }
  } catch (const simdjson::simdjson_error&) {
    throw Error(ErrorCode::corruption, "a stored announcement cannot be read; build the database again");
  }
  return announcement;
}

std::string read_stored_id(std::string_view data) {
  // to_json_line() writes the id first: {"id":"…", so it ends at the first quote that is not escaped.
  constexpr std::string_view kBeginning = "{\"id\":";
  if (!data.starts_with(kBeginning)) return read_stored(data).id;
  std::size_t end = kBeginning.size() + 1;
  while (end < data.size() && data[end] != '"') end += data[end] == '\\' ? 2 : 1;
  const auto id =
      nlohmann::json::parse(data.substr(kBeginning.size(), end + 1 - kBeginning.size()), nullptr, false);
  if (!id.is_string())
    throw Error(ErrorCode::corruption, "a stored announcement has no readable id; build the database again");
  return id.get<std::string>();
}

}  // namespace thongcao::schema
