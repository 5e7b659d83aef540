// What a program that embeds the searcher may run into: deadlines, databases that vanish or are exchanged,
// odd strings and numbers. All of it ends in an answer or in an Error.

#include <chrono>
#include <filesystem>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include <thongcao/error.h>
#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

using std::chrono::milliseconds;

template <typename Action>
std::string code_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return to_string(error.code());
  }
  return "none";
}

class BadUseTest : public ::testing::Test {
 protected:
  void SetUp() override { index(database_, THONGCAO_SOURCE_DIR "/corpus/sample/announcements.jsonl"); }

  static void index(const std::string& database, const std::string& dump) {
    Indexer(database, IndexOptions{}).run({dump});
  }

  tests::TemporaryFolder folder_;
  std::string database_ = folder_ / "db";
};

// Announcements with so many words in common that a search takes long.
std::string long_dump() {
  std::string dump;
  for (int i = 0; i < 3000; ++i) {
    dump += R"({"id":")" + std::to_string(i) + R"(","title":"t","guessed":[],"body":")";
    for (int word = 0; word < 20; ++word) dump += "hội nghị tổng kết công tác " + std::to_string(i % 7) + ' ';
    dump += "\"}\n";
  }
  return dump;
}

TEST_F(BadUseTest, ASearchEndsAtItsTimeLimit) {
  const std::string large = folder_ / "large";
  index(large, folder_.write("large.jsonl", long_dump()));
  Searcher searcher({large});
  SearchOptions options;
  options.limit = 3000;
  const auto begin = std::chrono::steady_clock::now();
  const Results all = searcher.search("hội nghị tổng kết", options);
  const auto whole = std::chrono::steady_clock::now() - begin;
  ASSERT_EQ(all.results.size(), 3000u);
  ASSERT_GT(whole, milliseconds(4));

  options.time_limit = milliseconds(1);
  const auto limited_begin = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of([&] { searcher.search("hội nghị tổng kết", options); }), "timed_out");
  EXPECT_LT(std::chrono::steady_clock::now() - limited_begin, whole);
  // The searcher is as good as before.
  options.time_limit = milliseconds::max();
  EXPECT_EQ(searcher.search("hội nghị tổng kết", options).results.size(), 3000u);
  options.time_limit = milliseconds(-1);
  EXPECT_EQ(code_of([&] { searcher.search("hội nghị", options); }), "invalid_argument");
}

TEST_F(BadUseTest, ATimeLimitChangesNoCounts) {
  Searcher searcher({database_});
  SearchOptions options;
  options.facets = {Facet::year};
  const Results unlimited = searcher.search("hội nghị", options);
  options.time_limit = std::chrono::hours(1);
  const Results limited = searcher.search("hội nghị", options);
  EXPECT_EQ(limited.matches, unlimited.matches);
  EXPECT_EQ(limited.matches_exact, unlimited.matches_exact);
  EXPECT_EQ(limited.results.size(), unlimited.results.size());
}

TEST_F(BadUseTest, ADatabaseThatVanishesIsAnError) {
  Searcher searcher({database_});
  std::filesystem::remove_all(database_);
  code_of([&] { searcher.search("hội nghị"); });  // what is open may still be read
  EXPECT_EQ(code_of([&] { searcher.reopen(); }), "not_found");
  code_of([&] { searcher.search("hội nghị"); });
  EXPECT_EQ(code_of([&] { Searcher({database_}); }), "not_found");
}

TEST_F(BadUseTest, ReopeningThatFailsChangesNothing) {
  const std::string other = folder_ / "other";
  index(other, folder_.write("one.jsonl", R"({"id":"x","title":"Khác","guessed":[],"body":"Hội nghị."})"));
  Searcher searcher({database_, other});
  const std::size_t documents = searcher.document_count();
  std::filesystem::rename(other, folder_ / "away");
  EXPECT_EQ(code_of([&] { searcher.reopen(); }), "not_found");
  EXPECT_EQ(searcher.document_count(), documents);
  EXPECT_TRUE(searcher.find("x").has_value());
  EXPECT_GT(searcher.search("hội nghị").matches, 1u);
}

TEST_F(BadUseTest, ADatabaseThatIsExchangedIsReadOrAnError) {
  Searcher searcher({database_});
  ASSERT_GT(searcher.search("hội nghị").matches, 0u);
  const std::string other = folder_ / "other";
  index(other,
        folder_.write("one.jsonl", R"({"id":"x","title":"Khác","guessed":[],"body":"Hội nghị khác."})"));
  std::filesystem::rename(database_, folder_ / "old");
  std::filesystem::rename(other, database_);
  code_of([&] { searcher.reopen(); });
  code_of([&] { searcher.search("hội nghị"); });
  EXPECT_EQ(Searcher({database_}).search("hội nghị").matches, 1u);
}

TEST_F(BadUseTest, ADatabaseThatIsCutOffIsAnError) {
  for (const auto& file : std::filesystem::directory_iterator(database_)) {
    if (file.path().extension() == ".glass") std::filesystem::resize_file(file.path(), file.file_size() / 2);
  }
  const std::string code = code_of([&] { Searcher({database_}).search("hội nghị"); });
  EXPECT_NE(code, "none");
}

TEST_F(BadUseTest, StringsThatAreNotUtf8FindWhatTheyCan) {
  Searcher searcher({database_});
  EXPECT_GT(searcher.search("hội nghị \xFF\xC3").matches, 0u);
  EXPECT_EQ(code_of([&] { searcher.search(std::string_view("h\0i", 3)); }), "none");
  EXPECT_FALSE(searcher.find("\xFF").has_value());
  EXPECT_EQ(code_of([&] { searcher.similar("\xFF"); }), "not_found");
  EXPECT_EQ(code_of([&] { searcher.complete("\xFF\xFE"); }), "none");
  SearchOptions options;
  options.filters = {{Facet::speaker, "\xFF"}};
  EXPECT_EQ(searcher.search("hội nghị", options).matches, 0u);
}

TEST_F(BadUseTest, LimitsOfNothingAndOfABillion) {
  Searcher searcher({database_});
  SearchOptions options;
  options.limit = 0;
  EXPECT_GT(searcher.search("hội nghị", options).matches, 0u);
  EXPECT_TRUE(searcher.complete("h", 0).empty());
  for (const std::size_t limit : {std::size_t{1'000'000'000}, std::numeric_limits<std::size_t>::max()}) {
    options.limit = limit;
    EXPECT_EQ(code_of([&] { searcher.search("hội nghị", options); }), "invalid_argument");
    EXPECT_EQ(code_of([&] { searcher.rank("hội nghị", options); }), "invalid_argument");
    EXPECT_EQ(code_of([&] { searcher.complete("h", limit); }), "invalid_argument");
  }
  options.limit = kMaxLimit;
  options.offset = kMaxOffset;
  options.facet_values = std::numeric_limits<std::size_t>::max();
  options.facets = {Facet::speaker};
  EXPECT_TRUE(searcher.search("hội nghị", options).results.empty());
  options.collapse_duplicates = true;
  EXPECT_TRUE(searcher.search("hội nghị", options).results.empty());
  options.offset = 0;
  options.snippet_characters = std::numeric_limits<std::size_t>::max();
  EXPECT_FALSE(searcher.search("hội nghị", options).results.empty());
}

}  // namespace
}  // namespace thongcao
