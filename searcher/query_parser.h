#ifndef THONGCAO_SEARCHER_QUERY_PARSER_H_
#define THONGCAO_SEARCHER_QUERY_PARSER_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "query.h"

namespace thongcao {

// Limits that keep any query cheap; beyond them it is refused with a QueryError.
inline constexpr std::size_t kMaxQueryBytes = 16 << 10;
inline constexpr std::size_t kMaxQueryDepth = 32;   // of parentheses
inline constexpr std::size_t kMaxQueryTerms = 512;  // runs of letters and digits
inline constexpr std::size_t kMaxQueryPrefixes = 16;

// Reads a query, any bytes, in the language of searcher/query_language.md, in time linear in its length. What
// people mistype is read as they meant it; what cannot be meant throws QueryError. A query that says nothing
// is a `ranked` node without children.
std::unique_ptr<QueryNode> parse_query(std::string_view query);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_PARSER_H_
