#include "schema/schema.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include <thongcao/error.h>

#include "schema/stored_document.h"
#include "schema/xapian_error.h"

namespace thongcao::schema {
namespace {

TEST(IdTerm, ShortIdsAreKeptAsTheyAre) {
  EXPECT_EQ(id_term("bo-y-te/2020-01"), "Qbo-y-te/2020-01");
}

TEST(IdTerm, LongIdsStayApartAndFitATerm) {
  const std::string long_id(1000, 'x');
  EXPECT_LE(id_term(long_id + "1").size(), kMaxTermBytes);
  EXPECT_NE(id_term(long_id + "1"), id_term(long_id + "2"));
  EXPECT_EQ(id_term(long_id + "1"), id_term(long_id + "1"));
}

// Xapian writes a zero byte as two, and its keys have 255 bytes.
TEST(Terms, OfZeroBytesFitWhenTheyAreEscaped) {
  const auto escaped = [](const std::string& term) {
    return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  };
  const std::string zeros(235, '\0');
  EXPECT_LE(escaped(id_term(zeros)), kMaxTermBytes);
  EXPECT_NE(id_term(zeros), id_term(zeros + '\0'));
  EXPECT_EQ(id_term(std::string(119, '\0')), 'Q' + std::string(119, '\0'));
  EXPECT_LE(escaped(value_term(prefix::kSourceValue, zeros)), kMaxTermBytes);
  std::string term;
  EXPECT_FALSE(make_term(prefix::kText, zeros, term));
  EXPECT_FALSE(make_pair_term(zeros, "a", term));
  EXPECT_EQ(number_term(zeros), "");
}

TEST(NumberTerm, LetterCaseAndAccentsDoNotMatter) {
  EXPECT_EQ(number_term("15/2020/NĐ-CP"), number_term("15/2020/nd-cp"));
  EXPECT_NE(number_term("15/2020/NĐ-CP"), number_term("15/2021/NĐ-CP"));
}

TEST(DateValue, SortsAsDatesDoAndComesBack) {
  const Date early{2019, 9, 30};
  const Date late{2019, 12, 1};
  EXPECT_LT(date_value(early), date_value(late));
  EXPECT_EQ(date_of_value(date_value(early)), early);
  EXPECT_EQ(date_of_value(""), std::nullopt);
  EXPECT_EQ(date_of_value("20191332"), std::nullopt);
}

TEST(MakeTerm, RefusesWhatXapianWouldRefuse) {
  std::string term = "left over";
  EXPECT_FALSE(make_term(prefix::kText, "", term));
  EXPECT_TRUE(term.empty());
  EXPECT_FALSE(make_term(prefix::kWord, std::string(kMaxTermBytes, 'a'), term));
  EXPECT_TRUE(make_term(prefix::kWord, "hội nghị", term));
  EXPECT_EQ(term, "XWhội nghị");
}

TEST(StoredDocument, ComesBackAsItWas) {
  Announcement a;
  a.id = "\"odd\\id\"\n";
  a.title = "Tiêu đề";
  a.body = "Dòng một\nDòng hai";
  a.date = Date{2020, 2, 29};
  a.speakers = {{"Lê Văn Mẫu", "Vụ trưởng"}, {"Phạm Thị Thử", ""}};
  a.organizations = {"Bộ Thử nghiệm"};
  a.doc_numbers = {"1/2020/TT-BTN"};
  a.source = "Cổng thông tin";
  a.url = "https://example.gov.vn/1";
  a.fields = {{"chu_de", "\"đất đai\""}, {"so_trang", "12"}};
  a.guessed = {"date"};
  const std::string stored = stored_form(a);
  const Announcement back = read_stored(stored);
  EXPECT_EQ(back.id, a.id);
  EXPECT_EQ(back.title, a.title);
  EXPECT_EQ(back.body, a.body);
  EXPECT_EQ(back.date, a.date);
  EXPECT_EQ(back.speakers, a.speakers);
  EXPECT_EQ(back.organizations, a.organizations);
  EXPECT_EQ(back.doc_numbers, a.doc_numbers);
  EXPECT_EQ(back.source, a.source);
  EXPECT_EQ(back.url, a.url);
  EXPECT_EQ(back.fields, a.fields);
  EXPECT_EQ(back.guessed, a.guessed);
  EXPECT_EQ(read_stored_id(stored), a.id);
}

TEST(StoredDocument, RefusesWhatIsNone) {
  for (const char* data : {"", "{", "[]", "17", "{\"id\":17}"}) {
    try {
      read_stored_id(data);
      FAIL() << "accepted: " << data;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::corruption) << data;
    }
  }
}

TEST(Translating, GivesXapianErrorsOurCodes) {
  const auto code_of = [](auto&& raise) {
    try {
      translating("somewhere", raise);
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("somewhere"), std::string::npos);
      return error.code();
    }
    return ErrorCode::invalid_argument;
  };
  EXPECT_EQ(code_of([] { throw Xapian::DatabaseNotFoundError("x"); }), ErrorCode::not_found);
  EXPECT_EQ(code_of([] { throw Xapian::DatabaseLockError("x"); }), ErrorCode::locked);
  EXPECT_EQ(code_of([] { throw Xapian::DatabaseCorruptError("x"); }), ErrorCode::corruption);
  EXPECT_EQ(code_of([] { throw Xapian::NetworkTimeoutError("x"); }), ErrorCode::unavailable);
  EXPECT_EQ(code_of([] { throw Xapian::DatabaseVersionError("x"); }), ErrorCode::incompatible_index);
}

}  // namespace
}  // namespace thongcao::schema
