// The C interface: what it finds, and that every bad use is told and none is fatal.

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thongcao/indexer.h>
#include <thongcao/thongcao.h>

#include "../support/temporary_folder.h"

extern "C" const char* thongcao_version_in_c(void);

namespace thongcao {
namespace {

using ::testing::HasSubstr;
using ::testing::StrEq;

class CApiTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new tests::TemporaryFolder;
    database_ = *folder_ / "db";
    const std::string dump = folder_->write("dump.jsonl", R"JSON(
{"id":"hoi-nghi","title":"Hội nghị tổng kết công tác năm 2019","date":"2019-12-19","speakers":[{"name":"Nguyễn Mai Thảo","role":"Chánh Văn phòng"},{"name":"Lê Văn Mẫu","role":""}],"organizations":["Bộ Thử nghiệm"],"doc_numbers":["15/2020/NĐ-CP"],"source":"Cổng thông tin","url":"https://example.org/1","body":"Sáng 19/12, hội nghị bàn về đổi mới <sáng tạo>."}
{"id":"hop-bao","title":"Họp báo sau hội nghị","date":"2020-01-02","speakers":[],"organizations":[],"doc_numbers":[],"source":"Báo Mẫu","body":"Hội nghị đã kết thúc."}
{"id":"khong-ngay","title":"Thông báo tuyển dụng","guessed":[],"body":"Sở Nội vụ tuyển dụng công chức."}
)JSON");
    ASSERT_EQ(Indexer(database_, IndexOptions{}).run({dump}).documents, 3u);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  void SetUp() override {
    searcher_ = open();
    ASSERT_EQ(thongcao_options_new(&options_), THONGCAO_OK);
  }
  void TearDown() override {
    thongcao_results_free(results_);
    thongcao_options_free(options_);
    EXPECT_EQ(thongcao_close(searcher_), THONGCAO_OK);
  }

  static thongcao_searcher* open() {
    const char* names[] = {database_.c_str()};
    thongcao_searcher* searcher = nullptr;
    EXPECT_EQ(thongcao_open(names, 1, &searcher), THONGCAO_OK) << thongcao_error_message();
    return searcher;
  }
  // The results of a search with options_.
  const thongcao_results* search(const char* query) {
    thongcao_results_free(results_);
    EXPECT_EQ(thongcao_search(searcher_, query, options_, &results_), THONGCAO_OK)
        << thongcao_error_message();
    return results_;
  }
  thongcao_status status_of(const char* query) {
    thongcao_results_free(results_);
    return thongcao_search(searcher_, query, options_, &results_);
  }

  static inline tests::TemporaryFolder* folder_ = nullptr;
  static inline std::string database_;
  thongcao_searcher* searcher_ = nullptr;
  thongcao_options* options_ = nullptr;
  thongcao_results* results_ = nullptr;
};

TEST_F(CApiTest, ReadsEveryField) {
  const thongcao_results* const r = search("hội nghị tổng kết công tác sáng tạo");
  ASSERT_EQ(thongcao_result_count(r), 2u);
  EXPECT_EQ(thongcao_match_count(r), 2u);
  EXPECT_EQ(thongcao_match_count_is_exact(r), 1);
  EXPECT_GT(thongcao_result_score(r, 0), thongcao_result_score(r, 1));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_ID, 0), StrEq("hoi-nghi"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_TITLE, 0), StrEq("Hội nghị tổng kết công tác năm 2019"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_DATE, 0), StrEq("2019-12-19"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_SOURCE, 0), StrEq("Cổng thông tin"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_URL, 0), StrEq("https://example.org/1"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_SPEAKER, 1), StrEq("Lê Văn Mẫu"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_SPEAKER_ROLE, 0), StrEq("Chánh Văn phòng"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_SPEAKER_ROLE, 1), StrEq(""));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_ORGANIZATION, 0), StrEq("Bộ Thử nghiệm"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_DOC_NUMBER, 0), StrEq("15/2020/NĐ-CP"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_SNIPPET, 0), HasSubstr("<sáng tạo>"));
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_SNIPPET_HTML, 0),
              HasSubstr("&lt;<mark>sáng tạo</mark>&gt;"));
  EXPECT_THAT(thongcao_result_field(r, 1, THONGCAO_TITLE_HTML, 0), HasSubstr("<mark>hội nghị</mark>"));
  EXPECT_EQ(thongcao_result_duplicates(r, 0), 0u);
}

