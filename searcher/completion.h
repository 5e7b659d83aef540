#ifndef THONGCAO_SEARCHER_COMPLETION_H_
#define THONGCAO_SEARCHER_COMPLETION_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <thongcao/searcher.h>

namespace thongcao {

// See Searcher::complete().
std::vector<Completion> complete(const Xapian::Database& database, std::string_view prefix,
                                 std::size_t limit);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_COMPLETION_H_
