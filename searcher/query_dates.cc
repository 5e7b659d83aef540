#include "query_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

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
    if (error != std::errc() || digits == 3 || digits > 4 || text[0] == '-') return std::nullopt;
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
  const auto years = std::count(digits.begin(), digits.end(), 4u);
  if (years != 1 || (!year_first && digits[last] != 4)) return std::nullopt;
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

// Found text as an error message shows it, cut when it is long.
std::string quoted(std::string_view found) {
  constexpr std::size_t kLongest = 40;  // in bytes; cut between characters
  std::size_t length = std::min(found.size(), kLongest);
  while (length > 0 && length < found.size() && (static_cast<unsigned char>(found[length]) & 0xC0) == 0x80)
    --length;
  return "'" + std::string(found.substr(0, length)) + (length < found.size() ? "…'" : "'");
}

// How a date limits a range.
enum class Comparison { equal, from, to, after, before };

// Takes the comparison that `text` begins with.
Comparison take_comparison(std::string_view& text) {
  static constexpr std::pair<std::string_view, Comparison> kComparisons[] = {
      {">=", Comparison::from}, {"≥", Comparison::from},   {"<=", Comparison::to},  {"≤", Comparison::to},
      {">", Comparison::after}, {"<", Comparison::before}, {"=", Comparison::equal}};
  for (const auto& [sign, comparison] : kComparisons) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return comparison;
  }
  return Comparison::equal;
}

// Reads the dates of one text and remembers what was wrong.
class Reader {
 public:
  Reader(std::string_view text, DateProblem& problem) : text_(text), problem_(problem) {}

  std::optional<DateRange> read() const {
    for (const std::string_view dots : {"..", "…"}) {
      if (const std::size_t at = text_.find(dots); at != std::string_view::npos) {
        return read_range(text_.substr(0, at), text_.substr(at + dots.size()));
      }
    }
    std::string_view rest = text_;
    const Comparison comparison = take_comparison(rest);
    const auto found = period(rest);
    return found ? compared(*found, comparison, rest) : std::nullopt;
  }

 private:
  using Reason = QueryError::Reason;

  std::optional<DateRange> fail(std::string_view part, Reason reason, const std::string& message) const {
    problem_ = {static_cast<std::size_t>(part.data() - text_.data()), reason, message};
    return std::nullopt;
  }

  std::optional<DateRange> period(std::string_view part) const {
    if (auto range = read_period(part)) return range;
    return fail(part, Reason::no_date,
                "found " + quoted(part) +
                    ", which is no date; expected a day (2019-12-19 or "
                    "19/12/2019), a month (2019-12 or 12/2019), a year (2019) or a range (2019-10..2019-12)");
  }

  std::optional<DateRange> read_range(std::string_view from, std::string_view to) const {
    if (from.empty() && to.empty()) return period(text_);
    DateRange range;
    if (!from.empty()) {
      const auto found = period(from);
      if (!found) return std::nullopt;
      range.first = found->first;
    }
    if (!to.empty()) {
      const auto found = period(to);
      if (!found) return std::nullopt;
      range.last = found->last;
    }
    if (range.first && range.last && *range.last < *range.first) {
      return fail(
          text_, Reason::dates_reversed,
          "found " + quoted(text_) + ", which ends before it begins; expected the earlier date first");
    }
    return range;
  }

  std::optional<DateRange> compared(const DateRange& found, Comparison comparison,
                                    std::string_view part) const {
    switch (comparison) {
      case Comparison::equal:
        return found;
      case Comparison::from:
        return DateRange{found.first, std::nullopt};
      case Comparison::to:
        return DateRange{std::nullopt, found.last};
      case Comparison::after:
        if (const Date next = next_day(*found.last); is_valid(next)) return DateRange{next, std::nullopt};
        break;
      case Comparison::before:
        if (const Date previous = previous_day(*found.first); is_valid(previous)) {
          return DateRange{std::nullopt, previous};
        }
        break;
    }
    return fail(part, Reason::dates_out_of_range,
                "found " + quoted(part) + ", beyond which there is no date; expected years 1 to 9999");
  }

  std::string_view text_;
  DateProblem& problem_;
};

}  // namespace

std::optional<DateRange> parse_query_dates(std::string_view text, DateProblem& problem) {
  return Reader(text, problem).read();
}

}  // namespace thongcao
