// The C interface: nothing but handles, checks and translation around Searcher.

#include <algorithm>
#include <chrono>
#include <cstring>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include <thongcao/error.h>
#include <thongcao/searcher.h>
#include <thongcao/thongcao.h>

#include "c_handle.h"

namespace thongcao {
namespace {

struct SearcherValue {
  SearcherValue(const std::vector<std::string>& databases, const SearcherOptions& options)
      : searcher(databases, Tokenizer(), options) {}

  Searcher searcher;
  std::mutex in_use;  // held by the call that runs
};

// A result, and of its fields the forms that C sees.
struct ResultValue {
  explicit ResultValue(Result&& found)
      : result(std::move(found)),
        date(result.date ? to_iso(*result.date) : ""),
        title_html(to_html(result.title)),
        snippet_html(to_html(result.snippet)) {}

  Result result;
  std::string date;
  std::string title_html;
  std::string snippet_html;
};

struct ResultsValue {
  explicit ResultsValue(Results&& found) : whole(std::move(found)) {
    for (Result& result : whole.results) results.emplace_back(std::move(result));
  }

  Results whole;  // without its results
  std::vector<ResultValue> results;
};

struct AnnouncementValue {
  explicit AnnouncementValue(Announcement&& found)
      : announcement(std::move(found)), date(announcement.date ? to_iso(*announcement.date) : "") {}

  Announcement announcement;
  std::string date;
};

struct CompletionsValue {
  explicit CompletionsValue(std::vector<Completion>&& found) : completions(std::move(found)) {}

  std::vector<Completion> completions;
};

}  // namespace
}  // namespace thongcao

struct thongcao_searcher : thongcao::Handle<thongcao::SearcherValue> {
  using Handle::Handle;
};
struct thongcao_options : thongcao::Handle<thongcao::SearchOptions> {};
struct thongcao_results : thongcao::Handle<thongcao::ResultsValue> {
  using Handle::Handle;
};
struct thongcao_announcement : thongcao::Handle<thongcao::AnnouncementValue> {
  using Handle::Handle;
};
struct thongcao_completions : thongcao::Handle<thongcao::CompletionsValue> {
  using Handle::Handle;
};

