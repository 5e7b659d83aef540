#include "schema.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include <thongcao/text_sketch.h>
#include <thongcao/tokenizer.h>

namespace thongcao::schema {
namespace {

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

constexpr std::size_t kDayBytes = 4;
constexpr std::size_t kTitleStartBytes = 60;

// Whether a term leaves so much room.
bool is_short(std::string_view term, std::size_t room = 0) {
  const std::size_t most = kMaxTermBytes - room;
  if (term.size() <= most / 2) return true;
  return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0')) <= most;
}

// The term with a hash at its end in place of what is too long.
std::string fitted(std::string term, std::string_view hashed) {
  if (is_short(term)) return term;
  constexpr std::size_t kHashDigits = 16;
  char digits[kHashDigits];
  const auto [end, error] = std::to_chars(digits, digits + kHashDigits, fnv1a(hashed), 16);
  term.resize(std::min(term.size(), kMaxTermBytes - kHashDigits));
  while (!is_short(term, kHashDigits)) term.pop_back();
  term.append(digits, end);
  return term;
}

// Days since 1970-01-01 and as many that they are never 0.
std::uint32_t day_number(const Date& date) {
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(static_cast<unsigned>(date.month)),
                                        std::chrono::day(static_cast<unsigned>(date.day))};
  constexpr int kDaysBefore1970 = 800'000;
  return static_cast<std::uint32_t>(std::chrono::sys_days(day).time_since_epoch().count() + kDaysBefore1970);
}

std::uint32_t day_of_release(std::string_view value) {
  std::uint32_t day = 0;
  for (const char c : value.substr(0, kDayBytes)) day = (day << 8) | static_cast<unsigned char>(c);
  return day;
}

}  // namespace

std::string id_term(std::string_view id) {
  // Long ids keep a readable beginning; the hash keeps them apart.
  return fitted(std::string(prefix::kId).append(id), id);
}

std::string completion_key(std::string_view text) {
  return fold_diacritics(normalize(text));
}

std::string value_term(std::string_view value_prefix, std::string_view value) {
  std::string term(value_prefix);
  term.append(completion_key(value)).append(1, kListSeparator).append(value);
  return fitted(std::move(term), value);
}

std::string_view value_of_term(std::string_view value_prefix, std::string_view term) {
  const std::size_t separator = term.find(kListSeparator, value_prefix.size());
  if (separator == std::string_view::npos || term.size() == kMaxTermBytes) return {};
  return term.substr(separator + 1);
}

std::string title_start_term(std::string_view title) {
  const std::string key = completion_key(title);
  std::size_t end = std::min(key.size(), kTitleStartBytes);
  while (end < key.size() && end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
  return std::string(prefix::kTitleStart).append(key, 0, end);
}

std::string oldest_value(const Date& date) {
  std::string value = date_value(date);
  for (char& c : value) c = static_cast<char>('0' + ('9' - c));
  return value;
}

std::string release_value(const std::optional<Date>& date, std::string_view sketch) {
  if (sketch.empty()) return {};
  return number_value(date ? day_number(*date) : 0).substr(8 - kDayBytes).append(sketch);
}

bool same_release(std::string_view first, std::string_view second) {
  if (first.size() <= kDayBytes || second.size() <= kDayBytes) return false;
  const std::int64_t a = day_of_release(first);
  const std::int64_t b = day_of_release(second);
  if (a != 0 && b != 0 && std::abs(a - b) > kRepostDays) return false;
  return similarity(first.substr(kDayBytes), second.substr(kDayBytes)) >= kSameRelease;
}

std::string number_term(std::string_view number) {
  std::string term;
  make_term(prefix::kNumber, fold_diacritics(normalize(number)), term);
  return term;
}

std::string abbreviation_prefix(std::string_view abbreviation) {
  return std::string(prefix::kAbbreviation).append(abbreviation).append(1, kListSeparator);
}

bool make_pair_term(std::string_view first, std::string_view second, std::string& term) {
  term.assign(prefix::kPair).append(first).append(1, ' ').append(second);
  return is_short(term);
}

std::string number_value(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (int i = 7; i >= 0; --i, number >>= 8)
    bytes[static_cast<std::size_t>(i)] = static_cast<char>(number & 0xFF);
  return bytes;
}

std::uint64_t number_of_value(std::string_view value) {
  std::uint64_t number = 0;
  for (const char c : value) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::string date_value(const Date& date) {
  std::string iso = to_iso(date);
  std::erase(iso, '-');
  return iso;
}

std::optional<Date> date_of_value(std::string_view value) {
  if (value.size() != 8) return std::nullopt;
  std::string iso(value);
  iso.insert(6, 1, '-').insert(4, 1, '-');
  return parse_iso_date(iso);
}

bool make_term(std::string_view term_prefix, std::string_view text, std::string& term) {
  term.clear();
  if (text.empty() || !is_short(text, term_prefix.size())) return false;
  term.append(term_prefix).append(text);
  return true;
}

}  // namespace thongcao::schema
