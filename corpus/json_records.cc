#include "json_records.h"

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "unicode_text.h"

namespace thongcao {
namespace {

using simdjson::dom::element;

constexpr std::string_view kSpace = " \t\r\n";

// A value as text: a string as it is, null as nothing, anything else as JSON text.
std::string as_text(element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return to_nfc(std::string(text));
  return value.is_null() ? std::string() : to_nfc(simdjson::minify(value));
}

// The strings of an array, or the one string that stands for an array of one.
void append_texts(element value, std::vector<std::string>& texts) {
  const auto append = [&](element item) {
    if (std::string text = as_text(item); !text.empty()) texts.push_back(std::move(text));
  };
  simdjson::dom::array items;
  if (value.get(items) != simdjson::SUCCESS) return append(value);
  for (element item : items) append(item);
}

Speaker as_speaker(element value) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return {as_text(value), {}};
  Speaker speaker;
  for (const auto& [key, field] : object) {
    if (key == "name") speaker.name = as_text(field);
    if (key == "role") speaker.role = as_text(field);
  }
  return speaker;
}

void append_speakers(element value, std::vector<Speaker>& speakers) {
  const auto append = [&](element item) {
    if (Speaker speaker = as_speaker(item); !speaker.name.empty()) speakers.push_back(std::move(speaker));
  };
  simdjson::dom::array items;
  if (value.get(items) != simdjson::SUCCESS) return append(value);
  for (element item : items) append(item);
}

class RecordReader {
 public:
  RecordReader(Announcement& announcement, const ChunkParser::OnProblem& on_problem)
      : announcement_(announcement), on_problem_(on_problem) {}

  // Returns whether the record says that it is understood already.
  bool read(simdjson::dom::object record) {
    bool understood = false;
    for (const auto& [key, value] : record) {
      if (read_text(key, value) || read_list(key, value)) continue;
      if (key == "date") {
        read_date(as_text(value));
      } else if (key == "guessed" && value.is_array()) {
        append_texts(value, announcement_.guessed);
        understood = true;
      } else {
        announcement_.fields[to_nfc(std::string(key))] = to_nfc(simdjson::minify(value));
      }
    }
    return understood;
  }

 private:
  bool read_text(std::string_view key, element value) {
    std::string* field = key == "id"       ? &announcement_.id
                         : key == "title"  ? &announcement_.title
                         : key == "body"   ? &announcement_.body
                         : key == "source" ? &announcement_.source
                         : key == "url"    ? &announcement_.url
                                           : nullptr;
    if (field) *field = as_text(value);
    return field != nullptr;
  }

  bool read_list(std::string_view key, element value) {
    if (key == "speakers") {
      append_speakers(value, announcement_.speakers);
    } else if (key == "organizations") {
      append_texts(value, announcement_.organizations);
    } else if (key == "doc_numbers" || key == "doc_number") {
      append_texts(value, announcement_.doc_numbers);
    } else if (key == "event_dates" && value.is_array()) {
      std::vector<std::string> texts;
      append_texts(value, texts);
      for (const std::string& text : texts)
        if (const auto date = parse_iso_date(text)) announcement_.event_dates.push_back(*date);
    } else if (key == "abbreviations" && value.is_object()) {
      for (const auto& [abbreviation, meaning] : simdjson::dom::object(value))
        announcement_.abbreviations.emplace_back(to_nfc(std::string(abbreviation)), as_text(meaning));
    } else {
      return false;
    }
    return true;
  }

  void read_date(const std::string& text) {
    if (text.empty()) return;
    announcement_.date = parse_iso_date(text);
    if (!announcement_.date)
      on_problem_({announcement_.origin, "\"date\" is not a day: \"" + text + "\"; write it as 2019-12-19"});
  }

