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
  int status = 200;
};

// What routes answer from.
struct RouteContext {
  const Request& request;
  const std::function<std::size_t()>& documents;
  const std::function<std::string()>& metrics;
  // Only of routes that search.
  Searcher* searcher = nullptr;
  std::chrono::milliseconds time_limit{0};
};

struct Route {
  std::string_view name;  // "/announcement/{id}", as openapi.json calls it
  bool searches;          // else it is answered at once
  // Throws RequestError, Error.
  Content (*answer)(const RouteContext&);
};

// All of them; a path that begins alike and has one segment more than the name's fixed part goes to an {id}.
std::span<const Route> routes();
// The one that a path, decoded, goes to; null when there is none.
const Route* find_route(const std::vector<std::string>& path);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_ROUTES_H_
