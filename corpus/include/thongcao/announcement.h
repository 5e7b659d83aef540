#ifndef THONGCAO_ANNOUNCEMENT_H_
#define THONGCAO_ANNOUNCEMENT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thongcao/date.h>
#include <thongcao/export.h>

namespace thongcao {

// Someone who speaks, reports, concludes, chairs or signs.
struct Speaker {
  std::string name;  // bare full name: "Chu Ngọc Anh"
  std::string role;  // the fullest post given: "Bộ trưởng Bộ KH&CN"; may be empty

  bool operator==(const Speaker&) const = default;
};

// An announcement as it was read. Strings are valid UTF-8 in NFC. A field that is not known is empty.
struct Announcement {
  std::string id;  // names the document: the same id again replaces it
  std::string title;
  std::string body;  // paragraphs separated by '\n'; includes lede and captions
  std::optional<Date> date;
  std::vector<Date> event_dates;
  std::vector<Speaker> speakers;
  std::vector<std::string> organizations;
  std::vector<std::string> doc_numbers;  // "15/2020/NĐ-CP"
  std::string source;
  std::string url;
  // Defined in the text: "KH&CN" → "Khoa học và Công nghệ".
  std::vector<std::pair<std::string, std::string>> abbreviations;
  std::map<std::string, std::string> fields;  // further fields of the input, values as JSON text

  // Names of the fields above ("title", "date", "speakers" …) that were found in the text by rules rather
  // than given.
  std::vector<std::string> guessed;
  // Where it was read, for messages: "dump/a.jsonl:17", "folder/b.txt".
  std::string origin;
};

// One line of JSON in the form that ChunkParser reads back as the same announcement (but for `origin`): id,
// title, date, event_dates, speakers, organizations, doc_numbers, source, url, abbreviations, body, guessed,
// then the further fields. Empty ones are left out, except "guessed", which says that nothing is left to be
// guessed. Always valid UTF-8; ends without a newline.
THONGCAO_API std::string to_json_line(const Announcement& announcement);

}  // namespace thongcao

#endif  // THONGCAO_ANNOUNCEMENT_H_
