#include "search_parameters.h"

#include <charconv>
#include <cmath>

#include <thongcao/printable.h>

namespace thongcao {
namespace {

constexpr const char* kFacetNames = "speaker, agency, source, year or month";
// Values of one parameter that may be repeated.
constexpr std::size_t kMaxFilters = 20;

[[noreturn]] void refuse(std::string_view name, const std::string& takes, std::string_view value) {
  throw RequestError(400, std::string(name),
                     "takes " + takes + ", not '" + printable_text(value.substr(0, 100)) + "'");
}

bool read_switch(const Request& request, std::string_view name) {
  const auto value = request.parameter(name);
  if (!value || *value == "0") return false;
  if (*value != "1") refuse(name, "0 or 1", *value);
  return true;
}

Facet read_facet(std::string_view name, std::string_view value) {
  const auto facet = facet_of_name(value);
  if (!facet) refuse(name, kFacetNames, value);
  return *facet;
}

// speaker:Chu Ngọc Anh
Filter read_filter(std::string_view value) {
  const std::size_t colon = value.find_first_of(":=");
  if (colon == std::string_view::npos) refuse("filter", "FIELD:VALUE", value);
  const Facet facet = read_facet("filter", value.substr(0, colon));
  return {facet, std::string(value.substr(colon + 1))};
}

SortOrder read_sort(const Request& request) {
  const auto value = request.parameter("sort");
  if (!value || *value == "relevance") return SortOrder::relevance;
  if (*value == "newest") return SortOrder::newest;
  if (*value == "oldest") return SortOrder::oldest;
  refuse("sort", "relevance, newest or oldest", *value);
}

Recency read_recency(const Request& request) {
  Recency recency;
  const bool asked = read_switch(request, "recency");
  if (asked) recency.weight = Recency::kUsualWeight;
  const auto value = request.parameter("half-life");
  if (!value) return recency;
  if (!asked) throw RequestError(400, "half-life", "needs recency=1");
  const auto [end, error] =
      std::from_chars(value->data(), value->data() + value->size(), recency.half_life_days);
  if (error != std::errc() || end != value->data() + value->size() ||
      !std::isfinite(recency.half_life_days) || recency.half_life_days <= 0) {
    refuse("half-life", "a number of days greater than 0", *value);
  }
  return recency;
}

}  // namespace

std::size_t read_number(const Request& request, std::string_view name, std::size_t otherwise,
                        std::size_t max) {
  const auto value = request.parameter(name);
  if (!value) return otherwise;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (error != std::errc() || end != value->data() + value->size() || number > max)
    refuse(name, "a number from 0 to " + std::to_string(max), *value);
  return number;
}

SearchRequest read_search(const Request& request) {
  SearchRequest search;
  search.query = request.parameter("q").value_or("");
  SearchOptions& options = search.options;
  options.limit = read_number(request, "limit", options.limit, kMaxServiceLimit);
  options.offset = read_number(request, "offset", 0, kMaxServiceOffset);
  options.snippet_characters = read_number(request, "snippet", options.snippet_characters, 1000);
  options.sort = read_sort(request);
  for (const auto& [name, value] : request.parameters) {
    if (name == "filter") options.filters.push_back(read_filter(value));
    if (name == "facet") options.facets.push_back(read_facet(name, value));
    if (options.filters.size() > kMaxFilters || options.facets.size() > kMaxFilters)
      throw RequestError(400, name, "may be given " + std::to_string(kMaxFilters) + " times at most");
  }
  if (const auto value = request.parameter("histogram")) {
    options.histogram = facet_of_name(*value);
    if (options.histogram != Facet::year && options.histogram != Facet::month)
      refuse("histogram", "year or month", *value);
  }
  options.collapse_duplicates = read_switch(request, "collapse");
  options.explain = read_switch(request, "explain");
  options.recency = read_recency(request);
  return search;
}

}  // namespace thongcao