TEST_F(CApiTest, GivesNullForWhatIsNotThere) {
  const thongcao_results* const r = search("tuyển dụng");
  ASSERT_EQ(thongcao_result_count(r), 1u);
  EXPECT_EQ(thongcao_result_field(r, 0, THONGCAO_DATE, 0), nullptr);
  EXPECT_EQ(thongcao_result_field(r, 0, THONGCAO_SPEAKER, 0), nullptr);
  EXPECT_EQ(thongcao_result_field(r, 0, THONGCAO_SPEAKER_ROLE, 0), nullptr);
  EXPECT_EQ(thongcao_result_field(r, 0, THONGCAO_ID, 1), nullptr);
  EXPECT_EQ(thongcao_result_field(r, 0, THONGCAO_BODY, 0), nullptr);
  EXPECT_EQ(thongcao_result_field(r, 0, 9999, 0), nullptr);
  EXPECT_EQ(thongcao_result_field(r, 0, -1, 0), nullptr);
  EXPECT_EQ(thongcao_result_field(r, 1, THONGCAO_ID, 0), nullptr);
  EXPECT_EQ(thongcao_result_field(r, SIZE_MAX, THONGCAO_ID, SIZE_MAX), nullptr);
  EXPECT_EQ(thongcao_result_score(r, 1), 0);
  EXPECT_EQ(thongcao_facet_value(r, THONGCAO_FACET_YEAR, 0, nullptr), nullptr);
  EXPECT_EQ(thongcao_histogram_value(r, 0, nullptr), nullptr);
}

TEST_F(CApiTest, ReturnsThePlacesThatMatch) {
  const thongcao_results* const r = search("hội nghị");
  ASSERT_EQ(thongcao_result_count(r), 2u);
  std::string marked;
  for (size_t i = 0; i < 2; ++i) {
    thongcao_range ranges[4];
    const size_t count = thongcao_result_matches(r, i, THONGCAO_TITLE, ranges, 4);
    ASSERT_EQ(count, 1u);
    const std::string title = thongcao_result_field(r, i, THONGCAO_TITLE, 0);
    marked += title.substr(ranges[0].begin, ranges[0].end - ranges[0].begin) + ',';
  }
  EXPECT_THAT(marked, testing::AnyOf("Hội nghị,hội nghị,", "hội nghị,Hội nghị,"));
  EXPECT_EQ(thongcao_result_matches(r, 0, THONGCAO_TITLE, nullptr, 0), 1u);
  EXPECT_EQ(thongcao_result_matches(r, 0, THONGCAO_ID, nullptr, 0), 0u);
}

TEST_F(CApiTest, TakesOptions) {
  EXPECT_EQ(thongcao_options_set_sort(options_, THONGCAO_SORT_NEWEST), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_limit(options_, 1), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_offset(options_, 1), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_snippet_characters(options_, 0), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_collapse(options_, 1), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_recency(options_, 3, 365), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_time_limit(options_, UINT64_MAX), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_add_facet(options_, THONGCAO_FACET_SPEAKER), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_facet_values(options_, 1), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_histogram(options_, THONGCAO_FACET_YEAR), THONGCAO_OK);
  const thongcao_results* r = search("hội nghị");
  ASSERT_EQ(thongcao_result_count(r), 1u);
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_ID, 0), StrEq("hoi-nghi"));
  EXPECT_EQ(thongcao_result_field(r, 0, THONGCAO_SNIPPET, 0), nullptr);
  uint64_t count = 0;
  EXPECT_NE(thongcao_facet_value(r, THONGCAO_FACET_SPEAKER, 0, &count), nullptr);
  EXPECT_EQ(count, 1u);
  EXPECT_EQ(thongcao_facet_value(r, THONGCAO_FACET_SPEAKER, 1, &count), nullptr);
  EXPECT_THAT(thongcao_histogram_value(r, 1, &count), StrEq("2020"));

  EXPECT_EQ(thongcao_options_set_offset(options_, 0), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_add_filter(options_, THONGCAO_FACET_SOURCE, "Báo Mẫu"), THONGCAO_OK);
  r = search("");
  ASSERT_EQ(thongcao_result_count(r), 1u);
  EXPECT_THAT(thongcao_result_field(r, 0, THONGCAO_ID, 0), StrEq("hop-bao"));
}

