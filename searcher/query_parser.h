#ifndef THONGCAO_SEARCHER_QUERY_PARSER_H_
#define THONGCAO_SEARCHER_QUERY_PARSER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "query.h"

namespace thongcao {

// Limits that keep any query cheap; beyond them it is refused with a QueryError.
inline constexpr std::size_t kMaxQueryBytes = 64 << 10;
inline constexpr std::size_t kMaxQueryDepth = 32;       // of parentheses
inline constexpr std::size_t kMaxQueryOperands = 2048;  // words, phrases and dates
inline constexpr std::size_t kMaxQueryPrefixes = 16;

// Reads a query in the language of searcher/query_language.md. What people mistype is read as they meant it;
// what cannot be meant throws QueryError. The root is a `ranked` node; it has no children when the query says
// nothing.
std::unique_ptr<QueryNode> parse_query(std::string_view query);

// A short form of the tree, for tests and for people who look into a query: ranked(text:"hội nghị"
// +phrase:"tổng kết").
std::string to_string(const QueryNode& node);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_PARSER_H_
