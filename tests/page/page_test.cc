#include "page.h"

#include <gmock/gmock.h>

#include <thongcao/printable.h>

#include "page_parts.h"
#include "request.h"

namespace thongcao {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kHostile = "\"><script>alert('x')</script>&amp;\u202E\x1B";

PageRequest request_for(const std::string& query) {
  PageRequest request;
  request.search.query = query;
  return request;
}

// One announcement in which every text is `text`.
Announcement announcement_of(const std::string& text) {
  Announcement announcement;
  announcement.id = announcement.title = announcement.source = announcement.url = text;
  announcement.body = text + '\n' + text;
  announcement.speakers = {{text, text}};
  announcement.organizations = announcement.doc_numbers = {text};
  return announcement;
}

Results results_of(const std::string& text) {
  Result result;
  result.id = result.source = text;
  result.title = result.snippet = {printable_text(text), {}};  // as the searcher returns them
  result.speakers = {{text, text}};
  result.doc_numbers = {text};
  Results results;
  results.results = {result};
  results.matches = 1;
  results.corrected_query = text;
  results.facets = {{Facet::agency, {{text, 1}}}};
  return results;
}

// No tag and no attribute comes from the text: not one of its signs is left as it was.
auto is_harmless() {
  return AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("alert('")), Not(HasSubstr("\u202E")),
               Not(HasSubstr("\x1B")));
}

TEST(PageRenderingTest, EscapesWhatHasAMeaningInHtmlAndLeavesOutWhatCannotBeSeen) {
  EXPECT_EQ(escaped(kHostile), "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;");
  EXPECT_EQ(escaped("Đổi mới\nsáng tạo"), "Đổi mới sáng tạo");
}

TEST(PageRenderingTest, HostileTextsOfAnnouncementsAndRequestsStayTexts) {
  const Results results = results_of(kHostile);
  PageRequest request = request_for(kHostile);
  request.search.options.filters = {{Facet::speaker, kHostile}};
  const QueryError error(2, QueryError::Reason::no_date, kHostile);
  EXPECT_THAT(search_page(request, &results), is_harmless());
  EXPECT_THAT(search_page(request, nullptr, &error), is_harmless());
  request.language = Language::english;
  EXPECT_THAT(search_page(request, nullptr, &error), is_harmless());
  EXPECT_THAT(announcement_page(Language::english, announcement_of(kHostile), results), is_harmless());
  EXPECT_THAT(error_page(Language::vietnamese, 404, kHostile), is_harmless());
}

TEST(PageRenderingTest, OnlyWebAddressesBecomeLinks) {
  Announcement announcement;
  for (const char* address : {"javascript:alert(1)", "data:text/html,x", "//example.vn", "/path", ""}) {
    announcement.url = address;
    EXPECT_THAT(announcement_page(Language::vietnamese, announcement, {}), Not(HasSubstr("Xem bản gốc")))
        << address;
  }
  announcement.url = "https://example.vn/?a=1&b=2";
  EXPECT_THAT(announcement_page(Language::vietnamese, announcement, {}),
              HasSubstr("<a href=\"https://example.vn/?a=1&amp;b=2\""));
}

TEST(PageRenderingTest, TheAddressOfASearchIsReadBackAsTheSearch) {
  PageRequest page = request_for("số:15/2020/NĐ-CP & \"tho luc bat\" +100% #1?");
  SearchOptions& options = page.search.options;
  options.filters = {{Facet::speaker, "Đỗ \"A&B\": C=D"}, {Facet::year, "2019"}};
  options.sort = SortOrder::oldest;
  options.limit = 20;
  options.offset = 40;
  options.collapse_duplicates = true;
  options.recency.weight = Recency::kUsualWeight;
  options.recency.half_life_days = 30.5;
  page.language = Language::english;

  Request request;
  request.target = search_address(page);
  read_target(request);
  const SearchRequest read = read_search(request);
  EXPECT_EQ(read.query, page.search.query);
  ASSERT_EQ(read.options.filters.size(), 2U);
  EXPECT_EQ(read.options.filters[0].facet, Facet::speaker);
  EXPECT_EQ(read.options.filters[0].value, options.filters[0].value);
  EXPECT_EQ(read.options.filters[1].value, "2019");
  EXPECT_EQ(read.options.sort, SortOrder::oldest);
  EXPECT_EQ(read.options.limit, 20U);
  EXPECT_EQ(read.options.offset, 40U);
  EXPECT_TRUE(read.options.collapse_duplicates);
  EXPECT_EQ(read.options.recency.weight, Recency::kUsualWeight);
  EXPECT_EQ(read.options.recency.half_life_days, 30.5);
  EXPECT_EQ(request.parameter("lang"), "en");
}

