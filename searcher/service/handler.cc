#include "handler.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include <nlohmann/json.hpp>
#include <xxhash.h>

#include <thongcao/error.h>
#include <thongcao/printable.h>
#include <thongcao/query_error.h>

#include "gzip.h"
#include "page.h"
#include "routes.h"

namespace thongcao {
namespace {

constexpr std::size_t kWorthCompressing = 1024;  // bytes

// Answers change with the database: a browser asks again, and is told in a few bytes when nothing did.
constexpr const char* kCaching = "no-cache";

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
    case ErrorCode::invalid_query:
      return 400;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::timed_out:
      return 504;
    case ErrorCode::unavailable:
    case ErrorCode::locked:
      return 503;
    case ErrorCode::io:
    case ErrorCode::corruption:
    case ErrorCode::incompatible_index:
      break;
  }
  return 500;
}

// Weak, since compressed and other bytes share it.
std::string etag_of(std::string_view body) {
  const XXH128_hash_t hash = XXH3_128bits(body.data(), body.size());
  std::array<char, 40> text;
  std::snprintf(text.data(), text.size(), "W/\"%016llx%016llx\"",
                static_cast<unsigned long long>(hash.high64), static_cast<unsigned long long>(hash.low64));
  return text.data();
}

bool matches(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag.substr(2)) != std::string_view::npos;
}

std::string error_json(int status, std::string_view where, std::string_view message) {
  nlohmann::ordered_json error = {{"status", status}, {"message", printable_text(message)}};
  if (!where.empty()) error["where"] = printable_text(where);
  return nlohmann::ordered_json{{"error", error}}.dump(-1, ' ', false,
                                                       nlohmann::ordered_json::error_handler_t::replace);
}

// Of a request that may be at fault in any parameter.
Language language_of(const Request& request) {
  const auto english = std::pair<std::string, std::string>("lang", "en");
  return std::find(request.parameters.begin(), request.parameters.end(), english) != request.parameters.end()
             ? Language::english
             : Language::vietnamese;
}

// What strangers are told.
std::string_view message_of(int status) {
  if (status == 404) return "there is no such announcement";
  if (status == 503) return "part of the index does not answer; try again later";
  if (status == 504) return "the search took too long; try fewer or rarer words";
  return "the index cannot be read; try again later";
}

void log(const std::exception& error) {
  std::fprintf(stderr, "thongcao-serve: %s\n", printable_text(error.what()).c_str());
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
  for (const auto& [known, value] : headers) {
    if (known == name) return value;
  }
  return {};
}

std::string_view Handler::route_of(const Request& request) {
  const Route* route = request.target.starts_with('/') ? find_route(request.path) : nullptr;
  return route == nullptr ? "other" : route->name;
}

Response Handler::refuse(const Request& request, int status, std::string_view where,
                         std::string_view message) const {
  const bool as_page = header_allows(request.accept, "text/html");
  Response response;
  response.status = status;
  response.body =
      as_page ? error_page(language_of(request), status, message) : error_json(status, where, message);
  response.headers.emplace_back("Content-Type", as_page ? "text/html; charset=utf-8" : "application/json");
  response.headers.emplace_back("Cache-Control", "no-store");
  if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD");
  if (status == 503) response.headers.emplace_back("Retry-After", "1");
  finish(request, response);
  return response;
}

std::optional<Response> Handler::begin(Request& request) const {
  return guarded(request, [&]() -> std::optional<Response> {
    read_target(request);
    if (request.method != "GET" && request.method != "HEAD")
      throw RequestError(405, "method", "only GET and HEAD are answered");
    const Route* route = find_route(request.path);
    if (route == nullptr) throw RequestError(404, "path", "there is no such page; see /openapi.json");
    if (route->searches) return std::nullopt;
    return answer(request, route->answer({request, options_.documents, options_.metrics}));
  });
}

Response Handler::search(const Request& request, Searcher& searcher,
                         std::chrono::milliseconds time_limit) const {
  return guarded(request, [&] {
    const RouteContext context{request, options_.documents, options_.metrics, &searcher, time_limit};
    return answer(request, content_of(*find_route(request.path), context));
  });
}

template <typename Action>
std::invoke_result_t<Action> Handler::guarded(const Request& request, const Action& action) const {
  try {
    return action();
  } catch (const RequestError& error) {
    return refuse(request, error.status(), error.where(), error.what());
  } catch (const QueryError& error) {
    return refuse(request, 400, "q", error.what());
  } catch (const Error& error) {
    const int status = status_of(error.code());
    if (status < 500 && error.code() != ErrorCode::not_found)
      return refuse(request, status, {}, error.what());
    // What files and servers of ours are called is for the log, not for strangers.
    if (status >= 500) log(error);
    return refuse(request, status, {}, message_of(status));
  } catch (const std::exception& error) {
    log(error);
    return refuse(request, 500, {}, message_of(500));
  }
}

Response Handler::answer(const Request& request, Content content) const {
  Response response;
  response.status = content.status;
  response.body = std::move(content.body);
  response.headers.emplace_back("Content-Type", std::move(content.type));
  response.headers.emplace_back("Cache-Control", kCaching);
  if (response.status == 200) {
    std::string etag = etag_of(response.body);
    if (matches(request.if_none_match, etag)) {
      response.status = 304;
      response.body.clear();
    }
    response.headers.emplace_back("ETag", std::move(etag));
  }
  finish(request, response);
  return response;
}

Content Handler::content_of(const Route& route, const RouteContext& context) const {
  const Request& request = context.request;
  const std::string& revision = context.searcher->revision();
  // With recency, the day counts too.
  if (revision.empty() || options_.cache_bytes == 0 || request.parameter("recency"))
    return route.answer(context);
  // Accept decides between page and JSON; all else is in the target.
  const std::string key =
      revision + (header_allows(request.accept, "text/html") ? "html " : "json ") + request.target;
  if (std::optional<Content> known = cache_.find(key)) return *std::move(known);
  const std::string before = revision;
  Content content = route.answer(context);
  if (context.searcher->revision() == before) cache_.store(key, content);  // else a search has met an update
  return content;
}

void Handler::finish(const Request& request, Response& response) const {
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "same-origin");
  response.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.headers.emplace_back("Vary", "Accept, Accept-Encoding");
  if (!options_.cors_origin.empty())
    response.headers.emplace_back("Access-Control-Allow-Origin", options_.cors_origin);
  if (response.body.size() < kWorthCompressing || !header_allows(request.accept_encoding, "gzip")) return;
  response.body = gzip(response.body);
  response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace thongcao
