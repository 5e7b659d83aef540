#include "csv_reader.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "csv_columns.h"
#include "csv_scanner.h"
#include "extraction/dates.h"
#include "extraction/letters.h"
#include "unicode_text.h"

namespace thongcao {
namespace {

// Keys of JSON records, which a further field must not be called.
constexpr auto kRecordKeys = std::to_array<std::string_view>(
    {"id", "title", "date", "event_dates", "speakers", "organizations", "doc_number", "doc_numbers", "source",
     "url", "abbreviations", "body", "guessed"});

struct Row {
  std::vector<std::string> cells;
  std::size_t size = 0;   // bytes in the text, the end of line included
  bool complete = false;  // no quotation mark is left open
};

// Reads the record at the beginning of `text`.
Row read_row(std::string_view text, char delimiter) {
  Row row;
  std::string cell;
  const std::string unquoted_ends{delimiter, '\n'};
  for (std::size_t at = 0;;) {
    if (at < text.size() && text[at] == '"') {
      for (++at; at < text.size(); at += 2) {
        const std::size_t quote = text.find('"', at);
        cell += text.substr(at, quote - at);
        if (quote == std::string_view::npos) return row;
        at = quote;
        if (text.substr(quote + 1, 1) != "\"") break;
        cell += '"';
      }
      if (at >= text.size()) return row;
      ++at;
    }
    const std::size_t end = std::min(text.find_first_of(unquoted_ends, at), text.size());
    std::string_view rest = text.substr(at, end - at);
    const bool ends = end == text.size() || text[end] == '\n';
    if (ends && rest.ends_with('\r')) rest.remove_suffix(1);
    cell += rest;
    row.cells.push_back(std::move(cell));
    cell.clear();
    at = std::min(end + 1, text.size());
    if (!ends) continue;
    row.size = at;
    row.complete = true;
    return row;
  }
}

std::optional<Date> parse_date(const std::string& text) {
  if (const auto date = parse_iso_date(text)) return date;
  const std::vector<DateMention> dates = find_dates(Words(text));
  if (dates.size() != 1 || !dates.front().is_full()) return std::nullopt;
  return dates.front().date;
}

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> items;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(";\n"), cell.size());
    if (const std::string_view item = trim(cell.substr(0, end)); !item.empty()) items.emplace_back(item);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return items;
}

// "Chu Ngọc Anh (Bộ trưởng Bộ KH&CN)"
Speaker as_speaker(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == 0 || open == std::string_view::npos || !text.ends_with(')')) return {std::string(text), {}};
  return {std::string(trim(text.substr(0, open))),
          std::string(trim(text.substr(open + 1, text.size() - open - 2)))};
}

class CsvReader {
 public:
  CsvReader(const Chunk& chunk, const OnRecord& on_record, const ChunkParser::OnProblem& on_problem)
      : chunk_(chunk), on_record_(on_record), on_problem_(on_problem) {}

