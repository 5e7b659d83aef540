#include "query_dates.h"

#include <array>
#include <charconv>

namespace thongcao {
namespace {

int days_of_month(int year, int month) {
  for (int day = 31; day > 28; --day) {
    if (is_valid({year, month, day})) return day;
  }
  return 28;
}

Date next_day(Date d) {
  if (++d.day <= days_of_month(d.year, d.month)) return d;
  d.day = 1;
  if (++d.month <= 12) return d;
  return {d.year + 1, 1, 1};
}

Date previous_day(Date d) {
  if (--d.day >= 1) return d;
  if (--d.month < 1) {
    d.month = 12;
    --d.year;
  }
  return {d.year, d.month, days_of_month(d.year, d.month)};
}

// Up to three numbers between equal separators.
struct Numbers {
  std::array<int, 3> value{};
  std::array<std::size_t, 3> digits{};
  int count = 0;
};

std::optional<Numbers> read_numbers(std::string_view text) {
  Numbers numbers;
  char separator = 0;
  while (numbers.count < 3) {
    int& value = numbers.value[static_cast<std::size_t>(numbers.count)];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || value < 0 || digits > 4 || text[0] == '-') return std::nullopt;
    numbers.digits[static_cast<std::size_t>(numbers.count++)] = digits;
    text.remove_prefix(digits);
    if (text.empty()) return numbers;
    if ((text[0] != '-' && text[0] != '/' && text[0] != '.') || (separator != 0 && text[0] != separator)) {
      return std::nullopt;
    }
    separator = text[0];
    text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
  }
  return std::nullopt;
}

// The days of one date of any precision.
std::optional<DateRange> read_period(std::string_view text) {
  const auto numbers = read_numbers(text);
  if (!numbers) return std::nullopt;
  const auto& [v, digits, count] = *numbers;
  const bool year_first = digits[0] == 4;
  const auto last = static_cast<std::size_t>(count - 1);
  if (!year_first && digits[last] != 4) return std::nullopt;
  const int year = year_first ? v[0] : v[last];
  if (count == 1) {
    if (!is_valid({year, 1, 1})) return std::nullopt;
    return DateRange{Date{year, 1, 1}, Date{year, 12, 31}};
  }
  const int month = count == 2 ? (year_first ? v[1] : v[0]) : v[1];
  if (!is_valid({year, month, 1})) return std::nullopt;
  if (count == 2) return DateRange{Date{year, month, 1}, Date{year, month, days_of_month(year, month)}};
  const Date day{year, month, year_first ? v[2] : v[0]};
  if (!is_valid(day)) return std::nullopt;
  return DateRange{day, day};
}

bool take(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

}  // namespace

std::optional<DateRange> parse_query_dates(std::string_view text, std::string& problem) {
  const auto period = [&](std::string_view part) {
    auto range = read_period(part);
    if (!range) {
      problem = "'" + std::string(part) +
                "' is no date; write a day (2019-12-19 or 19/12/2019), a month (2019-12 or "
                "12/2019), a year (2019) or a range (2019-10..2019-12)";
    }
    return range;
  };
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    const std::string_view from = text.substr(0, dots);
    const std::string_view to = text.substr(dots + 2);
    DateRange range;
    if (from.empty() && to.empty()) {
      period(text);
      return std::nullopt;
    }
    for (const bool first : {true, false}) {
      const std::string_view part = first ? from : to;
      if (part.empty()) continue;
      const auto found = period(part);
      if (!found) return std::nullopt;
      (first ? range.first : range.last) = first ? found->first : found->last;
    }
    if (range.first && range.last && *range.last < *range.first) {
      problem = "the range ends before it begins; write the earlier date first";
      return std::nullopt;
    }
    return range;
  }
  const bool from = take(text, ">=");
  const bool to = !from && take(text, "<=");
  const bool after = !from && !to && take(text, ">");
  const bool before = !from && !to && !after && take(text, "<");
  if (!from && !to && !after && !before) take(text, "=");
  const auto found = period(text);
  if (!found) return std::nullopt;
  if (from) return DateRange{found->first, std::nullopt};
  if (to) return DateRange{std::nullopt, found->last};
  if (after) return DateRange{next_day(*found->last), std::nullopt};
  if (before) return DateRange{std::nullopt, previous_day(*found->first)};
  return found;
}

}  // namespace thongcao
