#ifndef THONGCAO_SERVICE_PAGE_H_
#define THONGCAO_SERVICE_PAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thongcao/announcement.h>
#include <thongcao/searcher.h>

#include "search_parameters.h"

namespace thongcao {

enum class Language : std::uint8_t { vietnamese, english };

// What a page shows, as its address says it.
struct PageRequest {
  Language language = Language::vietnamese;
  SearchRequest search;
};

// The pages of the service as HTML, without any script or style of their own. All that comes from
// announcements or requests is escaped. Thread-safe.

// What was found; without results the start page, or what is wrong with the query.
std::string search_page(const PageRequest& request, const Results* results,
                        const QueryError* error = nullptr);
// `similar` are announcements like this one.
std::string announcement_page(Language language, const Announcement& announcement, const Results& similar);
std::string error_page(Language language, int status, std::string_view message);

// Files that the pages need: "style.css", "search.js", "favicon.svg".
struct Asset {
  std::string_view content;
  std::string_view type;
};
std::optional<Asset> find_asset(std::string_view name);

}  // namespace thongcao

#endif  // THONGCAO_SERVICE_PAGE_H_