namespace thongcao {
namespace {

// Of fixed size, so that running out of memory can be told.
struct LastError {
  char message[1024] = "";
  std::size_t column = 0;
};
thread_local LastError last_error;

thongcao_status fail(thongcao_status status, std::string_view message, std::size_t column = 0) noexcept {
  std::size_t length = std::min(message.size(), sizeof last_error.message - 1);
  const auto is_continuation = [&](std::size_t at) { return (message[at] & '\xC0') == '\x80'; };
  while (length < message.size() && length > 0 && is_continuation(length)) --length;
  std::memcpy(last_error.message, message.data(), length);
  last_error.message[length] = '\0';
  last_error.column = column;
  return status;
}

thongcao_status status_of(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument:
      return THONGCAO_INVALID_ARGUMENT;
    case ErrorCode::not_found:
      return THONGCAO_NOT_FOUND;
    case ErrorCode::io:
      return THONGCAO_IO;
    case ErrorCode::corruption:
      return THONGCAO_CORRUPTION;
    case ErrorCode::incompatible_index:
      return THONGCAO_INCOMPATIBLE_INDEX;
    case ErrorCode::invalid_query:
      return THONGCAO_INVALID_QUERY;
    case ErrorCode::locked:
      return THONGCAO_LOCKED;
    case ErrorCode::unavailable:
      return THONGCAO_UNAVAILABLE;
    case ErrorCode::timed_out:
      return THONGCAO_TIMED_OUT;
  }
  return THONGCAO_INTERNAL;
}

// What only this interface can meet.
struct Failure {
  thongcao_status status;
  const char* message;
};

// Here all exceptions end.
template <typename Action>
thongcao_status guarded(const Action& action) noexcept {
  try {
    action();
    return THONGCAO_OK;
  } catch (const Failure& failure) {
    return fail(failure.status, failure.message);
  } catch (const QueryError& error) {
    return fail(THONGCAO_INVALID_QUERY, error.what(), error.column());
  } catch (const Error& error) {
    return fail(status_of(error.code()), error.what());
  } catch (const std::bad_alloc&) {
    return fail(THONGCAO_OUT_OF_MEMORY, "there is not enough memory");
  } catch (const std::exception& error) {
    return fail(THONGCAO_INTERNAL, error.what());
  } catch (...) {
    return fail(THONGCAO_INTERNAL, "an exception of an unknown kind");
  }
}

void refuse(const std::string& what) {
  throw Error(ErrorCode::invalid_argument, what);
}

void need(const void* pointer, const char* name) {
  if (pointer == nullptr) refuse(std::string(name) + " is a null pointer");
}

// The string, checked.
std::string_view text(const char* string, const char* name) {
  need(string, name);
  const std::string_view view(string);
  if (!simdjson::validate_utf8(view.data(), view.size())) refuse(std::string(name) + " is not valid UTF-8");
  return view;
}

std::size_t size(std::uint64_t number) {
  return static_cast<std::size_t>(std::min<std::uint64_t>(number, std::numeric_limits<std::size_t>::max()));
}

Facet facet_of(std::int32_t number) {
  if (number < THONGCAO_FACET_SPEAKER || number > THONGCAO_FACET_MONTH)
    refuse("there is no facet with the number " + std::to_string(number));
  return static_cast<Facet>(number);
}

// What is behind a handle.
template <typename H>
auto& value_of(const H* handle, const char* name) {
  need(handle, name);
  auto* const value = handle->get();
  if (value == nullptr) throw Failure{THONGCAO_CLOSED, "a thing was used after it was closed or freed"};
  return *value;
}

// The same of a handle that is read; null, with the error kept, when there is nothing.
template <typename H>
auto* read(const H* handle) noexcept {
  decltype(handle->get()) value = nullptr;
  guarded([&] { value = &value_of(handle, "what is read"); });
  return value;
}

const ResultValue* read_result(const thongcao_results* results, std::size_t i) noexcept {
  const ResultsValue* const value = read(results);
  return value != nullptr && i < value->results.size() ? &value->results[i] : nullptr;
}

template <typename Action>
thongcao_status changing(const thongcao_options* options, const Action& action) noexcept {
  return guarded([&] { action(value_of(options, "the options")); });
}

// Calls `action` with the searcher, unless that is in a call already.
template <typename Action>
thongcao_status searching(const thongcao_searcher* handle, const Action& action) noexcept {
  return guarded([&] {
    SearcherValue& value = value_of(handle, "the searcher");
    const std::unique_lock lock(value.in_use, std::try_to_lock);
    if (!lock.owns_lock())
      throw Failure{THONGCAO_IN_USE, "the searcher is in a call of another thread; open one for each thread"};
    action(value.searcher);
  });
}

// Puts a new handle of what `make` returns into `out`.
template <typename H, typename Make>
thongcao_status searching_for(const thongcao_searcher* searcher, H** out, const Make& make) noexcept {
  if (out != nullptr) *out = nullptr;
  return searching(searcher, [&](Searcher& s) {
    need(out, "the place for what is found");
    *out = std::make_unique<H>(make(s)).release();
  });
}

thongcao_status open(const char* const* databases, std::size_t count, const SearcherOptions& options,
                     thongcao_searcher** searcher) noexcept {
  if (searcher != nullptr) *searcher = nullptr;
  return guarded([&] {
    need(searcher, "the place for the searcher");
    if (count > 0) need(databases, "the list of databases");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
      need(databases[i], "the name of a database");
      names.emplace_back(databases[i]);
    }
    *searcher = std::make_unique<thongcao_searcher>(names, options).release();
  });
}

