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
// reads. A group of one part is that part itself, so that `(a)` and `a` make the same tree.
struct QueryNode {
  enum class Type : std::uint8_t {
    text,        // `text` is one or more words as typed. At the top and below `ranked` any of them may match
                 // and more is better; as an operand of AND, OR or NOT, or marked, all of them are meant
    phrase,      // exact sequence of syllables
    near,        // children, texts and phrases of one field, within `distance` tokens, in any order
    prefix,      // tokens that begin with `text`
    date_range,  // from `first` to `last`, both included; one of them may be open
    all_of,      // AND
    any_of,      // OR
    none_of,     // the documents of no child: only as the last child of all_of, and alone there for "all but"
    ranked,      // words and groups side by side: any may match, more is better; children marked `required`
                 // must match, `excluded` must not, and at least one is not excluded
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

// The tree in one line, for tests and for people who look into a query:
// `ranked(text:"hội nghị" +title:phrase:"tổng kết")`.
std::string to_string(const QueryNode& node);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_QUERY_H_
