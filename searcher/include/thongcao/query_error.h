#ifndef THONGCAO_QUERY_ERROR_H_
#define THONGCAO_QUERY_ERROR_H_

#include <cstddef>
#include <string>

#include <thongcao/error.h>
#include <thongcao/export.h>

namespace thongcao {

// A query that cannot be meant. what() says what was found at which place and what was expected there.
class THONGCAO_API QueryError : public Error {
 public:
  // `column`: the place in the query in characters, from 1.
  QueryError(std::size_t column, const std::string& message);
  ~QueryError() override;
  std::size_t column() const noexcept { return column_; }

 private:
  std::size_t column_;
};

}  // namespace thongcao

#endif  // THONGCAO_QUERY_ERROR_H_
