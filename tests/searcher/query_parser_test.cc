#include "query_parser.h"

#include <ostream>

#include <gtest/gtest.h>

#include <thongcao/query_error.h>

namespace thongcao {
namespace {

struct Case {
  const char* query;
  const char* tree;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.query;
}

class QueryParserTest : public ::testing::TestWithParam<Case> {};

TEST_P(QueryParserTest, ReadsTheQueryAsMeant) {
  EXPECT_EQ(to_string(*parse_query(GetParam().query)), GetParam().tree);
}

INSTANTIATE_TEST_SUITE_P(
    Words, QueryParserTest,
    ::testing::Values(Case{"", "ranked()"}, Case{"   ", "ranked()"},
                      Case{"hội nghị tổng kết", R"(ranked(text:"hội nghị tổng kết"))"},
                      Case{"KH&CN 15/2020/NĐ-CP", R"(ranked(text:"KH&CN 15/2020/NĐ-CP"))"},
                      Case{"covid-19 a-b", R"(ranked(text:"covid-19 a-b"))"},
                      Case{"lúc 8:30 http://moet.gov.vn/x",
                           R"(ranked(text:"lúc 8:30 http://moet.gov.vn/x"))"},
                      Case{"hội nghị* lớn", R"(ranked(text:"hội" prefix:"nghị" text:"lớn"))"},
                      Case{R"(sao\* a\"b)", R"(ranked(text:"sao* a"b"))"}));

INSTANTIATE_TEST_SUITE_P(
    Phrases, QueryParserTest,
    ::testing::Values(Case{"\"đổi mới sáng tạo\" 2019", R"(ranked(phrase:"đổi mới sáng tạo" text:"2019"))"},
                      Case{"“đổi mới”", R"(ranked(phrase:"đổi mới"))"},
                      Case{"«đổi mới»", R"(ranked(phrase:"đổi mới"))"},
                      Case{"an \"toàn giao thông", R"(ranked(text:"an" phrase:"toàn giao thông"))"},
                      Case{"lũ NEAR/5 lụt", R"(ranked(near/5(text:"lũ" text:"lụt")))"},
                      Case{"lũ NEAR lụt NEAR/3 bão", R"(ranked(near/3(text:"lũ" text:"lụt" text:"bão")))"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, QueryParserTest,
    ::testing::Values(
        Case{"lũ lụt AND miền Trung", R"(all(ranked(text:"lũ lụt") ranked(text:"miền Trung")))"},
        Case{"thuế OR phí", R"(any(ranked(text:"thuế") ranked(text:"phí")))"},
        Case{"thuế NOT phí", R"(all(ranked(text:"thuế") none(ranked(text:"phí"))))"},
        Case{"a OR b AND c", R"(any(ranked(text:"a") all(ranked(text:"b") ranked(text:"c"))))"},
        Case{"(a OR b) AND c", R"(all(any(ranked(text:"a") ranked(text:"b")) ranked(text:"c")))"},
        Case{"+thuế -phí đất", R"(ranked(+text:"thuế" -text:"phí" text:"đất"))"},
        Case{"thuế and phí", R"(ranked(text:"thuế and phí"))"},
        Case{"thuế KHÔNG tăng", R"(ranked(text:"thuế KHÔNG tăng"))"}));

// What people mistype is read as they meant it.
INSTANTIATE_TEST_SUITE_P(
    Mistyped, QueryParserTest,
    ::testing::Values(Case{"thuế AND", R"(ranked(text:"thuế"))"}, Case{"OR thuế", R"(ranked(text:"thuế"))"},
                      Case{"AND", R"(ranked(text:"AND"))"}, Case{"(thuế", R"(ranked(text:"thuế"))"},
                      Case{"thuế)", R"(ranked(text:"thuế"))"},
                      Case{"thuế () phí", R"(ranked(text:"thuế phí"))"},
                      Case{"a - b", R"(ranked(text:"a - b"))"}, Case{"\"\"", R"(ranked(phrase:""))"},
                      Case{"speaker: Dương", R"(ranked(text:"speaker: Dương"))"}));

INSTANTIATE_TEST_SUITE_P(Fields, QueryParserTest,
                         ::testing::Values(Case{"speaker:Dương", R"(ranked(speaker:text:"Dương"))"},
                                           Case{"speaker:\"Lê Văn Mẫu\"",
                                                R"(ranked(speaker:phrase:"Lê Văn Mẫu"))"},
                                           Case{"người-nói:Dương", R"(ranked(speaker:text:"Dương"))"},
                                           Case{"nguoi_noi:Duong", R"(ranked(speaker:text:"Duong"))"},
                                           Case{"TIÊU-ĐỀ:thuế", R"(ranked(title:text:"thuế"))"},
                                           Case{"cơ-quan:\"Bộ Y tế\"", R"(ranked(agency:phrase:"Bộ Y tế"))"},
                                           Case{"số:24/2018/QH14", R"(ranked(number:text:"24/2018/QH14"))"},
                                           Case{"nguồn:TTXVN lũ", R"(ranked(source:text:"TTXVN" text:"lũ"))"},
                                           Case{"title:(thuế OR phí)",
                                                R"(any(ranked(title:text:"thuế") ranked(title:text:"phí")))"},
                                           Case{"other:thuế", R"(ranked(text:"other:thuế"))"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, QueryParserTest,
    ::testing::Values(Case{"date:2019-12-19", "ranked(dates:2019-12-19..2019-12-19)"},
                      Case{"ngày:19/12/2019", "ranked(dates:2019-12-19..2019-12-19)"},
                      Case{"ngay:19-12-2019", "ranked(dates:2019-12-19..2019-12-19)"},
                      Case{"date:12/2019", "ranked(dates:2019-12-01..2019-12-31)"},
                      Case{"date:2020-02", "ranked(dates:2020-02-01..2020-02-29)"},
                      Case{"date:2019", "ranked(dates:2019-01-01..2019-12-31)"},
                      Case{"date:2019-10..2019-12", "ranked(dates:2019-10-01..2019-12-31)"},
                      Case{"date:2019-10..", "ranked(dates:2019-10-01..)"},
                      Case{"date:..2019", "ranked(dates:..2019-12-31)"},
                      Case{"date:>=2019-12", "ranked(dates:2019-12-01..)"},
                      Case{"date:<2019-03-01", "ranked(dates:..2019-02-28)"},
                      Case{"date:>2019", "ranked(dates:2020-01-01..)"},
                      Case{
                          "date:(2018 OR 2020)",
                          "any(ranked(dates:2018-01-01..2018-12-31) ranked(dates:2020-01-01..2020-12-31))"}));

struct BadCase {
  const char* query;
  std::size_t column;
};

void PrintTo(const BadCase& c, std::ostream* out) {
  *out << c.query;
}

class QueryErrorTest : public ::testing::TestWithParam<BadCase> {};

TEST_P(QueryErrorTest, SaysWhere) {
  try {
    parse_query(GetParam().query);
    FAIL() << "accepted";
  } catch (const QueryError& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_query);
    EXPECT_EQ(error.column(), GetParam().column) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(Dates, QueryErrorTest,
                         ::testing::Values(BadCase{"date:32/13/2019", 6},
                                           BadCase{"lũ lụt ngày:31/4/2019", 13},
                                           BadCase{"date:2019-02-29", 6}, BadCase{"date:soon", 6},
                                           BadCase{"date:..", 6}, BadCase{"date:2020..2019", 6},
                                           BadCase{"date:>=", 6}));

TEST(QueryLimits, AreRefusedWithTheirPlace) {
  EXPECT_THROW(parse_query(std::string(kMaxQueryBytes + 1, 'a')), QueryError);
  EXPECT_THROW(parse_query(std::string(kMaxQueryDepth + 1, '(') + "a"), QueryError);
  EXPECT_NO_THROW(parse_query(std::string(kMaxQueryDepth, '(') + "a"));
  std::string words;
  for (std::size_t i = 0; i <= kMaxQueryOperands; ++i) words += "a ";
  EXPECT_THROW(parse_query(words), QueryError);
  std::string prefixes;
  for (std::size_t i = 0; i <= kMaxQueryPrefixes; ++i) prefixes += "aa* ";
  EXPECT_THROW(parse_query(prefixes), QueryError);
}

TEST(QueryLimits, SiblingGroupsAreNotNested) {
  std::string query;
  for (std::size_t i = 0; i < 10 * kMaxQueryDepth; ++i) query += "(a) ";
  EXPECT_NO_THROW(parse_query(query));
}

}  // namespace
}  // namespace thongcao
