// What tables become, and where their rows may be cut.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../support/temporary_folder.h"
#include "parsed.h"

namespace thongcao::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Parsed parse_csv(std::string bytes) {
  return parse(Chunk::Format::csv, std::move(bytes), "bang.csv");
}

TEST(CsvTest, VietnameseColumnsBecomeFields) {
  const Parsed parsed = parse_csv(
      "Mã,Tiêu đề,NGÀY ĐĂNG,Người phát biểu,Chức vụ,Nội dung,Nguồn,Số hiệu,Cơ quan,Lượt xem\n"
      "7,Họp báo,19/12/2019,Lò Văn Páo,Chủ tịch,Toàn văn,Báo A,15/2020/NĐ-CP; 2/QĐ-X,Bộ Y tế,12\n");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  const Announcement& a = parsed.announcements[0];
  EXPECT_EQ(a.id, "7");
  EXPECT_EQ(a.title, "Họp báo");
  EXPECT_EQ(a.date, (Date{2019, 12, 19}));
  EXPECT_THAT(a.speakers, ElementsAre(Speaker{"Lò Văn Páo", "Chủ tịch"}));
  EXPECT_EQ(a.body, "Toàn văn");
  EXPECT_EQ(a.source, "Báo A");
  EXPECT_THAT(a.doc_numbers, ElementsAre("15/2020/NĐ-CP", "2/QĐ-X"));
  EXPECT_THAT(a.organizations, ElementsAre("Bộ Y tế"));
  EXPECT_EQ(a.fields.at("Lượt xem"), "\"12\"");
  EXPECT_THAT(a.guessed, IsEmpty());
}

TEST(CsvTest, EnglishAndUnaccentedColumnsDoToo) {
  const Parsed parsed = parse_csv("title\tngay_ban_hanh\tnoi dung\nA\t2020-02-01\tB\n");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  EXPECT_EQ(parsed.announcements[0].title, "A");
  EXPECT_EQ(parsed.announcements[0].date, (Date{2020, 2, 1}));
  EXPECT_EQ(parsed.announcements[0].body, "B");
  EXPECT_EQ(parsed.announcements[0].id, "bang.csv:2");
}

// As a fuzzer found: a second column of titles made a record with two.
TEST(CsvTest, FieldsHaveNamesOfTheirOwn) {
  const Parsed parsed = parse_csv("tiêu đề,title,guessed,x,x\nA,B,C,D,E\n");
  ASSERT_THAT(parsed.announcements, SizeIs(1));
  const auto& fields = parsed.announcements[0].fields;
  EXPECT_THAT(fields, ElementsAre(std::pair("guessed 2", "\"C\""), std::pair("title 2", "\"B\""),
                                  std::pair("x", "\"D\""), std::pair("x 2", "\"E\"")));
  const Parsed again = parse(Chunk::Format::json_lines, to_json_line(parsed.announcements[0]));
  EXPECT_EQ(to_json_line(again.announcements.at(0)), to_json_line(parsed.announcements[0]));
}

TEST(CsvTest, QuotedFieldsHoldAnything) {
  const Parsed parsed = parse_csv(
      "\xEF\xBB\xBF\"title\";\"body\"\r\n"
      "\"Nói \"\"không\"\"; rồi thôi\";\"dòng 1\r\n\r\ndòng 3\"\r\nB;không \"gì\" cả\r\n\r\nC;c");
  ASSERT_THAT(parsed.announcements, SizeIs(3));
  EXPECT_EQ(parsed.announcements[0].title, "Nói \"không\"; rồi thôi");
  EXPECT_EQ(parsed.announcements[0].body, "dòng 1\r\n\r\ndòng 3");
  EXPECT_EQ(parsed.announcements[1].body, "không \"gì\" cả");
  EXPECT_THAT(parsed.ids(), ElementsAre("bang.csv:2", "bang.csv:5", "bang.csv:7"));
  EXPECT_THAT(parsed.problems, IsEmpty());
}

