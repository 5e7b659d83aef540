#ifndef THONGCAO_CORPUS_HTML_NESTING_H_
#define THONGCAO_CORPUS_HTML_NESTING_H_

#include <cstdint>
#include <string_view>

namespace thongcao {

// How much work the nesting of a page's elements makes: a parser of HTML looks through the open elements at
// nearly every tag, so it is the sum over all tags of how many are open there, about; and it compares the
// attributes of a tag with each other. Stops counting at some billions.
std::uint64_t nesting_cost(std::string_view html);

}  // namespace thongcao

#endif  // THONGCAO_CORPUS_HTML_NESTING_H_
