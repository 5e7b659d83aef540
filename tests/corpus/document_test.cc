// What office documents, PDF files and messages become, and what of them is refused.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document_files.h"
#include "parsed.h"

namespace thongcao::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Format = Chunk::Format;

Announcement read_one(Format format, const std::string& bytes) {
  Parsed parsed = parse(format, bytes, "kho/a");
  EXPECT_EQ(parsed.messages(), "");
  if (parsed.announcements.size() != 1) return {};
  return std::move(parsed.announcements[0]);
}

std::string refusal(Format format, const std::string& bytes) {
  const Parsed parsed = parse(format, bytes, "kho/a");
  EXPECT_THAT(parsed.announcements, IsEmpty());
  EXPECT_THAT(parsed.problems, SizeIs(1));
  return parsed.messages();
}

TEST(DocxTest, ParagraphsTabsAndBreaks) {
  const Announcement a = read_one(
      Format::docx,
      docx_file(docx_paragraph("Hội nghị về y tế", "Title") +
                "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Bộ</w:t></w:r><w:r><w:t "
                "xml:space=\"preserve\"> </w:t></w:r><w:r><w:t>Y&#32;tế</w:t><w:tab/><w:t>họp</w:t><w:br/>"
                "<w:t>rồi nghỉ</w:t><w:noBreakHyphen/></w:r></w:p><w:p/>" +
                "<w:p><w:del><w:r><w:delText>xoá</w:delText><w:t>xoá</w:t></w:r></w:del><w:ins><w:r><w:t>Thêm"
                "</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"));
  EXPECT_EQ(a.title, "Hội nghị về y tế");
  EXPECT_EQ(a.body, "Bộ Y tế họp\nrồi nghỉ-\nThêm");
  EXPECT_THAT(a.guessed, ::testing::Not(::testing::Contains("title")));
}

TEST(DocxTest, RowsOfDataAreLinesAndLetterheadsAreNot) {
  const auto cell = [](const std::string& paragraphs) { return "<w:tc>" + paragraphs + "</w:tc>"; };
  const std::string head = "<w:tbl><w:tr>" +
                           cell(docx_paragraph("BỘ Y TẾ") + docx_paragraph("Số: 7/QĐ-BYT")) +
                           cell(docx_paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") +
                                docx_paragraph("Hà Nội, ngày 3 tháng 2 năm 2021")) +
                           "</w:tr></w:tbl>";
  const std::string data = "<w:tbl><w:tr>" + cell(docx_paragraph("Chủ trì:")) + cell(docx_paragraph("Vụ A")) +
                           "</w:tr><w:tr>" + cell(docx_paragraph("1")) + cell(docx_paragraph("2")) +
                           cell(docx_paragraph("3")) + "</w:tr></w:tbl>";
  const Announcement a = read_one(
      Format::docx, docx_file(head + docx_paragraph("QUYẾT ĐỊNH") + docx_paragraph("Về việc khám sức khoẻ") +
                              docx_paragraph("BỘ TRƯỞNG BỘ Y TẾ") + data));
  EXPECT_EQ(a.body,
            "BỘ Y TẾ\nSố: 7/QĐ-BYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 3 tháng 2 năm 2021\n"
            "QUYẾT ĐỊNH\nVề việc khám sức khoẻ\nBỘ TRƯỞNG BỘ Y TẾ\nChủ trì: Vụ A\n1 | 2 | 3");
  EXPECT_EQ(a.title, "QUYẾT ĐỊNH Về việc khám sức khoẻ");
  EXPECT_EQ(a.date, (Date{2021, 2, 3}));
  EXPECT_THAT(a.doc_numbers, ::testing::ElementsAre("7/QĐ-BYT"));
}

TEST(DocxTest, ALetterIsCalledByItsSubject) {
  const Announcement a = read_one(
      Format::docx, docx_file(docx_paragraph("SỞ NỘI VỤ") + docx_paragraph("Số: 12/SNV-TC") +
                              docx_paragraph("V/v góp ý dự thảo") + docx_paragraph("đề án sáp nhập thôn") +
                              docx_paragraph("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM") +
                              docx_paragraph("Kính gửi: Các phòng")));
  EXPECT_EQ(a.title, "V/v góp ý dự thảo đề án sáp nhập thôn");
}

