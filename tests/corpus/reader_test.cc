// What chunks of each format become, and what bad input is reported as.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thongcao/dump_reader.h>

#include "parsed.h"

namespace thongcao::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(JsonLinesTest, ABrokenLineIsNamedAndSkipped) {
  const Parsed parsed =
      parse(Chunk::Format::json_lines, "{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\n{\"title\":\"C\"}\n");
  ASSERT_THAT(parsed.announcements, SizeIs(2));
  EXPECT_EQ(parsed.announcements[1].id, "kho/a.jsonl:3");
  ASSERT_THAT(parsed.problems, SizeIs(1));
  EXPECT_EQ(parsed.problems[0].where, "kho/a.jsonl:2");
}

TEST(JsonLinesTest, AnImpossibleDateIsReported) {
  const Parsed parsed =
      parse(Chunk::Format::json_lines, "{\"id\":\"1\",\"title\":\"A\",\"date\":\"2019-02-30\"}");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  EXPECT_FALSE(parsed.announcements[0].date);
  ASSERT_THAT(parsed.problems, SizeIs(1));
  EXPECT_THAT(parsed.problems[0].what, HasSubstr("2019-02-30"));
}

TEST(JsonLinesTest, WhatWasUnderstoodIsTakenAsItIs) {
  const Parsed parsed =
      parse(Chunk::Format::json_lines, "{\"id\":\"1\",\"body\":\"Sáng 19/12/2019, họp.\",\"guessed\":[]}");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  EXPECT_FALSE(parsed.announcements[0].date);
  const Parsed again = parse(Chunk::Format::json_lines, to_json_line(parsed.announcements[0]));
  EXPECT_EQ(to_json_line(again.announcements[0]), to_json_line(parsed.announcements[0]));
}

TEST(TextTest, AnEmptyDocumentIsAProblem) {
  EXPECT_THAT(parse(Chunk::Format::text, " \n\n").announcements, IsEmpty());
  EXPECT_THAT(parse(Chunk::Format::text, "").problems, SizeIs(1));
}

TEST(TextTest, InvalidUtf8IsReplaced) {
  const Parsed parsed = parse(Chunk::Format::text, "Tin\nHọp \xFF\xC3 báo", "kho/a.txt");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  EXPECT_THAT(parsed.announcements[0].body, HasSubstr("\xEF\xBF\xBD"));
  EXPECT_EQ(parsed.announcements[0].id, "kho/a.txt");
  EXPECT_THAT(parsed.announcements[0].guessed, ElementsAre("title"));
}

TEST(HtmlTest, ContentWithoutMenusScriptsAndFooters) {
  const Parsed parsed =
      parse(Chunk::Format::html,
            "<html><head><title>Tin A - Báo</title><meta property=\"article:published_time\" "
            "content=\"2019-12-19T08:00\">"
            "<script>var x = 1;</script></head><body><nav>Trang chủ</nav><h1>B&aacute;o c&aacute;o</h1>"
            "<div class=\"menu-top\">Mục lục</div><p>Bộ Y tế <b>họp</b>.</p><p>&nbsp;</p><footer>Bản "
            "quyền</footer></body></html>");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  EXPECT_EQ(parsed.announcements[0].title, "Báo cáo");
  EXPECT_EQ(parsed.announcements[0].body, "Bộ Y tế họp.");
  EXPECT_EQ(parsed.announcements[0].date, (Date{2019, 12, 19}));
}

TEST(HtmlTest, EndlessNestingIsRefused) {
  std::string page = "<html><body>";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  EXPECT_THAT(parse(Chunk::Format::html, page).problems, SizeIs(1));
}

TEST(MarkdownTest, HeadingTableAndLinks) {
  const Parsed parsed =
      parse(Chunk::Format::markdown,
            "# Thông tư 1/2026/TT-BTC\n\n| | |\n|---|---|\n| **Ngày ban hành** | 06/07/2026 |\n\n"
            "Xem [văn bản](https://a.vn/b).\n");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  EXPECT_EQ(parsed.announcements[0].title, "Thông tư 1/2026/TT-BTC");
  EXPECT_EQ(parsed.announcements[0].body, "Ngày ban hành: 06/07/2026\nXem văn bản.");
  EXPECT_EQ(parsed.announcements[0].date, (Date{2026, 7, 6}));
}

TEST(MarkdownTest, FrontMatterGivesTheTitle) {
  const Parsed parsed = parse(Chunk::Format::markdown, "---\ntitle: \"Tựa\"\nNguồn: Báo A\n---\n\nNội dung.");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  EXPECT_EQ(parsed.announcements[0].title, "Tựa");
  EXPECT_EQ(parsed.announcements[0].source, "Báo A");
}

}  // namespace
}  // namespace thongcao::tests
