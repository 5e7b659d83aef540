#include "xapian_error.h"

#include <string_view>

#include <thongcao/error.h>

namespace thongcao::schema {

void throw_translated(const Xapian::Error& error, const std::string& what) {
  const std::string_view type = error.get_type();
  std::string reason = error.get_msg();
  if (const char* system = error.get_error_string(); system != nullptr)
    reason += std::string(" (") + system + ")";
  const auto fail = [&](ErrorCode code, const std::string& advice) {
    throw Error(code, what + ": " + reason + "; " + advice);
  };
  if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError")
    fail(ErrorCode::not_found, "check the path, or build it with thongcao-index");
  if (type == "DatabaseLockError")
    fail(ErrorCode::locked,
         "locked by another indexer; wait until it has finished, or wait for it with --wait");
  if (type == "DatabaseCorruptError" || type == "SerialisationError") {
    fail(ErrorCode::corruption, "restore it from a copy or build it again");
  }
  if (type == "DatabaseModifiedError" || type == "DocNotFoundError")  // again and again, or a term's document
    fail(ErrorCode::corruption,
         "unless an indexer is busy with it, restore it from a copy or build it again");
  if (type == "DatabaseVersionError")
    fail(ErrorCode::incompatible_index, "build it again with thongcao-index");
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    fail(ErrorCode::unavailable, "check that the server runs and can be reached");
  }
  if (type == "QueryParserError" || type == "WildcardError")
    fail(ErrorCode::invalid_query, "make the query simpler");
  if (type == "InvalidArgumentError" || type == "RangeError")
    fail(ErrorCode::invalid_argument, "correct the argument");
  fail(ErrorCode::io, "check the disk and the permissions");
  throw;  // not reached: fail always throws
}

}  // namespace thongcao::schema