TEST(DocxTest, PropertiesCountWhereTheTextSaysNothing) {
  const std::string created = "<dcterms:created>2018-05-04T01:02:03Z</dcterms:created>";
  const auto with_title = [&](const std::string& title, const std::string& text) {
    return read_one(Format::docx,
                    docx_file(docx_paragraph(text), "<dc:title>" + title + "</dc:title>" + created));
  };
  const Announcement good = with_title("Thông báo về nghỉ lễ", "cơ quan nghỉ ba ngày.");
  EXPECT_EQ(good.title, "Thông báo về nghỉ lễ");
  EXPECT_EQ(good.date, (Date{2018, 5, 4}));
  EXPECT_THAT(good.guessed, ::testing::ElementsAre("date"));
  EXPECT_EQ(with_title("Thông báo về nghỉ lễ", "Hà Nội, ngày 3/2/2021").date, (Date{2021, 2, 3}));
  for (const char* left_over : {"Microsoft Word - van ban so 5", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                "Document1", "cong van so 5 ngay 7.docx", ""})
    EXPECT_EQ(with_title(left_over, "cơ quan nghỉ ba ngày.").title, "") << left_over;
}

TEST(DocxTest, DeepNestingIsRead) {
  std::string body = docx_paragraph("sâu");
  for (int i = 0; i < 100'000; ++i) body = "<w:sdt>" + std::move(body);
  for (int i = 0; i < 100'000; ++i) body += "</w:sdt>";
  EXPECT_EQ(read_one(Format::docx, docx_file(body)).body, "sâu");
}

TEST(DocxTest, BadFilesAreRefused) {
  const std::string good = docx_file(docx_paragraph(std::string(3000, 'x') + "tin"));
  EXPECT_THAT(refusal(Format::docx, good.substr(0, good.size() / 3)), HasSubstr("kho/a: "));
  EXPECT_THAT(
      refusal(Format::docx, zip_file({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<w/>"}})),
      HasSubstr("CSV"));
  EXPECT_THAT(refusal(Format::docx, zip_file({{"a.txt", "x"}})), HasSubstr("no text document"));
  EXPECT_THAT(refusal(Format::docx, docx_file("<w:p>")), HasSubstr("damaged"));
  EXPECT_THAT(refusal(Format::docx, docx_file("")), HasSubstr("empty"));
}

TEST(OdtTest, HeadingsParagraphsAndTables) {
  const Announcement a = read_one(
      Format::odt,
      odt_file(
          "<text:tracked-changes><text:p>xoá</text:p></text:tracked-changes>"
          "<text:h text:outline-level=\"1\">Tựa đề</text:h>\n  <text:p>Một<text:s/><text:span>hai</text:span>"
          "<text:tab/>ba<text:line-break/>bốn<text:note><text:p>chú thích</text:p></text:note></text:p>"
          "<table:table><table:table-row><table:table-cell><text:p>Nơi họp</text:p></table:table-cell>"
          "<table:table-cell><text:p>Huế</text:p></table:table-cell></table:table-row></table:table>"));
  EXPECT_EQ(a.title, "Tựa đề");
  EXPECT_EQ(a.body, "Một hai ba\nbốn\nNơi họp: Huế");
  EXPECT_THAT(refusal(Format::odt, odt_file("", "spreadsheet")), HasSubstr("CSV"));
}

TEST(PdfTest, LinesAreJoinedAndPageNumbersDropped) {
  std::vector<std::vector<std::string>> pages;
  for (int i = 1; i <= 4; ++i) {
    const std::string n = std::to_string(i);
    pages.push_back({"BẢN TIN NỘI BỘ SỐ 5", "", "",
                     "Đoạn " + n + " nói về việc triển khai nhiệm vụ của các đơn vị trong năm",
                     "học mới và những việc phải làm ngay.", "", "- Mục đích;", "- Yêu cầu.", "", "",
                     "Trang " + n + "/4"});
  }
  const Announcement a = read_one(Format::pdf, pdf_file(pages));
  EXPECT_THAT(
      a.title + '\n' + a.body,
      HasSubstr("Đoạn 2 nói về việc triển khai nhiệm vụ của các đơn vị trong năm học mới và những việc phải "
                "làm ngay.\n- Mục đích;\n- Yêu cầu.\nĐoạn 3 nói"));
  EXPECT_THAT(a.body, ::testing::Not(HasSubstr("Trang")));
  EXPECT_THAT(a.body, ::testing::Not(HasSubstr("BẢN TIN")));
}

TEST(PdfTest, PropertiesCountWhereTheTextSaysNothing) {
  const Announcement a = read_one(
      Format::pdf, pdf_file({{"cơ quan nghỉ ba ngày."}}, {"Thông báo về nghỉ lễ", "20180504230000Z"}));
  EXPECT_EQ(a.title, "Thông báo về nghỉ lễ");
  EXPECT_EQ(a.date, (Date{2018, 5, 5}));  // in Vietnam
  EXPECT_THAT(a.guessed, ::testing::ElementsAre("date"));
}

TEST(PdfTest, BadFilesAreRefused) {
  const std::string good = pdf_file({{"tin"}});
  ::testing::internal::CaptureStderr();
  EXPECT_THAT(refusal(Format::pdf, pdf_file({{""}, {}})), HasSubstr("no text layer"));
  EXPECT_THAT(refusal(Format::pdf, pdf_file({{"tin"}}, {"", "", true})), HasSubstr("password"));
  EXPECT_THAT(refusal(Format::pdf, good.substr(0, 20)), HasSubstr("damaged"));
  EXPECT_THAT(refusal(Format::pdf, "%PDF-1.7\n" + std::string(500, '\x93')), HasSubstr("damaged"));
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

constexpr const char* kHeaders =
    "From: =?UTF-8?B?QuG7mSBZIHThur8=?= <tin@moh.example>\r\n"
    "Subject: =?utf-8?Q?H=E1=BB=8Dp?=\r\n =?utf-8?Q?_b=C3=A1o?=\r\n"
    "Date: Thu, 19 Dec 2019 23:30:00 +0700\r\nMIME-Version: 1.0\r\n";

TEST(EmailTest, HeadersAndTheHtmlPart) {
  const Announcement a = read_one(
      Format::email,
      kHeaders +
          std::string("Content-Type: multipart/mixed; boundary=\"m\"\r\n\r\n--m\r\n"
                      "Content-Type: multipart/alternative; boundary=\"a\"\r\n\r\n"
                      "--a\r\nContent-Type: text/plain\r\n\r\nthường\r\n"
                      "--a\r\nContent-Type: text/html; charset=utf-8\r\n"
                      "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                      "<p>B=E1=BB=99 Y t=E1=BA=BF <b>h=\r\n=E1=BB=8Dp</b>.</p><p>Hai</p>\r\n--a--\r\n"
                      "--m\r\nContent-Type: text/html\r\nContent-Disposition: attachment\r\n\r\n<p>đính "
                      "kèm</p>\r\n--m--\r\n"));
  EXPECT_EQ(a.title, "Họp báo");
  EXPECT_EQ(a.source, "Bộ Y tế");
  EXPECT_EQ(a.date, (Date{2019, 12, 19}));
  EXPECT_EQ(a.body, "Bộ Y tế họp.\nHai");
}

TEST(EmailTest, PlainTextInBase64AndLegacyEncoding) {
  const Announcement a = read_one(
      Format::email, kHeaders + std::string("Content-Type: text/plain; charset=windows-1258\r\n"
                                            "Content-Transfer-Encoding: base64\r\n\r\nSPLhecuALCBi4W8=\r\n"));
  EXPECT_EQ(a.body, to_utf8("H\xF2\xE1y\xCB\x80, b\xE1o", Encoding::windows_1258));
}

TEST(EmailTest, APageThatABrowserSavedIsAPage) {
  const Announcement a = read_one(
      Format::email,
      "From: <Saved by Blink>\r\nSubject: Trang\r\nDate: Thu, 19 Dec 2024 23:30:00 +0700\r\nMIME-Version: "
      "1.0\r\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=\"r\"\r\n\r\n--r\r\nContent-Type: "
      "text/html\r\n\r\n"
      "<html><head><meta property=\"article:published_time\" content=\"2019-12-19\"></head><body><h1>Tựa</h1>"
      "<p>Nội dung</p></body></html>\r\n--r--\r\n");
  EXPECT_EQ(a.title, "Tựa");
  EXPECT_EQ(a.source, "");
  EXPECT_EQ(a.date, (Date{2019, 12, 19}));
}

TEST(EmailTest, AMessageWithoutTextIsRefused) {
  EXPECT_THAT(
      refusal(Format::email, kHeaders + std::string("Content-Type: application/pkcs7-mime\r\n\r\nxx\r\n")),
      HasSubstr("without text"));
}

}  // namespace
}  // namespace thongcao::tests