TEST(CsvTest, BadRowsAreNamedAndTheRestIsRead) {
  const Parsed parsed = parse_csv(
      "title,date,body\nA,2020-01-01,a\nB,2020-01-01,b,thừa\nC,31/2/2020,c\n\"D,mở\nE\nF,1/1/2020,f\n");
  EXPECT_THAT(parsed.ids(), ElementsAre("bang.csv:2", "bang.csv:4", "bang.csv:6", "bang.csv:7"));
  EXPECT_EQ(parsed.messages(),
            "bang.csv:3: 4 fields, but the header names 3: quote the field that holds the separator\n"
            "bang.csv:4: the date is not a day: \"31/2/2020\"; write it as 2019-12-19 or 19/12/2019\n"
            "bang.csv:5: a quotation mark opens a field and none closes it: double it or close the field\n");
}

TEST(CsvTest, AnOpenQuotationMarkAtTheEndIsOneProblem) {
  EXPECT_EQ(parse_csv("title\n\"A").messages(),
            "bang.csv:2: a quotation mark opens a field and none closes it: double it or close the field\n");
}

TEST(CsvTest, ATableWithoutColumnsOfTextIsOneProblem) {
  const Parsed parsed = parse_csv("a,b\n1,2\n3,4\n");
  EXPECT_THAT(parsed.announcements, IsEmpty());
  ASSERT_THAT(parsed.problems, SizeIs(1));
  EXPECT_EQ(parsed.problems[0].where, "bang.csv:1");
  EXPECT_THAT(parsed.problems[0].what, HasSubstr("tiêu đề"));
}

TEST(CsvTest, LegacyEncodingsAreConverted) {
  const std::string table =
      "tiêu đề,nội dung\nThông báo tuyển dụng viên chức,Sở Giáo dục thông báo kết quả xét tuyển năm học "
      "mới\n";
  for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni_windows, Encoding::windows_1258}) {
    const Parsed parsed = parse_csv(from_utf8(table, encoding));
    ASSERT_THAT(parsed.announcements, SizeIs(1)) << to_string(encoding);
    EXPECT_EQ(parsed.announcements[0].title, "Thông báo tuyển dụng viên chức") << to_string(encoding);
  }
}

// Chunks of any size give the same announcements with the same lines as the whole file.
TEST(CsvTest, RowsAreNeverCut) {
  std::string table = "title,body\r\n";
  for (int i = 0; i < 60; ++i) {
    table += "T" + std::to_string(i) + ",\"dòng, \"\"" + std::to_string(i) + "\"\"\n" +
             std::string(static_cast<std::size_t>(i), 'x') + "\"\r\n";
  }
  const TemporaryFolder folder;
  const std::string file = folder.write("a.csv", table);
  const Parsed whole = read_dump({file});
  ASSERT_THAT(whole.announcements, SizeIs(60));
  for (std::size_t chunk_bytes = 1; chunk_bytes < 300; chunk_bytes += 7) {
    DumpOptions options;
    options.chunk_bytes = chunk_bytes;
    const Parsed cut = read_dump({file}, options);
    EXPECT_EQ(cut.messages(), "");
    ASSERT_EQ(cut.ids(), whole.ids()) << chunk_bytes;
    EXPECT_EQ(cut.announcements.back().body, whole.announcements.back().body);
  }
}

TEST(CsvTest, ARowThatIsTooLongIsSkipped) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.csv", "title,body\nA,a\nB,\"" + std::string(5000, 'b') +
                                                     "\"\nC,c\nD,\"" + std::string(900, 'd') + "\"\n");
  DumpOptions options;
  options.chunk_bytes = 100;
  options.max_document_bytes = 1000;
  const Parsed parsed = read_dump({file}, options);
  EXPECT_THAT(parsed.ids(), ElementsAre(file + ":2", file + ":4", file + ":5"));
  EXPECT_EQ(parsed.messages(), file + ":3: longer than 1000 bytes: split the document\n");
}

}  // namespace
}  // namespace thongcao::tests
