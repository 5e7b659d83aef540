#ifndef THONGCAO_QUERY_ERROR_H_
#define THONGCAO_QUERY_ERROR_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include <thongcao/error.h>
#include <thongcao/export.h>

namespace thongcao {

// A query that cannot be meant. what() says what was found at which place and what was expected there.
class THONGCAO_API QueryError : public Error {
 public:
  // For who says it in another language than what().
  enum class Reason : std::uint8_t {
    too_long,  // in bytes
    too_many_words,
    too_many_prefixes,   // words with *
    too_deep,            // parentheses
    too_frequent_words,  // for one search, together
    near_operand,        // beside NEAR stands something else than words or a phrase
    near_fields,         // between two fields
    no_date,
    dates_reversed,     // a range that ends before it begins
    dates_out_of_range  // before all dates, or after them
  };

  // `column`: the place in the query in characters, from 1.
  QueryError(std::size_t column, Reason reason, const std::string& message);
  ~QueryError() override;
  std::size_t column() const noexcept { return column_; }
  Reason reason() const noexcept { return reason_; }

 private:
  std::size_t column_;
  Reason reason_;
};

}  // namespace thongcao

#endif  // THONGCAO_QUERY_ERROR_H_
