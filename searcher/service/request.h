#ifndef THONGCAO_SERVICE_REQUEST_H_
#define THONGCAO_SERVICE_REQUEST_H_

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thongcao {

// A request that cannot be answered as it is: the status to answer with, and what in it is at fault.
class RequestError : public std::runtime_error {
 public:
  RequestError(int status, std::string where, const std::string& message)
      : std::runtime_error(message), status_(status), where_(std::move(where)) {}
  int status() const noexcept { return status_; }
  const std::string& where() const noexcept { return where_; }  // "limit", "path"; empty: the whole

 private:
  int status_;
  std::string where_;
};

// What the service needs to know of an HTTP request.
struct Request {
  std::string method;  // "GET"
  std::string target;  // as sent
  // Of the target, percent-decoded and valid UTF-8.
  std::vector<std::string> path;                                // "/similar/a%2Fb" → {"similar", "a/b"}
  std::vector<std::pair<std::string, std::string>> parameters;  // in order
  // Headers, as sent; empty when absent.
  std::string accept;
  std::string accept_encoding;
  std::string if_none_match;

  // The value of a parameter that may be given once. Throws RequestError when it is given more often.
  std::optional<std::string_view> parameter(std::string_view name) const;
};

// Fills in `path` and `parameters` from `target`. Throws RequestError(400) for a target that is no path, has
// a broken percent code, bytes that are not UTF-8, or U+0000.
void read_target(Request& request);

// A text as one segment of a path or one value of a parameter: all but letters, digits and -._~ as percent
// codes.
std::string percent_encoded(std::string_view text);

// Whether a header that lists names, such as Accept-Encoding, allows `name`: listed, and not with q=0.
bool header_allows(std::string_view header, std::string_view name);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_REQUEST_H_
