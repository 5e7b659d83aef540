#ifndef THONGCAO_SERVICE_HANDLER_H_
#define THONGCAO_SERVICE_HANDLER_H_

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <thongcao/searcher.h>

#include "answer_cache.h"
#include "request.h"
#include "routes.h"

namespace thongcao {

struct Response {
  int status = 200;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // without Content-Length and Connection

  // The value of a header; empty when there is none.
  std::string_view header(std::string_view name) const;
};

struct HandlerOptions {
  std::size_t cache_bytes = 64 << 20;  // of answers that are kept for who asks the same; 0: none
  std::string cors_origin;             // whose pages may read answers; empty: none but the service's own
  std::function<std::size_t()> documents = [] { return std::size_t{0}; };  // that can be found, for /health
  std::function<std::string()> metrics = [] { return std::string(); };     // the text of /metrics
};

// Answers requests, whatever they hold: no socket, no file. Thread-safe as long as each thread brings its own
// searcher.
class Handler {
 public:
  explicit Handler(HandlerOptions options) : options_(std::move(options)), cache_(options_.cache_bytes) {}

  // These never throw but std::bad_alloc: what fails becomes an answer with its status.

  // Reads the request's target, and answers at once what needs no search: the state of the service, files of
  // its pages, and what cannot be answered. Nothing: the request is ready for search().
  std::optional<Response> begin(Request& request) const;
  // Answers within about `time_limit`, of more than 0.
  Response search(const Request& request, Searcher& searcher, std::chrono::milliseconds time_limit) const;

  // The answer to a request that is not answered: a page for browsers, JSON for programs.
  Response refuse(const Request& request, int status, std::string_view where, std::string_view message) const;

  // The route that a request goes to, for metrics: "/announcement/{id}"; "other" when there is none.
  static std::string_view route_of(const Request& request);

 private:
  // What `action` returns, or the answer that says what it threw.
  template <typename Action>
  std::invoke_result_t<Action> guarded(const Request& request, const Action& action) const;
  Response answer(const Request& request, Content content) const;
  // Adds what every answer has, and compresses.
  void finish(const Request& request, Response& response) const;

  // What the route answers, from the cache where that is possible.
  Content content_of(const Route& route, const RouteContext& context) const;

  HandlerOptions options_;
  mutable AnswerCache cache_;
};

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_HANDLER_H_
