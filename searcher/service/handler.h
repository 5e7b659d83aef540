#ifndef THONGCAO_SERVICE_HANDLER_H_
#define THONGCAO_SERVICE_HANDLER_H_

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
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
  std::chrono::milliseconds time_limit{2000};  // of each search
  std::size_t cache_bytes = 64 << 20;          // of answers that are kept for who asks the same; 0: none
  std::string cors_origin;               // whose pages may read answers; empty: none but the service's own
  std::function<std::string()> metrics;  // the text of /metrics
};

// Answers requests, whatever they hold: no socket, no file. Thread-safe as long as each thread brings its own
// searcher.
class Handler {
 public:
  explicit Handler(HandlerOptions options) : options_(std::move(options)), cache_(options_.cache_bytes) {}

  // Never throws but std::bad_alloc: what fails becomes an answer with its status.
  Response handle(Request& request, Searcher& searcher) const;

  // The answer to a request that cannot be read or served at all.
  Response refuse(int status, std::string_view where, std::string_view message) const;

  // The route that a request goes to, for metrics: "/announcement/{id}"; "other" when there is none.
  static std::string_view route_of(const Request& request);

 private:
  Response answer(const Request& request, Searcher& searcher) const;
  // The same for who asked: a page for browsers, JSON for programs.
  Response refuse(const Request& request, int status, std::string_view where, std::string_view message) const;
  // Adds what every answer has, and compresses.
  void finish(const Request& request, Response& response) const;

  // What the route answers, from the cache where that is possible.
  Content content_of(const Route& route, const Request& request, Searcher& searcher) const;

  HandlerOptions options_;
  mutable AnswerCache cache_;
};

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_HANDLER_H_
