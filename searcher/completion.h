#ifndef THONGCAO_SEARCHER_COMPLETION_H_
#define THONGCAO_SEARCHER_COMPLETION_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include <thongcao/searcher.h>

#include "database_set.h"

namespace thongcao {

// See Searcher::complete().
std::vector<Completion> complete(DatabaseSet& databases, std::string_view prefix, std::size_t limit);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_COMPLETION_H_
