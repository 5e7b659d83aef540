#ifndef THONGCAO_SEARCHER_QUERY_DATES_H_
#define THONGCAO_SEARCHER_QUERY_DATES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <thongcao/date.h>
#include <thongcao/query_error.h>

namespace thongcao {

// Days from `first` to `last`, both included; an end that is missing is open.
struct DateRange {
  std::optional<Date> first;
  std::optional<Date> last;
};

struct DateProblem {
  std::size_t at = 0;  // byte of the text where it begins
  QueryError::Reason reason = QueryError::Reason::no_date;
  std::string message;  // what was found and what is expected
};

// Reads what a query says of dates: a day (2019-12-19, 19/12/2019, 19-12-2019, 19.12.2019), a month (2019-12,
// 12/2019), a year (2019), each also behind >=, <=, >, <, =, and ranges a..b with one end or both. Nothing
// when it cannot be read; `problem` then says why.
std::optional<DateRange> parse_query_dates(std::string_view text, DateProblem& problem);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_DATES_H_
