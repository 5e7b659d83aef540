// The pages: what they say, and that nothing of announcements or requests becomes HTML.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page.h"
#include "page_parts.h"
#include "service_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PageTest : public ServiceTest {
 protected:
  std::string page(const std::string& target, int status = 200) {
    const Response response = get(target, "text/html");
    EXPECT_EQ(response.status, status) << target << response.body;
    EXPECT_EQ(response.header("Content-Type"), "text/html; charset=utf-8");
    return response.body;
  }
};

TEST_F(PageTest, ResultsHaveTheirPartsAndTheirLinks) {
  const std::string html = page("/?q=h%E1%BB%99i+ngh%E1%BB%8B");
  EXPECT_THAT(html, HasSubstr("<html lang=\"vi\">"));
  EXPECT_THAT(html, HasSubstr("3 thông cáo</h1>"));
  EXPECT_THAT(
      html,
      HasSubstr(
          "<a href=\"/announcement/hoi-nghi\" lang=\"vi\"><mark>Hội nghị</mark> tổng kết công tác</a>"));
  EXPECT_THAT(
      html, HasSubstr("<time datetime=\"2019-12-19\">19/12/2019</time> · Cổng thông tin Bộ · 15/2020/NĐ-CP"));
  EXPECT_THAT(
      html,
      HasSubstr(
          "filter=speaker%3ANguy%E1%BB%85n%20Mai%20Th%E1%BA%A3o\">Nguyễn Mai Thảo</a>, Chánh Văn phòng Bộ"));
  EXPECT_THAT(html, HasSubstr("filter=year%3A2020"));
  EXPECT_THAT(html, HasSubstr("value=\"hội nghị\""));
  EXPECT_THAT(page("/?q=hooji+nghij"),
              HasSubstr("Có phải bạn muốn tìm <a href=\"/?q=h%E1%BB%99i%20ngh%E1%BB%8B\">hội nghị</a>?"));
  EXPECT_THAT(page("/?q=kh%C3%B4ngc%C3%B3"), HasSubstr("Không tìm thấy thông cáo nào"));
}

TEST_F(PageTest, FiltersAreShownAndCanBeTakenBack) {
  const std::string html = page("/?q=h%E1%BB%99i+ngh%E1%BB%8B&filter=year:2019&sort=newest&lang=en");
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("1 announcement</h1>"));
  EXPECT_THAT(html, HasSubstr("<ul class=\"active\"><li><a "
                              "href=\"/?q=h%E1%BB%99i%20ngh%E1%BB%8B&amp;sort=newest&amp;lang=en\">"));
  EXPECT_THAT(html, HasSubstr("aria-current=\"true\">Newest</a>"));
  EXPECT_THAT(page("/?filter=year:2019"), HasSubstr("1 thông cáo</h1>"));
}

TEST_F(PageTest, ANewQueryKeepsWhatIsSeenToBeChosen) {
  const std::string form = page("/?q=h%E1%BB%99i&filter=year:2019&sort=newest&limit=1&offset=1&lang=en");
  for (const char* kept : {"name=\"filter\" value=\"year:2019\"", "name=\"sort\" value=\"newest\"",
                           "name=\"limit\" value=\"1\"", "name=\"lang\" value=\"en\""})
    EXPECT_THAT(form, HasSubstr("<input type=\"hidden\" " + std::string(kept) + '>'));
  EXPECT_THAT(form, Not(HasSubstr("name=\"offset\"")));
  EXPECT_THAT(page("/?q=date:2019-13&filter=year:2019", 400),
              AllOf(HasSubstr("<ul class=\"active\">"), HasSubstr("name=\"filter\" value=\"year:2019\"")));
  EXPECT_THAT(page("/announcement/tho"), Not(HasSubstr("type=\"hidden\"")));
}

TEST_F(PageTest, FiltersSayWhatTheyAreOf) {
  EXPECT_THAT(page("/?filter=year:2019"), HasSubstr("Năm: <span lang=\"vi\">2019</span>"));
  EXPECT_THAT(page("/?filter=month:2019-12"), HasSubstr("Tháng: <span lang=\"vi\">12/2019</span>"));
  EXPECT_THAT(page("/?filter=month:2019-12&lang=en"), HasSubstr("Month: <span lang=\"vi\">2019-12</span>"));
  EXPECT_THAT(page("/?filter=source:%3Ci%3E"), HasSubstr("Nguồn: <span lang=\"vi\">&lt;i&gt;</span>"));
}

TEST_F(PageTest, PagesFollowOneAnother) {
  const std::string first = page("/?q=h%E1%BB%99i+ngh%E1%BB%8B&limit=1");
  EXPECT_THAT(first, HasSubstr("limit=1&amp;offset=1\" rel=\"next\""));
  EXPECT_THAT(first, Not(HasSubstr("rel=\"prev\"")));
  const std::string last = page("/?q=h%E1%BB%99i+ngh%E1%BB%8B&limit=1&offset=2");
  EXPECT_THAT(last, HasSubstr("rel=\"prev\""));
  EXPECT_THAT(last, Not(HasSubstr("rel=\"next\"")));
}

