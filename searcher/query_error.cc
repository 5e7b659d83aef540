#include <thongcao/query_error.h>

namespace thongcao {

QueryError::QueryError(std::size_t column, Reason reason, const std::string& message)
    : Error(ErrorCode::invalid_query, "query, column " + std::to_string(column) + ": " + message),
      column_(column),
      reason_(reason) {}

// Out of line so that the type information lives in one library.
QueryError::~QueryError() = default;

}  // namespace thongcao
