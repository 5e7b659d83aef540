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
    field,   // "speaker:"
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
  std::string text;  // of operators and fields: as written, for when they turn out to be words
  Field field = Field::any;
  int distance = 0;       // of near
  std::size_t terms = 0;  // runs of letters and digits in `text`; 0: nothing to search for
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
};

// Tokens between the operands of NEAR without a number, and the most that a number can say.
inline constexpr int kDefaultNearDistance = 10;
inline constexpr int kMaxNearDistance = 1000;

// Cuts a query into lexemes; the last is `end`. Never fails: what is no operator is a word.
std::vector<QueryLexeme> lex_query(std::string_view query);

// The place of a byte of a query in characters, from 1. A byte that is not part of valid UTF-8 counts as one.
std::size_t column_of(std::string_view query, std::size_t byte);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_LEXER_H_