  Announcement& announcement_;
  const ChunkParser::OnProblem& on_problem_;
};

// Escapes of half a surrogate pair, which JSON allows and UTF-8 cannot hold, become U+FFFD; every escape
// keeps its length.
std::string replace_lone_surrogates(std::string_view json) {
  std::string repaired(json);
  const auto unit_at = [&](std::size_t i) {
    unsigned unit = 0;
    if (i + 6 > repaired.size() || repaired[i] != '\\' || repaired[i + 1] != 'u') return unit;
    for (char c : std::string_view(repaired).substr(i + 2, 4)) {
      const bool digit = c >= '0' && c <= '9';
      const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
      if (!digit && !letter) return 0u;
      unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return unit;
  };
  for (std::size_t i = repaired.find('\\'); i != std::string::npos; i = repaired.find('\\', i)) {
    const unsigned unit = unit_at(i);
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const unsigned follower = high ? unit_at(i + 6) : 0;
    if (follower >= 0xDC00 && follower < 0xE000) {
      i += 12;
    } else {
      if (unit >= 0xD800 && unit < 0xE000) repaired.replace(i, 6, "\\uFFFD");
      i += 2;
    }
  }
  return repaired;
}

std::string describe_syntax_error(std::string_view json, simdjson::error_code error) {
  // simdjson does not say where; the second parser does, but needs much more memory.
  constexpr std::size_t kMaxExplained = 4 << 20;
  if (json.size() <= kMaxExplained) {
    try {
      static_cast<void>(nlohmann::json::parse(json).size());
    } catch (const nlohmann::json::parse_error& found) {
      return "not valid JSON at byte " + std::to_string(found.byte);
    } catch (const nlohmann::json::exception&) {
      // It reads what simdjson does not, such as a number out of range: simdjson's reason stands.
    }
  }
  return std::string("not valid JSON (") + simdjson::error_message(error) + ")";
}

class JsonReader {
 public:
  JsonReader(const Chunk& chunk, const OnRecord& on_record, const ChunkParser::OnProblem& on_problem)
      : name_(chunk.name), on_record_(on_record), on_problem_(on_problem) {}

  void read_line(std::string_view line, std::uint64_t number) {
    const std::string where = name_ + ':' + std::to_string(number);
    element root;
    if (parse(line, where, root)) read_record(root, where);
  }

  void read_document(std::string_view text) {
    element root;
    if (!parse(text, name_, root)) return;
    simdjson::dom::array records;
    if (root.get(records) != simdjson::SUCCESS) return read_record(root, name_);
    std::uint64_t number = 0;
    for (element record : records) read_record(record, name_ + ':' + std::to_string(++number));
  }

 private:
  bool parse(std::string_view json, const std::string& where, element& root) {
    simdjson::error_code error = parser_.parse(json.data(), json.size()).get(root);
    if (error == simdjson::STRING_ERROR) {
      repaired_ = replace_lone_surrogates(json);
      error = parser_.parse(repaired_).get(root);
    }
    if (error == simdjson::SUCCESS) return true;
    on_problem_({where, describe_syntax_error(json, error) + ": correct or remove the record"});
    return false;
  }

  void read_record(element value, const std::string& where) {
    simdjson::dom::object record;
    if (value.get(record) != simdjson::SUCCESS)
      return on_problem_({where, "not a JSON object: write one object with \"title\" or \"body\" a record"});
    Announcement announcement;
    announcement.origin = where;
    const bool understood = RecordReader(announcement, on_problem_).read(record);
    if (announcement.id.empty()) announcement.id = where;
    on_record_(std::move(announcement), understood);
  }

  const std::string& name_;
  const OnRecord& on_record_;
  const ChunkParser::OnProblem& on_problem_;
  simdjson::dom::parser parser_;
  std::string repaired_;
};

// The bytes of a chunk as valid UTF-8: a view of them when they are, else of `repaired`.
std::string_view valid_text(const Chunk& chunk, std::string& repaired) {
  std::string_view bytes = chunk.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (chunk.encoding.value_or(Encoding::utf8) == Encoding::utf8 &&
      simdjson::validate_utf8(bytes.data(), bytes.size()))
    return bytes;
  repaired = decode_text(bytes, chunk.encoding);
  return repaired;
}

}  // namespace

void read_json_lines(const Chunk& chunk, const OnRecord& on_record,
                     const ChunkParser::OnProblem& on_problem) {
  std::string repaired;
  std::string_view rest = valid_text(chunk, repaired);
  JsonReader reader(chunk, on_record, on_problem);
  for (std::uint64_t number = chunk.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (line.find_first_not_of(kSpace) != std::string_view::npos) reader.read_line(line, number);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void read_json_document(const Chunk& chunk, const OnRecord& on_record,
                        const ChunkParser::OnProblem& on_problem) {
  std::string repaired;
  JsonReader(chunk, on_record, on_problem).read_document(valid_text(chunk, repaired));
}

}  // namespace thongcao
