#include "index_report.h"

#include <array>
#include <cmath>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace thongcao {
namespace {

std::string rounded(double value, int decimals) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return text.data();
}

// Whether a control character of two bytes, U+0080 to U+009F, is at `i`.
bool is_c1(std::string_view text, std::size_t i) {
  return text[i] == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
}

double rate(std::uint64_t amount, double seconds) {
  return seconds > 0 ? static_cast<double>(amount) / seconds : 0;
}

}  // namespace

std::string format_bytes(std::uint64_t bytes) {
  static constexpr std::array kUnits = {"B", "kB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 999.5 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  return rounded(value, unit == 0 || value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2) + ' ' + kUnits[unit];
}

std::string format_duration(double seconds) {
  const auto total = static_cast<std::int64_t>(std::llround(seconds));
  const auto padded = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  if (seconds < 9.95) return rounded(seconds, 1) + " s";
  if (total < 60) return std::to_string(total) + " s";
  if (total < 3600) return std::to_string(total / 60) + " min " + padded(total % 60) + " s";
  return std::to_string(total / 3600) + " h " + padded(total % 3600 / 60) + " min";
}

std::string printable(std::string_view text) {
  constexpr std::size_t kMaxBytes = 1000;
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string clean;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool continues = (c & 0xC0) == 0x80;
    if (clean.size() >= kMaxBytes && !continues) return clean + "…";
    const bool c1 = is_c1(text, i);
    if (c1) ++i;
    if (c1 || c < 0x20 || c == 0x7F)
      clean += kReplacement;
    else
      clean += text[i];
  }
  return clean;
}

std::string escape_controls(std::string_view json) {
  std::string clean;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (is_c1(json, i)) {
      std::array<char, 8> escape;
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned char>(json[++i]));
      clean += escape.data();
    } else if (json[i] == '\x7F') {
      clean += "\\u007f";
    } else {
      clean += json[i];
    }
  }
  return clean;
}

void ProgressLine::show(const IndexProgress& p) {
  std::string line = std::to_string(p.announcements) + " announcements";
  if (p.skipped > 0) line += ", " + std::to_string(p.skipped) + " skipped";
  line += ", " + rounded(rate(p.bytes_read, p.seconds) / 1e6, 1) + " MB/s";
  if (p.bytes_expected > 0 && p.bytes_read > 0) {
    const double done = static_cast<double>(p.bytes_read) / static_cast<double>(p.bytes_expected);
    line += ", " + rounded(100 * done, 0) + " %, " + format_duration(p.seconds * (1 - done) / done) + " left";
  }
  out_ << '\r' << line << "\x1B[K" << std::flush;
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) out_ << "\r\x1B[K" << std::flush;
  shown_ = false;
}

void print_statistics(const DatabaseStatistics& s, std::ostream& out) {
  std::uint64_t bytes = 0;
  for (const auto& [table, size] : s.table_bytes) bytes += size;
  out << s.documents << " documents, " << s.terms << " terms, " << s.term_occurrences << " occurrences, "
      << format_bytes(bytes) << '\n';
  if (s.shards > 1) out << s.shards << " shards\n";
  out << "tables:";
  for (const auto& [table, size] : s.table_bytes) out << ' ' << table << ' ' << format_bytes(size) << ';';
  out << "\ndates: ";
  if (s.first_date) out << to_iso(*s.first_date) << " to " << to_iso(*s.last_date) << ", ";
  out << s.undated << " undated\n";
  for (const auto& [name, documents] : s.speakers)
    out << "speaker: " << printable(name) << ", " << documents << " documents\n";
  out << "schema " << s.schema << ", analyser " << s.analyser << '\n';
}

void print_statistics_json(const DatabaseStatistics& s, std::ostream& out) {
  using nlohmann::ordered_json;
  ordered_json tables = ordered_json::object();
  for (const auto& [table, size] : s.table_bytes) tables[table] = size;
  ordered_json speakers = ordered_json::array();
  for (const auto& [name, documents] : s.speakers)
    speakers.push_back({{"name", name}, {"documents", documents}});
  const auto iso = [](const std::optional<Date>& date) {
    return date ? ordered_json(to_iso(*date)) : ordered_json();
  };
  const ordered_json object = {{"documents", s.documents},
                               {"terms", s.terms},
                               {"term_occurrences", s.term_occurrences},
                               {"shards", s.shards},
                               {"table_bytes", tables},
                               {"first_date", iso(s.first_date)},
                               {"last_date", iso(s.last_date)},
                               {"undated", s.undated},
                               {"speakers", speakers},
                               {"schema", s.schema},
                               {"analyser", s.analyser}};
  out << escape_controls(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace)) << '\n';
}

void print_summary(const IndexSummary& s, const std::string& database, std::ostream& out) {
  out << s.announcements << " announcements read: " << s.added << " added, " << s.replaced << " replaced, "
      << s.unchanged << " unchanged, " << s.removed << " removed; " << s.skipped << " skipped\n"
      << format_bytes(s.bytes_read) << " in " << format_duration(s.seconds) << ", "
      << rounded(rate(s.bytes_read, s.seconds) / 1e6, 1) << " MB/s, "
      << rounded(rate(s.announcements, s.seconds), 0) << " announcements/s\n"
      << database << ": " << s.documents << " documents, " << format_bytes(s.database_bytes) << '\n';
}

}  // namespace thongcao
