#ifndef THONGCAO_TESTS_CLI_DATABASE_FIXTURE_H_
#define THONGCAO_TESTS_CLI_DATABASE_FIXTURE_H_

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "../support/temporary_folder.h"
#include "program.h"

namespace thongcao::tests {

inline const Program kIndex(THONGCAO_INDEX);
inline const Program kSearch(THONGCAO_SEARCH);
inline const std::string kSample = THONGCAO_SOURCE_DIR "/corpus/sample/announcements.jsonl";
inline const std::string kSampleTexts = THONGCAO_SOURCE_DIR "/corpus/sample/text";
inline const std::string kQueries = THONGCAO_SOURCE_DIR "/corpus/queries/queries.tsv";

using Ids = std::vector<std::string>;

// A line of JSON lines.
inline std::string record(const std::string& id, const std::string& title, const std::string& body) {
  return nlohmann::json{{"id", id}, {"title", title}, {"body", body}}.dump() + '\n';
}

// A folder of its own, a database in it, and what the programs say about it.
class DatabaseTest : public ::testing::Test {
 protected:
  // Indexes into the database of the test and expects that nothing goes wrong.
  void index_well(const Arguments& inputs_and_options, std::string_view input = {}) const {
    const Outcome outcome = index(inputs_and_options, input);
    ASSERT_EQ(outcome.status, 0) << outcome;
    ASSERT_EQ(outcome.err, "");
  }

  Outcome index(Arguments arguments, std::string_view input = {}) const {
    arguments.insert(arguments.begin(), database_);
    return kIndex.run(arguments, input);
  }

  Outcome search(Arguments arguments) const {
    arguments.insert(arguments.end() - 1, database_);
    return kSearch.run(arguments);
  }

  // The ids found for a query, best first.
  Ids ids(const std::string& query, Arguments options = {}) const {
    options.insert(options.end(), {"--format", "trec", "--", database_, query});
    const Outcome outcome = kSearch.run(options);
    EXPECT_EQ(outcome.status, 0) << outcome;
    Ids found;
    for (const std::string& line : lines_of(outcome.out)) found.push_back(split(line, ' ').at(2));
    return found;
  }

  // The same in alphabetical order.
  Ids sorted_ids(const std::string& query) const {
    Ids found = ids(query);
    std::sort(found.begin(), found.end());
    return found;
  }

  // What the queries of the sample find, with ranks and scores.
  static std::string answers_of(const std::string& database) {
    const Outcome outcome =
        kSearch.run({"--format", "trec", "--limit", "100", "--batch", kQueries, database});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_FALSE(outcome.out.empty());
    return outcome.out;
  }

  TemporaryFolder folder_;
  std::string database_ = folder_ / "db";
};

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_CLI_DATABASE_FIXTURE_H_
