#ifndef THONGCAO_DATE_H_
#define THONGCAO_DATE_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include <thongcao/export.h>

namespace thongcao {

// A day of the proleptic Gregorian calendar. Years 1 to 9999.
struct Date {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to the month's last

  auto operator<=>(const Date&) const = default;
};

THONGCAO_API bool is_valid(const Date& date) noexcept;
// "2019-12-19"
THONGCAO_API std::string to_iso(const Date& date);
// Reads "2019-12-19", also with a time behind it ("2019-12-19T08:00:00+07:00"); nothing when it is not a
// valid day.
THONGCAO_API std::optional<Date> parse_iso_date(std::string_view text) noexcept;

}  // namespace thongcao

#endif  // THONGCAO_DATE_H_
