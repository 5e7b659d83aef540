#include "query_parser.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/query_error.h>

namespace thongcao {
namespace {

struct Case {
  std::string_view query;
  std::string_view tree;
};

void expect_trees(const std::vector<Case>& cases) {
  for (const auto& [query, tree] : cases) {
    EXPECT_EQ(to_string(*parse_query(query)), tree) << "query: " << query;
  }
}

TEST(QueryParser, Words) {
  expect_trees({
      {"", "ranked()"},
      {"   ", "ranked()"},
      {"hội nghị tổng kết", "text:\"hội nghị tổng kết\""},
      {"Hà Nội - Huế", "text:\"Hà Nội - Huế\""},
      {"- Hà Nội -", "text:\"Hà Nội\""},
      {"lũ\tlụt 　x", "text:\"lũ lụt x\""},
      {"bộ-trưởng covid-19 KH&CN 15/2020/NĐ-CP a.b@c.vn C++",
       "text:\"bộ-trưởng covid-19 KH&CN 15/2020/NĐ-CP a.b@c.vn C++\""},
      {"abc:d 8:30 http://x.vn/a:b", "text:\"abc:d 8:30 http://x.vn/a:b\""},
      {"--limit 10 -+x + y", "text:\"--limit 10 -+x + y\""},
      {"-", "ranked()"},
      {"* a", "text:\"a\""},
  });
}

TEST(QueryParser, Phrases) {
  expect_trees({
      {"\"thơ lục bát\"", "phrase:\"thơ lục bát\""},
      {"“thơ lục bát” và", "ranked(phrase:\"thơ lục bát\" text:\"và\")"},
      {"‘thơ lục bát’ «a» \"b”", "ranked(phrase:\"thơ lục bát\" phrase:\"a\" phrase:\"b\")"},
      {"H’Mông ‘dân tộc H’Mông’ x", "ranked(text:\"H’Mông\" phrase:\"dân tộc H’Mông\" text:\"x\")"},
      {"\"chưa đóng ngoặc", "phrase:\"chưa đóng ngoặc\""},
      {"\"\" a \"--\" b", "ranked(text:\"a\" text:\"b\")"},
      {"nhiệt độ 5\" samsung", "ranked(text:\"nhiệt độ 5\" phrase:\" samsung\")"},
  });
}

TEST(QueryParser, Near) {
  expect_trees({
      {"lũ lụt NEAR/5 miền trung", "near/5(text:\"lũ lụt\" text:\"miền trung\")"},
      {"\"lũ lụt\" NEAR bão NEAR/20 \"miền trung\"",
       "near/20(phrase:\"lũ lụt\" text:\"bão\" phrase:\"miền trung\")"},
      {"NEAR", "text:\"NEAR\""},
      {"a NEAR", "text:\"a\""},
      {"NEAR a", "text:\"a\""},
      {"+a NEAR -b c", "near/10(text:\"a\" text:\"b c\")"},
      {"title:a NEAR/3 b", "title:near/3(title:text:\"a\" title:text:\"b\")"},
      {"(a) NEAR (\"b\")", "near/10(text:\"a\" phrase:\"b\")"},
      {"a NEAR/0 b NEAR/99999999999 c", "near/1000(text:\"a\" text:\"b\" text:\"c\")"},
      {"a NEAR/x b", "text:\"a NEAR/x b\""},
  });
}

TEST(QueryParser, Operators) {
  expect_trees({
      {"giáo dục AND đào tạo", "all(text:\"giáo dục\" text:\"đào tạo\")"},
      {"a OR b c OR \"d\"", "any(text:\"a\" text:\"b c\" phrase:\"d\")"},
      {"a AND b OR c AND d", "any(all(text:\"a\" text:\"b\") all(text:\"c\" text:\"d\"))"},
      {"a NOT b", "all(text:\"a\" none(text:\"b\"))"},
      {"a AND NOT b AND NOT c d", "all(text:\"a\" none(text:\"b\" text:\"c d\"))"},
      {"NOT b", "all(none(text:\"b\"))"},
      {"a OR NOT b", "any(text:\"a\" all(none(text:\"b\")))"},
      {"NOT NOT a", "text:\"a\""},
      {"and or not và hoặc", "text:\"and or not và hoặc\""},
  });
}

TEST(QueryParser, OperatorsWithoutOperands) {
  expect_trees({
      {"a AND", "text:\"a\""},
      {"AND a", "text:\"a\""},
      {"a NOT", "text:\"a\""},
      {"OR", "text:\"OR\""},
      {"AND OR", "text:\"AND OR\""},
      {"(AND)", "text:\"AND\""},
      {"a AND OR b", "any(text:\"a\" text:\"b\")"},
      {"a OR AND b", "any(text:\"a\" text:\"b\")"},
      {"a AND (OR)", "all(text:\"a\" text:\"OR\")"},
      {"a NOT - AND b", "all(text:\"a\" text:\"b\")"},
  });
}

TEST(QueryParser, VietnameseOperators) {
  expect_trees({
      {"lũ VÀ lụt HOẶC bão", "any(all(text:\"lũ\" text:\"lụt\") text:\"bão\")"},
      {"Điều nào KHÔNG đúng", "text:\"Điều nào KHÔNG đúng\""},  // stressed, not excluded
      {"LŨ VÀ LỤT", "text:\"LŨ VÀ LỤT\""},
      {"VÀ lũ VÀ", "text:\"VÀ lũ VÀ\""},
      {"lũ VÀ KHÔNG bão", "all(text:\"lũ\" none(text:\"bão\"))"},
      {"(lũ) VÀ (lụt)", "all(text:\"lũ\" text:\"lụt\")"},
      {"lũ Và lụt", "text:\"lũ Và lụt\""},
  });
}

TEST(QueryParser, Signs) {
  expect_trees({
      {"lũ +lụt -bão gió", "ranked(text:\"lũ\" +text:\"lụt\" -text:\"bão\" text:\"gió\")"},
      {"-bão", "all(none(text:\"bão\"))"},
      {"-bão -gió", "all(none(text:\"bão\" text:\"gió\"))"},
      {"+\"a b\"", "phrase:\"a b\""},
      {"+(a b) c -(d OR e)", "ranked(+text:\"a b\" text:\"c\" -any(text:\"d\" text:\"e\"))"},
      {"-title:x y", "ranked(-title:text:\"x\" text:\"y\")"},
      {"a - -b", "ranked(text:\"a\" -text:\"b\")"},
  });
}

TEST(QueryParser, Groups) {
  expect_trees({
      {"(a OR b) AND (c d)", "all(any(text:\"a\" text:\"b\") text:\"c d\")"},
      {"((a)", "text:\"a\""},
      {"a) b)", "text:\"a b\""},
      {"a) AND b", "all(text:\"a\" text:\"b\")"},
      {"() a ( )", "text:\"a\""},
      {"()", "ranked()"},
      {"(a (b (c", "ranked(text:\"a\" ranked(text:\"b\" text:\"c\"))"},
      {"Nghị định 15(sửa đổi)", "ranked(text:\"Nghị định 15\" text:\"sửa đổi\")"},
  });
}

TEST(QueryParser, Prefixes) {
  expect_trees({
      {"giáo* x", "ranked(prefix:\"giáo\" text:\"x\")"},
      {"*", "ranked()"},
      {"a*b KH&*", "ranked(text:\"a*b\" prefix:\"KH&\")"},
      {"title:giáo*", "title:prefix:\"giáo\""},
  });
}

TEST(QueryParser, Fields) {
  expect_trees({
      {"title:giáo dục", "ranked(title:text:\"giáo\" text:\"dục\")"},
      {"tiêu-đề:x tieu_de:y TIEUDE:z Tiêu đề: w",
       "ranked(title:text:\"x\" title:text:\"y\" title:text:\"z\" title:text:\"w\")"},
      {"người-nói:a nguoi-noi:\"b c\" NGƯỜI_NÓI: (d e)",
       "ranked(speaker:text:\"a\" speaker:phrase:\"b c\" speaker:text:\"d e\")"},
      {"cơ-quan:a co-quan:b agency:c", "ranked(agency:text:\"a\" agency:text:\"b\" agency:text:\"c\")"},
      {"số:15/2020/NĐ-CP so:5 number:24/2018*",
       "ranked(number:text:\"15/2020/NĐ-CP\" number:text:\"5\" number:prefix:\"24/2018\")"},
      {"nguồn:http://a.vn nguon:b source:c",
       "ranked(source:text:\"http://a.vn\" source:text:\"b\" source:text:\"c\")"},
      {"title:(a b \"c\" OR speaker:d)",
       "any(ranked(title:text:\"a b\" title:phrase:\"c\") speaker:text:\"d\")"},
      {"title:(date:2019 a)", "ranked(date:2019-01-01..2019-12-31 title:text:\"a\")"},
      {"tiêu-đề:x", "title:text:\"x\""},
      {"title:", "text:\"title:\""},
      {"title: AND x", "all(text:\"title:\" text:\"x\")"},
      {"title:AND title:-x title:speaker:y",
       "ranked(title:text:\"AND\" title:text:\"-x\" title:text:\"speaker:y\")"},
      {"sợ:x", "text:\"sợ:x\""},
      {"date:", "text:\"date:\""},
  });
}

TEST(QueryParser, Dates) {
  expect_trees({
      {"date:2019-12-19", "date:2019-12-19..2019-12-19"},
      {"date:19/12/2019 ngày:19-12-2019 ngay:19.12.2019",
       "ranked(date:2019-12-19..2019-12-19 date:2019-12-19..2019-12-19 date:2019-12-19..2019-12-19)"},
      {"date:12/2019 date:2019-12 date:2019 date:2019/12/19",
       "ranked(date:2019-12-01..2019-12-31 date:2019-12-01..2019-12-31 date:2019-01-01..2019-12-31 "
       "date:2019-12-19..2019-12-19)"},
      {"date:2019-10..2019-12 date:2019.. date:..12/2019 date:2019…2020",
       "ranked(date:2019-10-01..2019-12-31 date:2019-01-01.. date:..2019-12-31 date:2019-01-01..2020-12-31)"},
      {"date:>=2019-12 date:<=2019 date:>2019 date:<19/12/2019 date:=2019 date:≥2019",
       "ranked(date:2019-12-01.. date:..2019-12-31 date:2020-01-01.. date:..2019-12-18 "
       "date:2019-01-01..2019-12-31 date:2019-01-01..)"},
      {"date: >= 2019 lũ", "ranked(date:2019-01-01.. text:\"lũ\")"},
      {"date:(2019 OR 2020) lũ",
       "ranked(any(date:2019-01-01..2019-12-31 date:2020-01-01..2020-12-31) text:\"lũ\")"},
      {"date:\"19/12/2019\"", "date:2019-12-19..2019-12-19"},
      {"date:29/02/2020", "date:2020-02-29..2020-02-29"},
  });
}

TEST(QueryParser, Escapes) {
  expect_trees({
      {"a\\\"b \\AND \\-x \\(y\\) z\\*", "text:\"a\"b AND -x (y) z*\""},
      {"title\\:x \\+y \"a \\\"b\\\" c\" x\\", "ranked(text:\"title:x +y\" phrase:\"a \"b\" c\" text:\"x\")"},
  });
}

using Reason = QueryError::Reason;

struct Mistake {
  std::string query;
  std::size_t column;
  Reason reason;
  std::string_view message;  // a part of it
};

void expect_errors(const std::vector<Mistake>& mistakes) {
  for (const auto& [query, column, reason, message] : mistakes) {
    try {
      const auto tree = parse_query(query);
      ADD_FAILURE() << query << " was read as " << to_string(*tree);
    } catch (const QueryError& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_query);
      EXPECT_EQ(error.column(), column) << "query: " << query;
      EXPECT_EQ(error.reason(), reason) << "query: " << query;
      EXPECT_NE(std::string_view(error.what()).find(message), std::string_view::npos) << error.what();
    }
  }
}

TEST(QueryParser, DatesThatCannotBeMeant) {
  expect_errors({
      {"date:32/13/2019", 6, Reason::no_date,
       "found '32/13/2019', which is no date; expected a day (2019-12-19 or"},
      {"lũ ngày:31/02/2019", 9, Reason::no_date, "found '31/02/2019'"},
      {"lũ lụt date:2019..31/02/2019", 19, Reason::no_date, "found '31/02/2019'"},
      {"date:29/02/2019", 6, Reason::no_date, "no date"},
      {"date:2020..2019", 6, Reason::dates_reversed, "ends before it begins"},
      {"date:..", 6, Reason::no_date, "found '..'"},
      {"date:>=", 8, Reason::no_date, "found ''"},
      {"lũ lụt ngày:31/4/2019", 13, Reason::no_date, "no date"},
      {"date:19/12/19", 6, Reason::no_date, "no date"},
      {"date:9/9", 6, Reason::no_date, "no date"},
      {"date:2019-012", 6, Reason::no_date, "no date"},
      {"date:hôm-qua", 6, Reason::no_date, "found 'hôm-qua'"},
      {"ngày: hôm qua", 7, Reason::no_date, "found 'hôm'"},
      {"date:2019*", 6, Reason::no_date, "found '2019*'"},
      {"date:0000", 6, Reason::no_date, "no date"},
      {"date:>9999", 7, Reason::dates_out_of_range, "beyond which there is no date"},
      {"date:<0001", 7, Reason::dates_out_of_range, "beyond which there is no date"},
      {"date:(2019 - 2020)", 12, Reason::no_date, "found '-'"},
      {"V\xFF\xFE x date:z\xFF", 12, Reason::no_date, "no date"},
  });
}

TEST(QueryParser, OperandsThatNearCannotJoin) {
  expect_errors({
      {"title:a NEAR speaker:b", 14, Reason::near_fields, "between two fields"},
      {"a NEAR date:2019", 8, Reason::near_operand, "a date beside NEAR; expected words or a phrase"},
      {"a NEAR (b OR c)", 8, Reason::near_operand, "a group beside NEAR"},
      {"(b OR c) NEAR a", 1, Reason::near_operand, "a group beside NEAR"},
      {"lũ NEAR b*", 9, Reason::near_operand, "a word with * beside NEAR"},
  });
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST(QueryParser, LimitsAreReached) {
  EXPECT_NO_THROW(parse_query(repeated("(a) ", 10 * kMaxQueryDepth)));  // side by side, not nested
  EXPECT_NO_THROW(parse_query(repeated("a ", kMaxQueryTerms)));
  EXPECT_NO_THROW(parse_query(repeated("(a ", kMaxQueryDepth)));
  EXPECT_NO_THROW(parse_query(repeated("a* ", kMaxQueryPrefixes)));
  EXPECT_NO_THROW(parse_query(std::string(kMaxQueryBytes, ' ')));
}

TEST(QueryParser, LimitsAreKept) {
  expect_errors({
      {repeated("a ", kMaxQueryTerms + 1), 2 * kMaxQueryTerms + 1, Reason::too_many_words,
       "more than 512 words"},
      {"x\"" + repeated("a.", kMaxQueryTerms), 2, Reason::too_many_words, "more than 512 words"},
      {repeated("ấ日", kMaxQueryTerms), 1, Reason::too_many_words, "more than 512 words"},
      {repeated("AND ", kMaxQueryTerms + 1), 4 * kMaxQueryTerms + 1, Reason::too_many_words,
       "more than 512 words"},
      {repeated("(a ", kMaxQueryDepth + 1), 3 * kMaxQueryDepth + 1, Reason::too_deep,
       "nested deeper than 32 levels"},
      {repeated("a* ", kMaxQueryPrefixes + 1), 3 * kMaxQueryPrefixes + 1, Reason::too_many_prefixes,
       "more than 16 words with *"},
      {std::string(kMaxQueryBytes + 1, ' '), 1, Reason::too_long, "expected a query of at most 16384"},
  });
}

// Whatever the query, the time is a small multiple of what its bytes take: nothing is looked for again and
// again.
TEST(QueryParser, HostileQueriesAreRefusedAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view part :
       {"(",    ")",     "\"",  "‘",   "+",       "-", "\\",   ":",       "a:", "tiêu đề",
        "NOT ", "NEAR ", "( )", "VÀ ", "date:> ", "*", "\xF0", "a NEAR ", "-(", "title:"}) {
    for (const std::size_t bytes : {kMaxQueryBytes, std::size_t{1} << 20}) {
      try {
        parse_query(repeated(part, bytes / part.size()));
      } catch (const QueryError&) {
      }
    }
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(QueryParser, NodesKnowWhereTheyWereRead) {
  const std::string query = "lũ -title:\"miền trung\" (bão OR gió)";
  const auto tree = parse_query(query);
  ASSERT_EQ(tree->children.size(), 3u);
  const auto source = [&](const QueryNode& n) { return query.substr(n.begin, n.end - n.begin); };
  EXPECT_EQ(source(*tree->children[0]), "lũ");
  EXPECT_EQ(source(*tree->children[1]), "-title:\"miền trung\"");
  EXPECT_EQ(source(*tree->children[2]->children[1]), "gió");
  const auto negative = parse_query("NOT lũ AND bão");  // NOT comes last in the tree
  EXPECT_EQ(negative->begin, 4u);
  EXPECT_EQ(negative->end, std::string_view("NOT lũ AND bão").size());
}

}  // namespace
}  // namespace thongcao
