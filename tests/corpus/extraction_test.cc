// Golden tables of the extractors: a sentence, and what is found in it.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thongcao/dump_reader.h>

#include "extraction/abbreviations.h"
#include "extraction/dates.h"
#include "extraction/doc_numbers.h"
#include "extraction/extract_fields.h"
#include "extraction/organizations.h"
#include "extraction/words.h"

namespace thongcao {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Announcement extract(std::string text, std::string origin = "tin.txt") {
  Announcement announcement;
  announcement.origin = std::move(origin);
  announcement.body = std::move(text);
  extract_fields(announcement);
  return announcement;
}

// "Name (role); Name"
std::string speakers_of(const std::string& text) {
  std::string list;
  for (const Speaker& speaker : extract("Tiêu đề của tin\n" + text).speakers) {
    if (!list.empty()) list += "; ";
    list += speaker.name;
    if (!speaker.role.empty()) list += " (" + speaker.role + ")";
  }
  return list;
}

struct Golden {
  const char* text;
  const char* found;
};

TEST(SpeakersTest, AreFoundInSentences) {
  const Golden kTable[] = {
      {"Phó Chủ tịch Thường trực UBND tỉnh Lào Cai Lý Quốc Bảo cho biết, tỉnh đã hoàn thành kế hoạch.",
       "Lý Quốc Bảo (Phó Chủ tịch Thường trực UBND tỉnh Lào Cai)"},
      {"Theo Bộ trưởng Bộ Công Thương Trần Hải Vân, nguồn cung được bảo đảm.",
       "Trần Hải Vân (Bộ trưởng Bộ Công Thương)"},
      {"Thượng tướng Lê Hùng Sơn, Thứ trưởng Bộ Công an, phát biểu chỉ đạo.",
       "Lê Hùng Sơn (Thứ trưởng Bộ Công an)"},
      {"Đại tá Đinh Văn Bắc - Giám đốc Công an tỉnh An Giang - cho hay vụ việc đang được làm rõ.",
       "Đinh Văn Bắc (Giám đốc Công an tỉnh An Giang)"},
      {"GS.TS Nguyễn Anh Tú, nguyên Viện trưởng Viện Huyết học cho rằng cần sửa luật.",
       "Nguyễn Anh Tú (nguyên Viện trưởng Viện Huyết học)"},
      {"“Chúng tôi sẽ cố gắng”, bà Phan Thị Nhị, Giám đốc Sở Y tế Hà Nội, nói.",
       "Phan Thị Nhị (Giám đốc Sở Y tế Hà Nội)"},
      {"Tổng thống Nga Ivan Petrovsky tuyên bố sẽ sang thăm.", "Ivan Petrovsky (Tổng thống Nga)"},
      {"Ông A Thắng, Trưởng thôn Đăk Răng cho biết cả làng có 60 hộ.", "A Thắng (Trưởng thôn Đăk Răng)"},
      {"Chị H'Yến Niê, buôn Ako, chia sẻ niềm vui.", "H'Yến Niê"},
      {"Đại biểu Hồ Thị Thúy – Đoàn ĐBQH tỉnh Tây Ninh cho rằng dự luật cần rõ hơn.",
       "Hồ Thị Thúy (Đại biểu)"},
      {"Bộ trưởng Ngoại giao Trung Quốc Vương Lập khẳng định như vậy.",
       "Vương Lập (Bộ trưởng Ngoại giao Trung Quốc)"},
      {"Hội nghị do đồng chí Lê Minh Sáng, Phó Thủ tướng Chính phủ chủ trì.",
       "Lê Minh Sáng (Phó Thủ tướng Chính phủ)"},
      {"Phó Cục trưởng Cục An toàn thực phẩm (Bộ Y tế) Nguyễn Long Hải thông tin về vụ ngộ độc.",
       "Nguyễn Long Hải (Phó Cục trưởng Cục An toàn thực phẩm (Bộ Y tế))"},
  };
  for (const Golden& golden : kTable) EXPECT_EQ(speakers_of(golden.text), golden.found) << golden.text;
}

TEST(SpeakersTest, ShortMentionsStandForThePerson) {
  EXPECT_EQ(
      speakers_of("Dự lễ có ông Vũ Bạch Dương, Vụ trưởng Vụ Pháp chế. Ông Dương nhấn mạnh vai trò của luật."),
      "Vũ Bạch Dương (Vụ trưởng Vụ Pháp chế)");
  EXPECT_EQ(speakers_of("Bộ trưởng Đỗ Kim Sa trao Bằng khen. Tại buổi lễ, Bộ trưởng bày tỏ vui mừng."),
            "Đỗ Kim Sa (Bộ trưởng)");
  EXPECT_EQ(speakers_of("Bộ trưởng Đỗ Kim Sa cho biết sẽ kiểm tra. Bộ trưởng Bộ GTVT yêu cầu báo cáo."),
            "Đỗ Kim Sa (Bộ trưởng Bộ GTVT)");
}

TEST(SpeakersTest, WhoIsOnlyMentionedIsNone) {
  for (const char* text : {
           "Cùng dự có Bộ trưởng Bộ GTVT Nguyễn Văn Thành, Bí thư Tỉnh ủy Thanh Hóa Đỗ Trọng Hưng.",
           "Lãnh đạo Sở Xây dựng báo cáo tiến độ đường Nguyễn Văn Linh.",
           "Thứ trưởng Trần Văn Bình trao quyết định nghỉ hưu cho ông Lê Văn Nghĩa.",
           "Chủ tịch nước Trần Văn Quý gửi lẵng hoa chúc mừng.",
       })
    EXPECT_EQ(speakers_of(text), "") << text;
}

TEST(SpeakersTest, SignersComeFromTheBlockOrTheTable) {
  EXPECT_EQ(
      speakers_of("Quyết định này có hiệu lực từ ngày ký.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nTạ Văn Minh"),
      "Tạ Văn Minh (THỨ TRƯỞNG)");
  EXPECT_EQ(speakers_of("Người ký: Thứ trưởng Tạ Văn Minh\nĐiều 1. Phạm vi"), "Tạ Văn Minh (Thứ trưởng)");
}

TEST(DatesTest, AllWrittenFormsAreRead) {
  for (const char* text : {"Sáng 19/12/2019, họp", "ngày 19 tháng 12 năm 2019", "ngày 19-12-2019",
                           "ngày 19.12.2019", "Ngày đăng: 2019-12-19"}) {
    const std::vector<DateMention> found = find_dates(Words(text));
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(to_iso(found[0].date), "2019-12-19") << text;
  }
}

TEST(DatesTest, ImpossibleDaysAndOtherNumbersAreNone) {
  for (const char* text :
       {"ngày 30/2/2019", "ngày 32/1/2019", "Nghị định 15/2020/NĐ-CP", "tăng 5-10% và 3.6 tỷ", "quý I/2021"})
    EXPECT_THAT(find_dates(Words(text)), IsEmpty()) << text;
}

TEST(DatesTest, TheDateOfAnAnnouncement) {
  const Golden kTable[] = {
      {"Họp báo\n21/10/2013 13:45\nNgày 20/10, Bộ Y tế họp.", "2013-10-21"},
      {"Kế hoạch\nHà Nội, ngày 08 tháng 7 năm 2026\nCăn cứ Nghị định 72/2015/NĐ-CP ngày 07/9/2015.",
       "2026-07-08"},
      {"Tin\nChiều 11/5, họp báo. Quy định áp dụng từ ngày 1/7/2017.", "2017-05-11"},
      {"Tin\nChiều 14/7, bế mạc hội trại của giai đoạn 2016-2025.", ""},
      {"Tin\nBáo cáo trước ngày 30/9/2019 theo Nghị định 74/2018/NĐ-CP ngày 15/5/2018.", ""},
  };
  for (const Golden& golden : kTable) {
    const Announcement found = extract(golden.text);
    EXPECT_EQ(found.date ? to_iso(*found.date) : "", golden.found) << golden.text;
  }
  EXPECT_EQ(extract("Một tin không có ngày", "kho/20191219.txt").date, (Date{2019, 12, 19}));
}

TEST(DocNumbersTest, SymbolsOfAllKinds) {
  std::vector<std::string> found;
  append_doc_numbers(
      Words(
          "Nghị định 15/2020/NĐ-CP, Quyết định số 1234/QĐ-BKHCN, số 41/TT-BTC, Kết luận 18-KL/TW, Quyết định "
          "số 130-CP, công văn số 6794/BYT-VPB1; xem https://a.vn/24/2023/QĐ-TTg.html, Nghị định 74, 23-10"),
      found);
  EXPECT_THAT(found, ElementsAre("15/2020/NĐ-CP", "1234/QĐ-BKHCN", "41/TT-BTC", "18-KL/TW", "130-CP",
                                 "6794/BYT-VPB1"));
}

TEST(AbbreviationsTest, InitialsMustFit) {
  const auto found =
      find_abbreviations(Words("Bộ Khoa học và Công nghệ (KH&CN), Ủy ban nhân dân (UBND), hội đồng nhân dân "
                               "(sau đây gọi tắt là HĐND), Trung tâm Máy tính (VNC)"));
  EXPECT_THAT(found, ElementsAre(std::pair<std::string, std::string>("KH&CN", "Khoa học và Công nghệ"),
                                 std::pair<std::string, std::string>("UBND", "Ủy ban nhân dân"),
                                 std::pair<std::string, std::string>("HĐND", "hội đồng nhân dân")));
}

TEST(OrganizationsTest, EndBeforeVerbsAndPersons) {
  EXPECT_THAT(find_organizations(Words(
                  "Bộ Khoa học và Công nghệ phối hợp với UBND tỉnh An Giang. Bộ Y tế Trần Hải Vân nói.")),
              ElementsAre("Bộ Khoa học và Công nghệ", "UBND tỉnh An Giang", "Bộ Y tế"));
}

TEST(StructureTest, TitleAndSource) {
  const Announcement found = extract("Bộ Y tế họp khẩn\n\nSáng nay, Bộ Y tế họp.\n\nNguồn: Báo Sức khỏe");
  EXPECT_EQ(found.title, "Bộ Y tế họp khẩn");
  EXPECT_EQ(found.source, "Báo Sức khỏe");
  EXPECT_EQ(extract("Bộ trưởng cho biết, dịch đang tăng.\nBộ trưởng nói thêm.").title, "");
  EXPECT_EQ(extract("Tin\nHà Nội (TTXVN) - Ngày 1/2/2020, họp.").source, "TTXVN");
  EXPECT_EQ(extract("Tin\nCuộc họp kết thúc tốt đẹp. Theo MIC").source, "MIC");
}

// Records without a title whose body is one sentence (823 of 5,280 of the development set wiki_qa) lost their
// body to the title, whose words weigh more: nDCG@10 fell from 0.723 to 0.697.
TEST(StructureTest, ABodyOfOneLineStaysTheBody) {
  for (const std::string body : {"Bộ Y tế họp khẩn", "Bộ Y tế họp khẩn\n \n", "\n\nBộ Y tế họp khẩn"}) {
    const Announcement found = extract(body);
    EXPECT_EQ(found.title, "") << body;
    EXPECT_EQ(found.body, body);
  }
  EXPECT_EQ(extract("Bộ Y tế họp khẩn\nSáng nay, Bộ Y tế họp.").title, "Bộ Y tế họp khẩn");
}

TEST(ExtractFieldsTest, GivenFieldsAreNeverTouched) {
  Announcement given;
  given.title = "Tựa";
  given.body = "Sáng 19/12/2019, ông Vũ Bạch Dương cho biết như vậy. Nguồn: Báo A";
  given.date = Date{2001, 2, 3};
  given.speakers = {{"Ai đó", ""}};
  given.source = "Tôi";
  extract_fields(given);
  EXPECT_EQ(given.title, "Tựa");
  EXPECT_EQ(given.date, (Date{2001, 2, 3}));
  EXPECT_THAT(given.speakers, ElementsAre(Speaker{"Ai đó", ""}));
  EXPECT_EQ(given.source, "Tôi");
  EXPECT_THAT(given.guessed, ElementsAre("event_dates", "organizations"));
}

TEST(ExtractFieldsTest, NumbersComeFromFurtherFieldsToo) {
  Announcement record;
  record.title = "Phạm vi";
  record.fields["so_hieu"] = "\"24/2018/QH14\"";
  extract_fields(record);
  EXPECT_THAT(record.doc_numbers, ElementsAre("24/2018/QH14"));
}

TEST(ExtractFieldsTest, HostileTextsEnd) {
  for (std::string text : {std::string(5000, '('), std::string(5000, '"'), std::string("\xEF\xBF\xBD\n"),
                           std::string("ông "), std::string("Chủ tịch UBND tỉnh"), std::string("1/1/")})
    static_cast<void>(extract(text));
  std::string long_list;
  for (int i = 0; i < 20000; ++i) long_list += "Bộ trưởng, Ủy ban tỉnh và huyện, ";
  static_cast<void>(extract(long_list));
}

}  // namespace
}  // namespace thongcao
