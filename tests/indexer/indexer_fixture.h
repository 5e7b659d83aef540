#ifndef THONGCAO_TESTS_INDEXER_INDEXER_FIXTURE_H_
#define THONGCAO_TESTS_INDEXER_INDEXER_FIXTURE_H_

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/error.h>
#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao::tests {

// A line of JSON lines.
inline std::string line(const std::string& id, const std::string& title, const std::string& body) {
  return R"({"id":")" + id + R"(","title":")" + title + R"(","body":")" + body + "\"}\n";
}

using Ids = std::vector<std::string>;

// A folder of its own, a database in it, and what is in that.
class IndexerTest : public ::testing::Test {
 protected:
  IndexSummary index(const std::vector<std::string>& inputs, IndexOptions options = {}) {
    Indexer indexer(database_, options);
    indexer.on_problem([&](const Problem& problem) { problems_.push_back(problem); });
    return indexer.run(inputs);
  }

  std::vector<std::string> ids_for(const std::string& query) const {
    std::vector<std::string> ids;
    Searcher searcher({database_});
    for (const Hit& hit : searcher.rank(query, {.limit = 1000})) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  ErrorCode code_of_indexing(const std::vector<std::string>& inputs) {
    try {
      index(inputs);
    } catch (const Error& error) {
      return error.code();
    }
    ADD_FAILURE() << "no error";
    return ErrorCode::io;
  }

  TemporaryFolder folder_;
  std::string database_ = folder_ / "db";
  std::vector<Problem> problems_;
};

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_INDEXER_INDEXER_FIXTURE_H_
