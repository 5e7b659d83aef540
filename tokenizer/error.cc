#include <thongcao/error.h>

namespace thongcao {

const char* to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::io:
      return "io";
    case ErrorCode::corruption:
      return "corruption";
    case ErrorCode::incompatible_index:
      return "incompatible_index";
    case ErrorCode::invalid_query:
      return "invalid_query";
    case ErrorCode::locked:
      return "locked";
    case ErrorCode::unavailable:
      return "unavailable";
    case ErrorCode::timed_out:
      return "timed_out";
  }
  return "unknown";
}

Error::Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

// Out of line so that the type information lives in one library and the exception is caught across all of
// them.
Error::~Error() = default;

}  // namespace thongcao
