#ifndef THONGCAO_SERVICE_ROUTES_H_
#define THONGCAO_SERVICE_ROUTES_H_

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <thongcao/searcher.h>

#include "request.h"

namespace thongcao {

// What an answer says, before it is put into HTTP.
struct Content {
  std::string type;
  std::string body;
};

// What routes answer from.
struct RouteContext {
  const Request& request;
  Searcher& searcher;
  std::chrono::milliseconds time_limit;
  const std::function<std::string()>& metrics;
};

struct Route {
  std::string_view name;  // "/announcement/{id}", as openapi.json calls it
  bool repeatable;        // whether the same request to the same state of the index has the same answer
  // Throws RequestError, Error.
  Content (*answer)(const RouteContext&);
};

// All of them; a path that begins alike and has one segment more than the name's fixed part goes to an {id}.
std::span<const Route> routes();
// The one that a path, decoded, goes to; null when there is none.
const Route* find_route(const std::vector<std::string>& path);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_ROUTES_H_
