#include "routes.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include <thongcao/error.h>
#include <thongcao/printable.h>
#include <thongcao/query_error.h>
#include <thongcao/results_json.h>

#include "openapi.h"
#include "page.h"
#include "search_parameters.h"

namespace thongcao {
namespace {

constexpr const char* kJson = "application/json";
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr std::size_t kSuggestions = 8;
constexpr std::size_t kSimilarOnPage = 5;
constexpr std::size_t kFacetValuesOnPage = 8;

SearchRequest read_limited(const RouteContext& context) {
  SearchRequest search = read_search(context.request);
  search.options.time_limit = context.time_limit;
  return search;
}

Content search(const RouteContext& context) {
  const SearchRequest search = read_limited(context);
  return {kJson, to_json(search.query, context.searcher->search(search.query, search.options))};
}

Content facets(const RouteContext& context) {
  SearchRequest search = read_limited(context);
  search.options.limit = 0;
  search.options.offset = 0;
  if (search.options.facets.empty())
    search.options.facets = {Facet::speaker, Facet::agency, Facet::source, Facet::year, Facet::month};
  return {kJson, to_json(search.query, context.searcher->search(search.query, search.options))};
}

Content complete(const RouteContext& context) {
  const std::string_view prefix = context.request.parameter("q").value_or("");
  const std::size_t limit = read_number(context.request, "limit", kSuggestions, kMaxServiceLimit);
  return {kJson, to_json(prefix, context.searcher->complete(prefix, limit))};
}

// What the query probably was meant to be, and what begins like it.
Content suggest(const RouteContext& context) {
  SearchRequest search = read_limited(context);
  search.options.limit = 0;
  return {kJson, to_json(search.query, context.searcher->complete(search.query, kSuggestions),
                         context.searcher->search(search.query, search.options).corrected_query)};
}

Content similar(const RouteContext& context) {
  const SearchRequest search = read_limited(context);
  const std::string& id = context.request.path[1];
  return {kJson, to_json(id, context.searcher->similar(id, search.options))};
}

Language read_language(const Request& request) {
  const auto value = request.parameter("lang");
  if (!value || *value == "vi") return Language::vietnamese;
  if (*value == "en") return Language::english;
  throw RequestError(400, "lang", "takes vi or en");
}

bool wants_html(const Request& request) {
  const auto format = request.parameter("format");
  if (format) {
    if (*format == "json") return false;
    if (*format == "html") return true;
    throw RequestError(400, "format", "takes json or html");
  }
  return header_allows(request.accept, "text/html");
}

Content announcement(const RouteContext& context) {
  const std::string& id = context.request.path[1];
  const std::optional<Announcement> found = context.searcher->find(id);
  if (!found)
    throw RequestError(
        404, "id", "there is no announcement '" + printable_text(std::string_view(id).substr(0, 200)) + "'");
  if (!wants_html(context.request)) return {kJson, to_json_line(*found)};
  SearchOptions options;
  options.limit = kSimilarOnPage;
  options.snippet_characters = 0;
  options.time_limit = context.time_limit;
  return {kHtml,
          announcement_page(read_language(context.request), *found, context.searcher->similar(id, options))};
}

// Only the years of a search are counted, or the months of a year that was chosen.
Facet histogram_of(const SearchOptions& options) {
  const bool year_chosen = std::any_of(options.filters.begin(), options.filters.end(),
                                       [](const Filter& filter) { return filter.facet == Facet::year; });
  return year_chosen ? Facet::month : Facet::year;
}

Content page(const RouteContext& context) {
  PageRequest request{read_language(context.request), read_limited(context)};
  SearchOptions& options = request.search.options;
  const bool blank = request.search.query.find_first_not_of(' ') == std::string::npos;
  if (blank && options.filters.empty()) return {kHtml, search_page(request, nullptr)};
  options.facets = {Facet::agency, Facet::speaker, Facet::source};
  options.facet_values = kFacetValuesOnPage;
  options.histogram = histogram_of(options);
  try {
    const Results results = context.searcher->search(request.search.query, options);
    return {kHtml, search_page(request, &results)};
  } catch (const QueryError& error) {
    return {kHtml, search_page(request, nullptr, &error), 400};
  }
}

Content asset(const RouteContext& context) {
  const std::optional<Asset> found = find_asset(context.request.path[0]);
  if (!found) throw RequestError(404, "path", "there is no such page");
  return {std::string(found->type), std::string(found->content)};
}

Content health(const RouteContext& context) {
  return {kJson, nlohmann::ordered_json{{"status", "ok"}, {"documents", context.documents()}}.dump()};
}

Content metrics(const RouteContext& context) {
  return {"text/plain; version=0.0.4; charset=utf-8", context.metrics()};
}

Content openapi(const RouteContext&) {
  return {kJson, std::string(kOpenApi)};
}

constexpr std::array<Route, 13> kRoutes = {{{"/", true, page},
                                            {"/search", true, search},
                                            {"/facets", true, facets},
                                            {"/suggest", true, suggest},
                                            {"/complete", true, complete},
                                            {"/announcement/{id}", true, announcement},
                                            {"/similar/{id}", true, similar},
                                            {"/health", false, health},
                                            {"/metrics", false, metrics},
                                            {"/openapi.json", false, openapi},
                                            {"/style.css", false, asset},
                                            {"/search.js", false, asset},
                                            {"/favicon.svg", false, asset}}};

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

const Route* find_route(const std::vector<std::string>& path) {
  constexpr std::string_view kId = "/{id}";
  for (const Route& route : kRoutes) {
    const std::string_view name = route.name;
    const bool has_id = name.ends_with(kId);
    if (path.size() != (name == "/" ? 0u : has_id ? 2u : 1u)) continue;
    const std::string_view fixed = has_id ? name.substr(0, name.size() - kId.size()) : name;
    if (path.empty() || fixed.substr(1) == path[0]) return &route;
  }
  return nullptr;
}

}  // namespace thongcao
