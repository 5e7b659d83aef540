// Threads that search one database, each with its own searcher, all with one tokenizer. The label `threads`
// makes .ci/run build and run this with ThreadSanitizer.

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

constexpr const char* kQueries[] = {"chuyển đổi số",          "tho luc bat", "\"hội nghị tổng kết\"",
                                    "speaker:ha date:2010..", "thiên t*",    "lũ NEAR/5 lụt"};

std::string answers(const std::string& database, const Tokenizer& tokenizer) {
  SearchOptions options;
  options.facets = {Facet::speaker, Facet::year};
  options.collapse_duplicates = true;
  options.explain = true;
  options.recency = {1, 365, Date{2024, 1, 1}};
  options.time_limit = std::chrono::minutes(5);
  Searcher searcher({database}, tokenizer);
  std::string text;
  for (const char* const query : kQueries) {
    const Results results = searcher.search(query, options);
    for (const Result& result : results.results) text += result.id + to_html(result.snippet) + '\n';
    for (const auto& [facet, counts] : results.facets) {
      for (const FacetCount& count : counts) text += count.value + std::to_string(count.count) + '\n';
    }
  }
  for (const Result& result : searcher.similar("hungyen-2011-ngay-tho").results) text += result.id + '\n';
  for (const Completion& completion : searcher.complete("ng")) text += completion.text + '\n';
  return text;
}

TEST(SearcherThreads, SearchOneDatabaseAndFindTheSame) {
  const tests::TemporaryFolder folder;
  const std::string database = folder / "db";
  Indexer(database, IndexOptions{}).run({THONGCAO_SOURCE_DIR "/corpus/sample/announcements.jsonl"});
  const Tokenizer tokenizer;
  const std::string expected = answers(database, tokenizer);
  ASSERT_GT(expected.size(), 1000u);
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (std::string& text : found) {
    threads.emplace_back([&] {
      for (int i = 0; i < 3; ++i) text = answers(database, tokenizer);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : found) EXPECT_EQ(text, expected);
}

}  // namespace
}  // namespace thongcao