TEST_F(CApiTest, FindsLikeCompletesAndReads) {
  EXPECT_EQ(thongcao_similar(searcher_, "hoi-nghi", nullptr, &results_), THONGCAO_OK);
  thongcao_results_free(results_);
  EXPECT_EQ(thongcao_similar(searcher_, "khong-co", nullptr, &results_), THONGCAO_NOT_FOUND);
  EXPECT_EQ(results_, nullptr);

  thongcao_completions* completions = nullptr;
  ASSERT_EQ(thongcao_complete(searcher_, "nguyen mai", 5, &completions), THONGCAO_OK);
  int32_t kind = -1;
  uint64_t count = 0;
  EXPECT_THAT(thongcao_completion(completions, 0, &kind, &count), StrEq("Nguyễn Mai Thảo"));
  EXPECT_EQ(kind, THONGCAO_SPEAKER_NAME);
  EXPECT_EQ(count, 1u);
  EXPECT_EQ(thongcao_completion(completions, 1, nullptr, nullptr), nullptr);
  thongcao_completions_free(completions);

  thongcao_announcement* announcement = nullptr;
  ASSERT_EQ(thongcao_find(searcher_, "hop-bao", &announcement), THONGCAO_OK);
  EXPECT_THAT(thongcao_announcement_field(announcement, THONGCAO_BODY, 0), StrEq("Hội nghị đã kết thúc."));
  EXPECT_THAT(thongcao_announcement_field(announcement, THONGCAO_DATE, 0), StrEq("2020-01-02"));
  EXPECT_EQ(thongcao_announcement_field(announcement, THONGCAO_SNIPPET, 0), nullptr);
  thongcao_announcement_free(announcement);
  EXPECT_EQ(thongcao_find(searcher_, "khong-co", &announcement), THONGCAO_NOT_FOUND);
  EXPECT_EQ(announcement, nullptr);
  EXPECT_THAT(thongcao_error_message(), HasSubstr("khong-co"));

  EXPECT_EQ(thongcao_document_count(searcher_, &count), THONGCAO_OK);
  EXPECT_EQ(count, 3u);
  EXPECT_EQ(thongcao_reopen(searcher_), THONGCAO_OK);
  EXPECT_THAT(thongcao_version_in_c(), StrEq(thongcao_version()));
}

TEST_F(CApiTest, SaysWhatWasProbablyMeant) {
  EXPECT_EQ(thongcao_corrected_query(search("hội nghị")), nullptr);
  EXPECT_THAT(thongcao_corrected_query(search("hooji nghij")), StrEq("hội nghị"));
  EXPECT_EQ(thongcao_result_count(results_), 2u);
}

TEST_F(CApiTest, AnswersWithoutARemoteDatabaseThatFails) {
  const char* const names[] = {database_.c_str(), "127.0.0.1:1"};
  thongcao_searcher* searcher = nullptr;
  EXPECT_EQ(thongcao_open_remote(names, 2, 0, 1, 1, &searcher), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_open_remote(names, 2, 1000, 1000, 0, &searcher), THONGCAO_UNAVAILABLE);
  ASSERT_EQ(thongcao_open_remote(names, 2, 1000, 1000, 1, &searcher), THONGCAO_OK);
  ASSERT_EQ(thongcao_search(searcher, "hội nghị", nullptr, &results_), THONGCAO_OK);
  EXPECT_EQ(thongcao_result_count(results_), 2u);
  EXPECT_EQ(thongcao_is_partial(results_), 1);
  EXPECT_EQ(thongcao_close(searcher), THONGCAO_OK);
}