template <typename H>
thongcao_status close(H* handle) noexcept {
  if (handle == nullptr) return THONGCAO_OK;
  return guarded([&] {
    value_of(handle, "what is closed");
    H::close(handle);
  });
}

const SearchOptions& options_or_default(const thongcao_options* options) {
  static const SearchOptions defaults;
  return options == nullptr ? defaults : value_of(options, "the options");
}

// A field of at most one value.
const char* one(const std::string& value, std::size_t n) noexcept {
  return n == 0 && !value.empty() ? value.c_str() : nullptr;
}
const char* nth(const std::vector<std::string>& values, std::size_t n) noexcept {
  return n < values.size() ? values[n].c_str() : nullptr;
}

// The fields that results and announcements have alike.
template <typename Document>
const char* common_field(const Document& document, const std::string& date, std::int32_t field,
                         std::size_t n) noexcept {
  switch (field) {
    case THONGCAO_ID:
      return one(document.id, n);
    case THONGCAO_DATE:
      return one(date, n);
    case THONGCAO_SOURCE:
      return one(document.source, n);
    case THONGCAO_URL:
      return one(document.url, n);
    case THONGCAO_SPEAKER:
      return n < document.speakers.size() ? document.speakers[n].name.c_str() : nullptr;
    case THONGCAO_SPEAKER_ROLE:
      return n < document.speakers.size() ? document.speakers[n].role.c_str() : nullptr;
    case THONGCAO_ORGANIZATION:
      return nth(document.organizations, n);
    case THONGCAO_DOC_NUMBER:
      return nth(document.doc_numbers, n);
    default:
      return nullptr;
  }
}

const char* counted(const std::vector<FacetCount>& values, std::size_t n, std::uint64_t* count) noexcept {
  if (n >= values.size()) return nullptr;
  if (count != nullptr) *count = values[n].count;
  return values[n].value.c_str();
}

}  // namespace
}  // namespace thongcao

using namespace thongcao;  // NOLINT: the functions below are in no namespace