TEST_F(PageTest, PastTheEndLeadsBackToTheLastPage) {
  const std::string html = page("/?q=h%E1%BB%99i+ngh%E1%BB%8B&limit=2&offset=400");
  EXPECT_THAT(html, HasSubstr("Không còn kết quả ở trang này."));
  EXPECT_THAT(html, HasSubstr("limit=2&amp;offset=2\" rel=\"prev\""));
  EXPECT_THAT(page("/?q=h%E1%BB%99i+ngh%E1%BB%8B&limit=2&offset=2"),
              AllOf(Not(HasSubstr("Không còn kết quả")), HasSubstr("limit=2\" rel=\"prev\"")));
}

TEST_F(PageTest, ABlankQueryIsTheStartPage) {
  EXPECT_THAT(page("/?q=++"), HasSubstr("<body class=\"start\">"));
  EXPECT_THAT(page("/?q=+&filter=year:2019"), HasSubstr("1 thông cáo</h1>"));
}

TEST_F(PageTest, AQueryThatCannotBeMeantIsExplained) {
  const std::string target = "/?q=l%C5%A9+ng%C3%A0y:2019-13";
  for (int i = 0; i < 2; ++i) {  // also when it is known already
    EXPECT_THAT(
        page(target, 400),
        AllOf(HasSubstr("Câu tìm kiếm có chỗ chưa rõ"), HasSubstr("Ký tự thứ 9: đây không phải là ngày"),
              HasSubstr("value=\"lũ ngày:2019-13\""), Not(HasSubstr("lang=\"en\">"))));
  }
  EXPECT_THAT(page(target + "&lang=en", 400), AllOf(HasSubstr("Part of the query is unclear"),
                                                    HasSubstr("column 9: found &#39;2019-13&#39;")));
  EXPECT_EQ(get(target, "text/html").header("ETag"), "");
}

TEST_F(PageTest, NothingForeignBecomesHtml) {
  const std::string hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&";
  for (const std::string& target :
       {"/?q=" + percent_encoded(hostile), "/?q=x&filter=" + percent_encoded("speaker:" + hostile),
        "/?q=" + percent_encoded("date:" + hostile), std::string("/?q=script+alert"),
        std::string("/announcement/a%2Fb%20%3F%23%25"), std::string("/?q=h%E1%BB%99i+ngh%E1%BB%8B")}) {
    const std::string html = get(target, "text/html").body;
    EXPECT_THAT(html, Not(HasSubstr("<script>"))) << target;
    EXPECT_THAT(html, Not(HasSubstr("<img"))) << target;
    EXPECT_THAT(html, Not(HasSubstr("<i>"))) << target;
    EXPECT_THAT(html, Not(HasSubstr("<b>"))) << target;
    EXPECT_THAT(html, Not(HasSubstr("href=\"javascript"))) << target;
    EXPECT_THAT(html, Not(HasSubstr(" style="))) << target;  // the security policy allows none
  }
}

TEST_F(PageTest, AnAnnouncementIsShownWhole) {
  const std::string html = page("/announcement/hoi-nghi");
  EXPECT_THAT(html, HasSubstr("<h1 lang=\"vi\">Hội nghị tổng kết công tác</h1>"));
  EXPECT_THAT(html, HasSubstr("<p>Bộ tổ chức hội nghị.</p><p>Đổi mới sáng tạo là trọng tâm.</p>"));
  EXPECT_THAT(
      html,
      HasSubstr("<a href=\"/?q=s%E1%BB%91%3A%2215%2F2020%2FN%C4%90-CP%22\" lang=\"vi\">15/2020/NĐ-CP</a>"));
  EXPECT_THAT(
      html,
      HasSubstr("<a href=\"https://example.org/1\" rel=\"noopener noreferrer external\">Xem bản gốc</a>"));
  EXPECT_THAT(page("/announcement/khong"), HasSubstr("Không có tiêu đề</h1>"));
  EXPECT_THAT(page("/announcement/hoi-nghi?lang=en"), HasSubstr("Public bodies"));
}

TEST_F(PageTest, PageAndFilesAreSmall) {
  std::size_t bytes = page("/?q=h%E1%BB%99i+ngh%E1%BB%8B").size();
  for (const char* name : {"style.css", "search.js", "favicon.svg"})
    bytes += find_asset(name)->content.size();
  EXPECT_LT(bytes, 60u * 1024);
}

TEST(PagePartsTest, NumbersAndAddresses) {
  EXPECT_EQ(with_separators(0, Language::vietnamese), "0");
  EXPECT_EQ(with_separators(999, Language::vietnamese), "999");
  EXPECT_EQ(with_separators(1234567, Language::vietnamese), "1.234.567");
  EXPECT_EQ(with_separators(1000, Language::english), "1,000");
  EXPECT_TRUE(is_web_address("https://a.vn/x"));
  EXPECT_FALSE(is_web_address("javascript:alert(1)"));
  EXPECT_FALSE(is_web_address("data:text/html,x"));
}

}  // namespace
}  // namespace thongcao::tests