TEST(PageRenderingTest, TheNumberOfADocumentIsAQueryWhateverItHolds) {
  Announcement announcement;
  announcement.doc_numbers = {"7\\\"QĐ"};
  EXPECT_THAT(announcement_page(Language::english, announcement, {}),
              HasSubstr("href=\"/?q=number%3A%227%5C%5C%5C%22Q%C4%90%22&amp;lang=en\""));
}

TEST(PageRenderingTest, TheAddressOfAnAnnouncementIsReadBackAsItsId) {
  for (const std::string id : {"a/b", "../x", "50%", "q?a=b&c#d", "Thông cáo 1"}) {
    Request request;
    request.target = announcement_address(Language::vietnamese, id);
    read_target(request);
    ASSERT_EQ(request.path.size(), 2U) << id;
    EXPECT_EQ(request.path[1], id);
  }
}

TEST(PageRenderingTest, NumbersAndDatesAreWrittenAsTheLanguageWritesThem) {
  EXPECT_EQ(with_separators(0, Language::vietnamese), "0");
  EXPECT_EQ(with_separators(999, Language::vietnamese), "999");
  EXPECT_EQ(with_separators(1234567, Language::vietnamese), "1.234.567");
  EXPECT_EQ(with_separators(1234, Language::english), "1,234");
  EXPECT_EQ(time_element({2019, 12, 9}, Language::vietnamese),
            "<time datetime=\"2019-12-09\">09/12/2019</time>");
  EXPECT_EQ(time_element({2019, 12, 9}, Language::english),
            "<time datetime=\"2019-12-09\">2019-12-09</time>");
}

TEST(PageRenderingTest, AnErrorMarksTheWordAtItsPlaceInCharacters) {
  const QueryError error(9, QueryError::Reason::no_date, "found something");
  EXPECT_THAT(search_page(request_for("lũ ngày:32/13 bão"), nullptr, &error),
              AllOf(HasSubstr("lũ ngày:<mark>32/13</mark> bão"), HasSubstr("<details class=\"help\" open>")));
  const QueryError behind(99, QueryError::Reason::near_operand, "expected more");
  EXPECT_THAT(search_page(request_for("lũ"), nullptr, &behind), HasSubstr("lũ<mark></mark>"));
}

TEST(PageRenderingTest, WhatIsMissingIsSaid) {
  Results results = results_of("");
  EXPECT_THAT(search_page(request_for("x"), &results),
              AllOf(HasSubstr("Không có tiêu đề"), HasSubstr("Không rõ ngày")));
  results.results.clear();
  results.matches = 0;
  EXPECT_THAT(search_page(request_for("x"), &results),
              AllOf(HasSubstr("Không tìm thấy thông cáo nào"), HasSubstr("<details class=\"help\" open>")));
}

TEST(PageRenderingTest, WhatFailedIsSaidInTheLanguageOfThePage) {
  EXPECT_THAT(error_page(Language::vietnamese, 404, "x"), HasSubstr("<p>Không có thông cáo hay trang nào"));
  EXPECT_THAT(error_page(Language::vietnamese, 400, "x"),
              HasSubstr("<p>Địa chỉ của trang có chỗ không đúng"));
  for (const int status : {500, 503, 504})
    EXPECT_THAT(error_page(Language::vietnamese, status, "x"), HasSubstr("<p>Máy chủ đang bận"));
  EXPECT_THAT(error_page(Language::english, 404, "lost"),
              AllOf(HasSubstr("<p>There is no announcement"), HasSubstr("lang=\"en\">404: lost</p>")));
}

TEST(PageRenderingTest, AStarIsExplainedWhereThereIsOne) {
  Announcement announcement = announcement_of("a");
  announcement.guessed = {"event_dates"};
  EXPECT_THAT(announcement_page(Language::english, announcement, {}),
              Not(HasSubstr("Recognised in the text")));
  announcement.guessed = {"speakers"};
  EXPECT_THAT(announcement_page(Language::english, announcement, {}),
              AllOf(HasSubstr("Speakers*</dt>"), HasSubstr("* Recognised in the text")));
}

TEST(PageRenderingTest, ParagraphsAreThoseOfTheText) {
  Announcement announcement;
  announcement.body = "Một.\n\nHai.\n";
  EXPECT_THAT(announcement_page(Language::vietnamese, announcement, {}),
              HasSubstr("<p>Một.</p><p>Hai.</p></div>"));
}

TEST(PageRenderingTest, PagesReferToAssetsThatThereAre) {
  for (const char* name : {"style.css", "search.js", "favicon.svg"}) {
    EXPECT_THAT(search_page({}, nullptr), HasSubstr("\"/" + std::string(name) + '"'));
    ASSERT_TRUE(find_asset(name)) << name;
    EXPECT_FALSE(find_asset(name)->content.empty());
  }
  EXPECT_FALSE(find_asset("page.h"));
}

}  // namespace
}  // namespace thongcao