TEST_F(CApiTest, ResultsOutliveTheSearcher) {
  thongcao_searcher* const other = open();
  ASSERT_EQ(thongcao_search(other, "tuyển dụng", nullptr, &results_), THONGCAO_OK);
  EXPECT_EQ(thongcao_close(other), THONGCAO_OK);
  EXPECT_THAT(thongcao_result_field(results_, 0, THONGCAO_ID, 0), StrEq("khong-ngay"));
}

TEST_F(CApiTest, TellsWhatIsWrongWithAQuery) {
  EXPECT_EQ(status_of("hội nghị date:32/13/2019"), THONGCAO_INVALID_QUERY);
  EXPECT_EQ(results_, nullptr);
  EXPECT_GT(thongcao_error_column(), 9u);
  EXPECT_THAT(thongcao_error_message(), HasSubstr("column"));
  EXPECT_EQ(status_of("h\xE1\xBB i"), THONGCAO_INVALID_ARGUMENT);
  EXPECT_THAT(thongcao_error_message(), HasSubstr("UTF-8"));
  EXPECT_EQ(thongcao_error_column(), 0u);
  EXPECT_EQ(status_of(nullptr), THONGCAO_INVALID_ARGUMENT);
}

TEST_F(CApiTest, RefusesNumbersOutOfRange) {
  EXPECT_EQ(thongcao_options_set_sort(options_, 3), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_options_add_facet(options_, -1), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_options_add_filter(options_, 5, "x"), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_options_add_filter(options_, THONGCAO_FACET_SOURCE, "\xFF"), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_options_add_filter(options_, THONGCAO_FACET_SOURCE, nullptr), THONGCAO_INVALID_ARGUMENT);
  for (const uint64_t limit : {uint64_t{1'000'000'000}, UINT64_MAX}) {
    EXPECT_EQ(thongcao_options_set_limit(options_, limit), THONGCAO_OK);
    EXPECT_EQ(status_of("hội nghị"), THONGCAO_INVALID_ARGUMENT) << limit;
  }
  EXPECT_EQ(thongcao_options_set_limit(options_, 0), THONGCAO_OK);
  EXPECT_EQ(thongcao_match_count(search("hội nghị")), 2u);
  EXPECT_EQ(thongcao_result_count(results_), 0u);
  EXPECT_EQ(thongcao_options_set_limit(options_, 10), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_offset(options_, 1'000'000'000), THONGCAO_OK);
  EXPECT_EQ(thongcao_result_count(search("hội nghị")), 0u);
  EXPECT_EQ(thongcao_options_set_offset(options_, 1'000'000'001), THONGCAO_OK);
  EXPECT_EQ(status_of("hội nghị"), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_options_set_offset(options_, 0), THONGCAO_OK);
  EXPECT_EQ(thongcao_options_set_recency(options_, -1, 0), THONGCAO_OK);
  EXPECT_EQ(status_of("hội nghị"), THONGCAO_INVALID_ARGUMENT);
  thongcao_completions* completions = nullptr;
  EXPECT_EQ(thongcao_complete(searcher_, "hội", UINT64_MAX, &completions), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(completions, nullptr);
}

TEST_F(CApiTest, SurvivesNullPointersEverywhere) {
  const char* const null_name[] = {nullptr};
  thongcao_searcher* searcher = nullptr;
  EXPECT_EQ(thongcao_open(nullptr, 1, &searcher), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_open(nullptr, 0, &searcher), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_open(null_name, 1, &searcher), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_open(null_name, 1, nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_close(nullptr), THONGCAO_OK);
  EXPECT_EQ(thongcao_reopen(nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_document_count(nullptr, nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_document_count(searcher_, nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_search(nullptr, "x", nullptr, &results_), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_search(searcher_, "x", nullptr, nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_similar(searcher_, nullptr, nullptr, &results_), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_find(searcher_, nullptr, nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_complete(searcher_, nullptr, 1, nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_options_new(nullptr), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_options_set_limit(nullptr, 1), THONGCAO_INVALID_ARGUMENT);
  EXPECT_EQ(thongcao_result_count(nullptr), 0u);
  EXPECT_EQ(thongcao_match_count(nullptr), 0u);
  EXPECT_EQ(thongcao_result_field(nullptr, 0, THONGCAO_ID, 0), nullptr);
  EXPECT_EQ(thongcao_result_matches(search("hội nghị"), 0, THONGCAO_TITLE, nullptr, 5), 1u);
  EXPECT_EQ(thongcao_announcement_field(nullptr, THONGCAO_ID, 0), nullptr);
  EXPECT_EQ(thongcao_completion(nullptr, 0, nullptr, nullptr), nullptr);
  thongcao_options_free(nullptr);
  thongcao_results_free(nullptr);
  thongcao_announcement_free(nullptr);
  thongcao_completions_free(nullptr);
}

TEST_F(CApiTest, TellsWhyADatabaseCannotBeOpened) {
  const auto status_of_opening = [](const std::string& path) {
    const char* names[] = {path.c_str()};
    thongcao_searcher* searcher = nullptr;
    const thongcao_status status = thongcao_open(names, 1, &searcher);
    EXPECT_EQ(searcher, nullptr);
    return status;
  };
  EXPECT_EQ(status_of_opening("/nowhere/db"), THONGCAO_NOT_FOUND);
  EXPECT_THAT(thongcao_error_message(), HasSubstr("/nowhere/db"));
  EXPECT_EQ(status_of_opening("127.0.0.1:1"), THONGCAO_UNAVAILABLE);
  EXPECT_EQ(status_of_opening(std::string(100'000, 'x')), THONGCAO_NOT_FOUND);
  EXPECT_EQ(std::string(thongcao_error_message()).size(), 1023u);
}

TEST_F(CApiTest, ErrorsBelongToAThread) {
  EXPECT_EQ(status_of(nullptr), THONGCAO_INVALID_ARGUMENT);
  std::thread([] { EXPECT_THAT(thongcao_error_message(), StrEq("")); }).join();
  EXPECT_THAT(thongcao_error_message(), HasSubstr("null pointer"));
}

TEST_F(CApiTest, TwoThreadsOnOneSearcherAreServedOrTold) {
  const auto searches = [&] {
    for (int i = 0; i < 200; ++i) {
      thongcao_results* results = nullptr;
      const thongcao_status status = thongcao_search(searcher_, "hội nghị", nullptr, &results);
      EXPECT_TRUE(status == THONGCAO_OK || status == THONGCAO_IN_USE) << thongcao_error_message();
      EXPECT_EQ(thongcao_result_count(results), status == THONGCAO_OK ? 2u : 0u);
      thongcao_results_free(results);
    }
  };
  std::thread other(searches);
  searches();
  other.join();
}

TEST_F(CApiTest, UseAfterCloseIsTold) {
  if (!THONGCAO_CHECKS_HANDLES) GTEST_SKIP() << "built without THONGCAO_CHECK_HANDLES";
  thongcao_searcher* const closed = open();
  EXPECT_EQ(thongcao_close(closed), THONGCAO_OK);
  EXPECT_EQ(thongcao_close(closed), THONGCAO_CLOSED);
  EXPECT_EQ(thongcao_search(closed, "hội nghị", nullptr, &results_), THONGCAO_CLOSED);
  EXPECT_EQ(thongcao_reopen(closed), THONGCAO_CLOSED);

  thongcao_options* freed = nullptr;
  ASSERT_EQ(thongcao_options_new(&freed), THONGCAO_OK);
  thongcao_options_free(freed);
  thongcao_options_free(freed);
  EXPECT_EQ(thongcao_options_set_limit(freed, 1), THONGCAO_CLOSED);
  EXPECT_EQ(thongcao_search(searcher_, "hội nghị", freed, &results_), THONGCAO_CLOSED);

  thongcao_results* results = nullptr;
  ASSERT_EQ(thongcao_search(searcher_, "hội nghị", nullptr, &results), THONGCAO_OK);
  thongcao_results_free(results);
  EXPECT_EQ(thongcao_result_count(results), 0u);
  EXPECT_EQ(thongcao_result_field(results, 0, THONGCAO_ID, 0), nullptr);
}

}  // namespace
}  // namespace thongcao
