// Pages as public bodies publish them, and what parsing them costs.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "html_nesting.h"
#include "html_reader.h"
#include "html_shortening.h"
#include "parsed.h"

namespace thongcao::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Announcement read_page(const std::string& html) {
  Parsed parsed = parse(Chunk::Format::html, html, "trang.html");
  EXPECT_EQ(parsed.messages(), "");
  if (parsed.announcements.size() != 1) return {};
  return std::move(parsed.announcements[0]);
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// Shortening loses nothing, whatever the page, and what is parsed is the same.
TEST(ShortenedHtmlTest, ExpandsToThePage) {
  for (const std::string html :
       {"", "a < b &amp; c &aacute;chữ dài hơn tám &nbsp", "<p title=\"a > b\" x='>'>một đoạn văn</p>",
        "<p title = \"một > hai ba bốn\">một đoạn văn", "<!-- <p>một đoạn văn --><p>một đoạn văn",
        "<!--><p>một đoạn văn", "<script>if (a < b) \"</p>\";</script>một đoạn văn",
        "<SCRIPT type=x>dài dài dài dài</ScRiPt ><style>p { x: y }</style>", "<script>không bao giờ hết",
        "<script></b></script>", "<p>đoạn có \xF3\xB0\x80\x80 riêng của nó</p>",
        "<title>tựa của trang này</title><textarea>dài dài dài", "<p", "</", "<", "&", "<p a='",
        "<![CDATA[một đoạn văn]]>"}) {
    const ShortenedHtml shortened(html);
    EXPECT_EQ(shortened.expand(shortened.text()), html);
  }
}

TEST(ShortenedHtmlTest, ReferencesAndAttributesStay) {
  EXPECT_EQ(
      read_page("<title>Tin</title><p>C&ocirc;ng nghiệp ph&aacute;t triển &#7879; nhanh&nbsp;hơn</p>").body,
      "Công nghiệp phát triển ệ nhanh hơn");
  EXPECT_EQ(read_page("<meta property=og:title content = \"Tin dài > bốn chữ\"><p>Nội dung của tin").title,
            "Tin dài > bốn chữ");
}

TEST(HtmlNestingTest, CountsWhatStaysOpen) {
  EXPECT_LT(nesting_cost(repeated("<div><p>a<br>b</p><img></div>", 1'000'000)), 500'000u);
  EXPECT_GT(nesting_cost(repeated("<font><p>x</p>", 1'000'000)), 1'000'000'000u);
  EXPECT_GT(nesting_cost(repeated("<b></i>", 1'000'000)), 1'000'000'000u);
  EXPECT_GT(nesting_cost("<p a='>'" + repeated(" a", 1'000'000)), 1'000'000'000u);
  EXPECT_LT(nesting_cost("<p a='" + repeated(" a", 1'000'000) + "'>"), 1'000u);
  EXPECT_GT(nesting_cost("<svg>" + repeated("<a>", 1'000'000)), 1'000'000'000u);
}

TEST(HtmlTest, TheNameOfTheSiteIsNoTitle) {
  const auto title = [](const std::string& page_title, const std::string& heading) {
    return read_page("<title>" + page_title + "</title><h1>" + heading +
                     "</h1><h2>Bàn về việc nước sạch</h2><p>Bài")
        .title;
  };
  EXPECT_EQ(title("Bàn về việc nước sạch - Sở Xây dựng", "Sở Xây dựng"), "Bàn về việc nước sạch");
  EXPECT_EQ(title("Sở Y tế - Bàn về việc nước sạch", "Bàn về việc nước sạch"), "Bàn về việc nước sạch");
  EXPECT_EQ(title("Nước - sạch", "Nước - sạch"), "Nước - sạch");
}

TEST(HtmlTest, AMinistrysPageOfWebForms) {
  const Announcement a = read_page(R"(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "">
<html><head id="Head"><title>
	Bộ Nông nghiệp họp về hạn mặn - Cổng thông tin điện tử
</title><script type="text/javascript">var x = "<p>không</p>";</script></head>
<body><form method="post" action="./Tin.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEP" />
<div id="ctl00_TopMenu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li></ul></div>
<table><tr><td class="leftcol"><div id="ctl00_LeftMenu">Danh mục trái</div></td>
<td><div class="news-detail"><div class="ArticleDate">Thứ năm, 19/12/2019 08:15</div>
<h1 class="ArticleTitle">Bộ Nông nghiệp họp về hạn mặn</h1>
<div class="ArticleContent"><p>Sáng nay, Bộ bàn việc chống hạn.</p><p>Nhiều tỉnh đã sẵn sàng.</p></div></div></td></tr></table>
<div id="ctl00_Footer">Bản quyền thuộc Bộ</div></form></body></html>)");
  EXPECT_EQ(a.title, "Bộ Nông nghiệp họp về hạn mặn");
  EXPECT_EQ(a.date, (Date{2019, 12, 19}));
  EXPECT_THAT(a.body, HasSubstr("Sáng nay, Bộ bàn việc chống hạn.\nNhiều tỉnh đã sẵn sàng."));
  for (const char* noise : {"Trang chủ", "Danh mục", "Bản quyền", "không"})
    EXPECT_THAT(a.body, Not(HasSubstr(noise)));
}

TEST(HtmlTest, AProvincesPageOfSharePoint) {
  const Announcement a = read_page(R"(<html><head><title>Chi tiết tin</title>
<meta name="GENERATOR" content="Microsoft SharePoint" /></head><body>
<form id="aspnetForm"><div id="s4-workspace"><div class="ms-breadcrumb">Trang chủ &gt; Tin tức</div>
<div id="DeltaPlaceHolderMain"><div class="tieude"><h2>Khai giảng lớp bồi dưỡng cán bộ xã</h2></div>
<span class="ngaydang">05/03/2021</span>
<div class="ms-rtestate-field"><div>Lớp có 60 học viên.</div><div><br></div><div>Lớp học trong ba ngày.</div></div></div>
<div id="s4-leftpanel" class="ms-nav">Menu trái</div></div></form></body></html>)");
  EXPECT_EQ(a.title, "Khai giảng lớp bồi dưỡng cán bộ xã");
  EXPECT_EQ(a.date, (Date{2021, 3, 5}));
  EXPECT_THAT(a.body, HasSubstr("Lớp có 60 học viên.\nLớp học trong ba ngày."));
  EXPECT_THAT(a.body, Not(HasSubstr("Menu")));
  EXPECT_THAT(a.body, Not(HasSubstr("Trang chủ")));
}

TEST(HtmlTest, ADistrictsPageOfJoomla) {
  const Announcement a =
      read_page(R"(<!DOCTYPE html><html lang="vi-vn"><head><base href="http://huyen.example/tin" />
<title>Ra quân làm thuỷ lợi</title></head><body class="site com_content view-article">
<header><img alt="logo"></header><div class="moduletable_menu"><ul class="nav menu"><li>Liên hệ</li></ul></div>
<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">
Ra quân làm thuỷ lợi</h2></div><dl class="article-info muted"><dd class="published">
<time datetime="2018-11-02T07:00:00+07:00" itemprop="datePublished">Ngày đăng: 02 Tháng 11 2018</time></dd>
<dd class="hits">Lượt xem: 1234</dd></dl><div itemprop="articleBody"><p>Toàn huyện nạo vét kênh mương.</p></div>
<ul class="pager pagenav"><li>Bài trước</li></ul></div>
<div class="tin-lien-quan">Tin khác</div><footer>Bản quyền</footer></body></html>)");
  EXPECT_EQ(a.title, "Ra quân làm thuỷ lợi");
  EXPECT_EQ(a.date, (Date{2018, 11, 2}));
  EXPECT_THAT(a.body, HasSubstr("Toàn huyện nạo vét kênh mương."));
  for (const char* noise : {"Liên hệ", "Bài trước", "Tin khác", "Bản quyền", "Lượt xem"})
    EXPECT_THAT(a.body, Not(HasSubstr(noise)));
}

TEST(HtmlTest, ANewspapersPageWithMetadata) {
  const Announcement a = read_page(R"(<!DOCTYPE html><html><head><title>Tin | Báo</title>
<meta property="og:title" content="Cầu mới thông xe"/><meta property="og:url" content="https://bao.example/cau"/>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","dateModified":
"2022-01-01"},{"@type":"NewsArticle","headline":"Cầu mới thông xe","datePublished" : "2020-09-01T06:30:00+07:00"}]}</script>
</head><body><div class="menu">Thời sự</div><article><p class="sapo">Cầu dài 2 km.</p><p>Xe đi từ sáng nay.</p>
<figure><img><figcaption>Cầu nhìn từ trên cao</figcaption></figure></article><div id="comments">Hay quá</div></body></html>)");
  EXPECT_EQ(a.title, "Cầu mới thông xe");
  EXPECT_EQ(a.date, (Date{2020, 9, 1}));
  EXPECT_EQ(a.url, "https://bao.example/cau");
  EXPECT_EQ(a.body, "Cầu dài 2 km.\nXe đi từ sáng nay.\nCầu nhìn từ trên cao");
}

}  // namespace
}  // namespace thongcao::tests