  void read() {
    const std::string text = to_nfc(decode_text(chunk_.header + chunk_.bytes, chunk_.encoding));
    delimiter_ = csv_delimiter(text);
    std::string_view rest = text;
    const Row header = read_row(rest, delimiter_);
    const bool first_chunk = chunk_.header.empty();
    if (!understand(header)) {
      if (first_chunk)
        report(chunk_.first_line,
               "no column of the header is called \"title\" or \"body\" "
               "(\"tiêu đề\", \"nội dung\"): name the columns in the first line");
      return;
    }
    std::uint64_t line = chunk_.first_line;
    const auto pass = [&](std::size_t size) {
      line += static_cast<std::uint64_t>(
          std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
      rest.remove_prefix(size);
    };
    pass(header.size);
    if (!first_chunk) line = chunk_.first_line;
    while (!rest.empty()) {
      Row row = read_row(rest, delimiter_);
      if (row.complete) {
        read_record(std::move(row.cells), line);
        pass(row.size);
      } else {
        report(line, "a quotation mark opens a field and none closes it: double it or close the field");
        pass(std::min(rest.find('\n'), rest.size() - 1) + 1);
      }
    }
  }

 private:
  void report(std::uint64_t line, std::string what) const {
    on_problem_({chunk_.name + ':' + std::to_string(line), std::move(what)});
  }

  // Returns whether there is a column of text.
  bool understand(const Row& header) {
    std::set<std::string, std::less<>> taken(kRecordKeys.begin(), kRecordKeys.end());
    for (const std::string& cell : header.cells) {
      columns_.push_back(csv_column(trim(cell)));
      const std::string name(trim(cell));
      std::string distinct = name;
      for (int n = 2; !taken.insert(distinct).second; ++n) distinct = name + ' ' + std::to_string(n);
      names_.push_back(std::move(distinct));
    }
    return std::any_of(columns_.begin(), columns_.end(), [](CsvColumn column) {
      return column == CsvColumn::title || column == CsvColumn::body;
    });
  }

  void read_record(std::vector<std::string> cells, std::uint64_t line) {
    while (cells.size() > columns_.size() && trim(cells.back()).empty()) cells.pop_back();
    if (cells.empty() || (cells.size() == 1 && trim(cells.front()).empty())) return;
    if (cells.size() > columns_.size())
      return report(line, std::to_string(cells.size()) + " fields, but the header names " +
                              std::to_string(columns_.size()) + ": quote the field that holds the separator");
    Announcement announcement;
    announcement.origin = chunk_.name + ':' + std::to_string(line);
    std::string role;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view value = trim(cells[i]);
      if (value.empty()) continue;
      if (columns_[i] == CsvColumn::role) {
        role = value;
      } else if (!put(announcement, columns_[i], value)) {
        announcement.fields[names_[i]] = nlohmann::json(value).dump();
      }
    }
    if (announcement.speakers.size() == 1 && announcement.speakers.front().role.empty()) {
      announcement.speakers.front().role = std::move(role);
    }
    if (announcement.id.empty()) announcement.id = announcement.origin;
    on_record_(std::move(announcement), false);
  }

  // Returns false when the value is for none of the fields, or for one that another column has filled.
  bool put(Announcement& announcement, CsvColumn column, std::string_view value) const {
    const auto put_text = [&](std::string& field) {
      if (!field.empty()) return false;
      field = value;
      return true;
    };
    const auto append_list = [&](std::vector<std::string>& field) {
      for (std::string& item : split_list(value)) field.push_back(std::move(item));
      return true;
    };
    switch (column) {
      case CsvColumn::id:
        return put_text(announcement.id);
      case CsvColumn::title:
        return put_text(announcement.title);
      case CsvColumn::body:
        return put_text(announcement.body);
      case CsvColumn::source:
        return put_text(announcement.source);
      case CsvColumn::url:
        return put_text(announcement.url);
      case CsvColumn::organization:
        return append_list(announcement.organizations);
      case CsvColumn::doc_number:
        return append_list(announcement.doc_numbers);
      case CsvColumn::speaker:
        for (const std::string& speaker : split_list(value))
          announcement.speakers.push_back(as_speaker(speaker));
        return true;
      case CsvColumn::date:
        return put_date(announcement, std::string(value));
      case CsvColumn::role:
      case CsvColumn::further:
        break;
    }
    return false;
  }

  bool put_date(Announcement& announcement, const std::string& value) const {
    if (announcement.date) return false;
    announcement.date = parse_date(value);
    if (!announcement.date)
      on_problem_({announcement.origin,
                   "the date is not a day: \"" + value + "\"; write it as 2019-12-19 or 19/12/2019"});
    return true;
  }

  const Chunk& chunk_;
  const OnRecord& on_record_;
  const ChunkParser::OnProblem& on_problem_;
  char delimiter_ = ',';
  std::vector<std::string> names_;  // of the fields that further columns become, all different
  std::vector<CsvColumn> columns_;
};

}  // namespace

bool looks_like_csv(std::string_view head) {
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos) return false;
  const Row header = read_row(head.substr(0, end + 1), csv_delimiter(head));
  int known = 0;
  bool has_text = false;
  for (const std::string& name : header.cells) {
    const CsvColumn column = csv_column(to_nfc(valid_utf8(trim(name))));
    known += column != CsvColumn::further;
    has_text = has_text || column == CsvColumn::title || column == CsvColumn::body;
  }
  return known >= 2 && has_text;
}

void read_csv(const Chunk& chunk, const OnRecord& on_record, const ChunkParser::OnProblem& on_problem) {
  CsvReader(chunk, on_record, on_problem).read();
}

}  // namespace thongcao
