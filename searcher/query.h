#ifndef THONGCAO_SEARCHER_QUERY_H_
#define THONGCAO_SEARCHER_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <thongcao/date.h>

namespace thongcao {

// The fields that a query can name.
enum class Field : std::uint8_t { any, title, speaker, date, agency, number, source };

// A query as it was written, before the index is asked anything: what the parser makes and the query builder
// reads.
struct QueryNode {
  enum class Type : std::uint8_t {
    text,        // words that rank; `text` is one or more words of the query as typed
    phrase,      // exact sequence of syllables
    near,        // children within `distance` tokens of one another, in any order
    prefix,      // tokens that begin with `text`
    date_range,  // from `first` to `last`, both included, either may be open
    all_of,      // AND
    any_of,      // OR
    none_of,     // the documents of no child: only as a child of all_of
    ranked,      // bare words and groups side by side: any may match, more is better;
                 // children marked `required` must match, `excluded` must not
  };

  Type type = Type::text;
  Field field = Field::any;
  std::string text;
  int distance = 0;
  std::optional<Date> first;
  std::optional<Date> last;
  bool required = false;
  bool excluded = false;
  std::size_t begin = 0;  // bytes of the query string that the node was read from
  std::size_t end = 0;
  std::vector<std::unique_ptr<QueryNode>> children;
};

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_H_
