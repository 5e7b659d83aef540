#include <chrono>
#include <cstdio>

#include <thongcao/date.h>

namespace thongcao {
namespace {

// The number that `text` starts with if it has exactly `digits` digits there, -1 otherwise.
int fixed_number(std::string_view text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int number = 0;
  for (char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

bool is_valid(const Date& date) noexcept {
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.day < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(date.month),
                                     std::chrono::day(date.day))
      .ok();
}

std::string to_iso(const Date& date) {
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

std::optional<Date> parse_iso_date(std::string_view text) noexcept {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const Date date{fixed_number(text, 4), fixed_number(text.substr(5), 2), fixed_number(text.substr(8), 2)};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

}  // namespace thongcao
