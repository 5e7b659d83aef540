#ifndef THONGCAO_ERROR_H_
#define THONGCAO_ERROR_H_

#include <stdexcept>
#include <string>

#include <thongcao/export.h>

namespace thongcao {

// What went wrong, for a program to decide on; the message is for people.
enum class ErrorCode {
  invalid_argument,    // the caller's mistake: an option out of range, an empty path
  not_found,           // a file, database or document that is not there
  io,                  // the system refused to read or write
  corruption,          // stored data contradicts itself
  incompatible_index,  // a database of another program, schema version or analyser
  invalid_query,       // a query that cannot be meant; see QueryError for the place
  locked,              // another writer holds the database
  unavailable,         // a remote database does not answer
  timed_out,           // a search took longer than it may
};

// "invalid_argument", "not_found" …: the enumerator's name.
THONGCAO_API const char* to_string(ErrorCode code) noexcept;

// The only exception type that the libraries throw (and std::bad_alloc). what() says what happened, where,
// and what to do about it, in English, without a trailing period or newline.
class THONGCAO_API Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message);
  ~Error() override;
  ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace thongcao

#endif  // THONGCAO_ERROR_H_
