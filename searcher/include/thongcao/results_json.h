#ifndef THONGCAO_RESULTS_JSON_H_
#define THONGCAO_RESULTS_JSON_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/export.h>
#include <thongcao/searcher.h>

namespace thongcao {

// What searches return as one object of JSON without a newline, in the form of searcher/results.schema.json.
// Valid UTF-8, and safe for terminals: the characters of thongcao/printable.h are escaped. Thread-safe.

// `query_id` names the query among others, if not empty.
THONGCAO_API std::string to_json(std::string_view query, const Results& results,
                                 std::string_view query_id = {});
THONGCAO_API std::string to_json(std::string_view prefix, const std::vector<Completion>& completions);
// With what the prefix, as a query, probably was meant to be; nothing is null.
THONGCAO_API std::string to_json(std::string_view prefix, const std::vector<Completion>& completions,
                                 const std::optional<std::string>& corrected_query);

// "phrase", "speaker" or "title".
THONGCAO_API std::string_view completion_kind_name(Completion::Kind kind);

}  // namespace thongcao

#endif  // THONGCAO_RESULTS_JSON_H_
