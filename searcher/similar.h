#ifndef THONGCAO_SEARCHER_SIMILAR_H_
#define THONGCAO_SEARCHER_SIMILAR_H_

#include <string_view>

#include <xapian.h>

#include <thongcao/searcher.h>

#include "query_builder.h"

namespace thongcao {

// A query by what tells a document from all others: its words, pairs and speakers of the greatest frequency
// in it × rarity in the database. The document itself, which has this id, is left out.
BuiltQuery query_like(const Xapian::Database& database, Xapian::docid document, std::string_view id,
                      const Ranking& ranking);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_SIMILAR_H_