extern "C" {

const char* thongcao_error_message(void) {
  return last_error.message;
}
size_t thongcao_error_column(void) {
  return last_error.column;
}
const char* thongcao_version(void) {
  return THONGCAO_VERSION;
}

thongcao_status thongcao_open(const char* const* databases, size_t count, thongcao_searcher** searcher) {
  return open(databases, count, {}, searcher);
}
thongcao_status thongcao_open_remote(const char* const* databases, size_t count, uint32_t connect_timeout,
                                     uint32_t timeout, int32_t allow_partial, thongcao_searcher** searcher) {
  return open(databases, count, {connect_timeout, timeout, allow_partial != 0}, searcher);
}
thongcao_status thongcao_close(thongcao_searcher* searcher) {
  return close(searcher);
}
thongcao_status thongcao_reopen(thongcao_searcher* searcher) {
  return searching(searcher, [](Searcher& s) { s.reopen(); });
}
thongcao_status thongcao_document_count(thongcao_searcher* searcher, uint64_t* count) {
  if (count != nullptr) *count = 0;
  return searching(searcher, [&](Searcher& s) {
    need(count, "the place for the number");
    *count = s.document_count();
  });
}

thongcao_status thongcao_options_new(thongcao_options** options) {
  if (options != nullptr) *options = nullptr;
  return guarded([&] {
    need(options, "the place for the options");
    *options = std::make_unique<thongcao_options>().release();
  });
}
void thongcao_options_free(thongcao_options* options) {
  close(options);
}
thongcao_status thongcao_options_set_offset(thongcao_options* options, uint64_t offset) {
  return changing(options, [&](SearchOptions& o) { o.offset = size(offset); });
}
thongcao_status thongcao_options_set_limit(thongcao_options* options, uint64_t limit) {
  return changing(options, [&](SearchOptions& o) { o.limit = size(limit); });
}
thongcao_status thongcao_options_set_sort(thongcao_options* options, int32_t sort) {
  return changing(options, [&](SearchOptions& o) {
    if (sort < THONGCAO_SORT_RELEVANCE || sort > THONGCAO_SORT_OLDEST)
      refuse("there is no order with the number " + std::to_string(sort));
    o.sort = static_cast<SortOrder>(sort);
  });
}
thongcao_status thongcao_options_set_snippet_characters(thongcao_options* options, uint64_t characters) {
  return changing(options, [&](SearchOptions& o) { o.snippet_characters = size(characters); });
}
thongcao_status thongcao_options_add_filter(thongcao_options* options, int32_t facet, const char* value) {
  return changing(options, [&](SearchOptions& o) {
    o.filters.push_back({facet_of(facet), std::string(text(value, "the value of a filter"))});
  });
}
thongcao_status thongcao_options_add_facet(thongcao_options* options, int32_t facet) {
  return changing(options, [&](SearchOptions& o) { o.facets.push_back(facet_of(facet)); });
}
thongcao_status thongcao_options_set_facet_values(thongcao_options* options, uint64_t values) {
  return changing(options, [&](SearchOptions& o) { o.facet_values = size(values); });
}
thongcao_status thongcao_options_set_histogram(thongcao_options* options, int32_t facet) {
  return changing(options, [&](SearchOptions& o) { o.histogram = facet_of(facet); });
}
thongcao_status thongcao_options_set_collapse(thongcao_options* options, int32_t collapse) {
  return changing(options, [&](SearchOptions& o) { o.collapse_duplicates = collapse != 0; });
}
thongcao_status thongcao_options_set_recency(thongcao_options* options, double weight,
                                             double half_life_days) {
  return changing(options, [&](SearchOptions& o) {
    o.recency.weight = weight;
    o.recency.half_life_days = half_life_days;
  });
}
thongcao_status thongcao_options_set_time_limit(thongcao_options* options, uint64_t milliseconds) {
  return changing(options, [&](SearchOptions& o) {
    using Count = std::chrono::milliseconds::rep;
    const std::uint64_t most = std::numeric_limits<Count>::max();
    o.time_limit = std::chrono::milliseconds(static_cast<Count>(std::min(milliseconds, most)));
  });
}

thongcao_status thongcao_search(thongcao_searcher* searcher, const char* query,
                                const thongcao_options* options, thongcao_results** results) {
  return searching_for(searcher, results, [&](Searcher& s) {
    return s.search(text(query, "the query"), options_or_default(options));
  });
}
thongcao_status thongcao_similar(thongcao_searcher* searcher, const char* id, const thongcao_options* options,
                                 thongcao_results** results) {
  return searching_for(searcher, results, [&](Searcher& s) {
    return s.similar(text(id, "the id"), options_or_default(options));
  });
}
void thongcao_results_free(thongcao_results* results) {
  close(results);
}

size_t thongcao_result_count(const thongcao_results* results) {
  const auto* const value = read(results);
  return value == nullptr ? 0 : value->results.size();
}
uint64_t thongcao_match_count(const thongcao_results* results) {
  const auto* const value = read(results);
  return value == nullptr ? 0 : value->whole.matches;
}
int32_t thongcao_match_count_is_exact(const thongcao_results* results) {
  const auto* const value = read(results);
  return value != nullptr && value->whole.matches_exact ? 1 : 0;
}
int32_t thongcao_is_partial(const thongcao_results* results) {
  const auto* const value = read(results);
  return value != nullptr && value->whole.partial ? 1 : 0;
}
const char* thongcao_corrected_query(const thongcao_results* results) {
  const auto* const value = read(results);
  return value != nullptr && value->whole.corrected_query ? value->whole.corrected_query->c_str() : nullptr;
}
const char* thongcao_result_field(const thongcao_results* results, size_t i, int32_t field, size_t n) {
  const ResultValue* const value = read_result(results, i);
  if (value == nullptr) return nullptr;
  switch (field) {
    case THONGCAO_TITLE:
      return one(value->result.title.text, n);
    case THONGCAO_SNIPPET:
      return one(value->result.snippet.text, n);
    case THONGCAO_TITLE_HTML:
      return one(value->title_html, n);
    case THONGCAO_SNIPPET_HTML:
      return one(value->snippet_html, n);
    default:
      return common_field(value->result, value->date, field, n);
  }
}
double thongcao_result_score(const thongcao_results* results, size_t i) {
  const ResultValue* const value = read_result(results, i);
  return value == nullptr ? 0 : value->result.score;
}
size_t thongcao_result_duplicates(const thongcao_results* results, size_t i) {
  const ResultValue* const value = read_result(results, i);
  return value == nullptr ? 0 : value->result.duplicates;
}
size_t thongcao_result_matches(const thongcao_results* results, size_t i, int32_t field,
                               thongcao_range* ranges, size_t capacity) {
  const ResultValue* const value = read_result(results, i);
  if (value == nullptr || (field != THONGCAO_TITLE && field != THONGCAO_SNIPPET)) return 0;
  const Excerpt& excerpt = field == THONGCAO_TITLE ? value->result.title : value->result.snippet;
  const size_t copied = ranges == nullptr ? 0 : std::min(capacity, excerpt.matches.size());
  for (size_t k = 0; k < copied; ++k) ranges[k] = {excerpt.matches[k].begin, excerpt.matches[k].end};
  return excerpt.matches.size();
}
const char* thongcao_facet_value(const thongcao_results* results, int32_t facet, size_t n, uint64_t* count) {
  if (count != nullptr) *count = 0;
  const auto* const value = read(results);
  if (value == nullptr) return nullptr;
  for (const auto& [asked, values] : value->whole.facets) {
    if (static_cast<int32_t>(asked) == facet) return counted(values, n, count);
  }
  return nullptr;
}
const char* thongcao_histogram_value(const thongcao_results* results, size_t n, uint64_t* count) {
  if (count != nullptr) *count = 0;
  const auto* const value = read(results);
  return value == nullptr ? nullptr : counted(value->whole.histogram, n, count);
}

thongcao_status thongcao_find(thongcao_searcher* searcher, const char* id,
                              thongcao_announcement** announcement) {
  return searching_for(searcher, announcement, [&](Searcher& s) {
    std::optional<Announcement> found = s.find(text(id, "the id"));
    if (!found) throw Error(ErrorCode::not_found, "there is no announcement '" + std::string(id) + "'");
    return std::move(*found);
  });
}
void thongcao_announcement_free(thongcao_announcement* announcement) {
  close(announcement);
}
const char* thongcao_announcement_field(const thongcao_announcement* announcement, int32_t field, size_t n) {
  const auto* const value = read(announcement);
  if (value == nullptr) return nullptr;
  if (field == THONGCAO_TITLE) return one(value->announcement.title, n);
  if (field == THONGCAO_BODY) return one(value->announcement.body, n);
  return common_field(value->announcement, value->date, field, n);
}

thongcao_status thongcao_complete(thongcao_searcher* searcher, const char* prefix, uint64_t limit,
                                  thongcao_completions** completions) {
  return searching_for(searcher, completions,
                       [&](Searcher& s) { return s.complete(text(prefix, "the prefix"), size(limit)); });
}
void thongcao_completions_free(thongcao_completions* completions) {
  close(completions);
}
const char* thongcao_completion(const thongcao_completions* completions, size_t n, int32_t* kind,
                                uint64_t* count) {
  if (kind != nullptr) *kind = 0;
  if (count != nullptr) *count = 0;
  const auto* const value = read(completions);
  if (value == nullptr || n >= value->completions.size()) return nullptr;
  const Completion& completion = value->completions[n];
  if (kind != nullptr) *kind = static_cast<int32_t>(completion.kind);
  if (count != nullptr) *count = completion.count;
  return completion.text.c_str();
}

}  // extern "C"
