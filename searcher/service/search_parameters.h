#ifndef THONGCAO_SERVICE_SEARCH_PARAMETERS_H_
#define THONGCAO_SERVICE_SEARCH_PARAMETERS_H_

#include <string>

#include <thongcao/searcher.h>

#include "request.h"

namespace thongcao {

// Most results of one answer: those of a page, since each costs a snippet.
inline constexpr std::size_t kMaxServiceLimit = 100;
// Deepest result that can be asked for; whoever needs them all has the dump.
inline constexpr std::size_t kMaxServiceOffset = 10'000;

// A search as a request asks for it.
struct SearchRequest {
  std::string query;
  SearchOptions options;
};

// Reads q, limit, offset, sort, filter, facet, histogram, collapse, recency, half-life, snippet and explain,
// which mean what the options of thongcao-search mean; others are left to the caller. Throws
// RequestError(400), which names the parameter and says what it takes.
SearchRequest read_search(const Request& request);

// The number of a parameter, `otherwise` when it is not given. Throws RequestError(400) when it is none up to
// `max`.
std::size_t read_number(const Request& request, std::string_view name, std::size_t otherwise,
                        std::size_t max);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_SEARCH_PARAMETERS_H_
