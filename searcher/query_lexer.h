#ifndef THONGCAO_SEARCHER_QUERY_LEXER_H_
#define THONGCAO_SEARCHER_QUERY_LEXER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query.h"

namespace thongcao {

// A piece of a query string.
struct QueryLexeme {
  enum class Type : std::uint8_t {
    word,    // `text` without escapes
    prefix,  // a word that ended in *
    phrase,  // what stood between quotes
    field,   // "speaker:" directly before its value
    open,    // (
    close,   // )
    plus,    // + directly before its operand
    minus,   // - directly before its operand
    and_,
    or_,
    not_,
    near,  // NEAR or NEAR/n
    end,
  };

  Type type = Type::end;
  std::string text;
  Field field = Field::any;
  int distance = 0;       // of near
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
};

// Tokens between the operands of NEAR without a number.
inline constexpr int kDefaultNearDistance = 10;
inline constexpr int kMaxNearDistance = 1000;

// Cuts a query into lexemes; the last is `end`. Never fails: what is no operator is a word.
std::vector<QueryLexeme> lex_query(std::string_view query);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_LEXER_H_
