#include <gtest/gtest.h>

#include <thongcao/error.h>
#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

using tests::TemporaryFolder;

// A small database of announcements that differ in what the tests ask for.
class SearcherTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    database_ = *folder_ / "db";
    const std::string dump = folder_->write("dump.jsonl", R"JSON(
{"id":"hoi-nghi","title":"Hội nghị tổng kết công tác năm 2019","date":"2019-12-19","speakers":[{"name":"Nguyễn Mai Thảo","role":"Chánh Văn phòng Bộ"},{"name":"Lê Văn Mẫu","role":"Bộ trưởng"}],"organizations":["Bộ Thử nghiệm"],"doc_numbers":["15/2020/NĐ-CP"],"source":"Cổng thông tin Bộ","body":"Sáng 19/12, Bộ Khoa học và Công nghệ (KH&CN) tổ chức hội nghị. Đổi mới sáng tạo là trọng tâm."}
{"id":"tho","title":"Ngày thơ Việt Nam","date":"2020-02-08","speakers":["Trần Thị Thơ"],"source":"Báo Mẫu","body":"Các nhà thơ đọc thơ lục bát bên hồ. Hoà bình là chủ đề của đêm thơ."}
{"id":"lu-lut","title":"Ứng phó mưa lũ","date":"2020-10-15","body":"Nghị quyết số 24/2018/QH14 được viện dẫn. Lũ lụt gây thiệt hại nặng tại miền Trung, sạt lở nhiều nơi."}
{"id":"khong-ngay","title":"Thông báo tuyển dụng","body":"Sở Nội vụ tuyển dụng công chức. Hồ sơ nộp trực tiếp. HĐND đã thông qua."}
)JSON");
    const IndexSummary summary = Indexer(database_, IndexOptions{}).run({dump});
    ASSERT_EQ(summary.documents, 4u);
    ASSERT_EQ(summary.skipped, 0u);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static std::string ids(std::string_view query, const SearchOptions& options = {}) {
    std::string found;
    Searcher searcher({database_});
    for (const Result& result : searcher.search(query, options).results)
      found += (found.empty() ? "" : " ") + result.id;
    return found;
  }

  static std::string marked(const Excerpt& excerpt) {
    std::string text;
    std::size_t at = 0;
    for (const ByteRange& match : excerpt.matches) {
      text += excerpt.text.substr(at, match.begin - at) + '[' +
              excerpt.text.substr(match.begin, match.end - match.begin) + ']';
      at = match.end;
    }
    return text + excerpt.text.substr(at);
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline std::string database_;
};

// As words are: without accents for all, with accents for themselves.
TEST_F(SearcherTest, PrefixesWithoutAccentsStandForAll) {
  const std::string nothing;
  const std::pair<std::string_view, std::string> cases[] = {
      {"lũ*", "lu-lut"},          {"lu*", "lu-lut tho"},                               // lũ, lụt; lục
      {"lut* mien", "lu-lut"},    {"lú*", nothing},        {"doi* sang", "hoi-nghi"},  // đổi
      {"lu* miền", "lu-lut tho"},  // nothing is written just so
      {"title:ngà*", "tho"},      {"title:nga*", "tho"},   {"title:hoi*", "hoi-nghi"},
      {"speaker:trân*", nothing}, {"speaker:tra*", "tho"}, {"source:cong*", "hoi-nghi"},
      {"zz*", nothing},
  };
  for (const auto& [query, expected] : cases) {
    EXPECT_EQ(ids(query), expected) << query;
  }
}

// However many other words of the index begin so, too.
TEST(Prefixes, FindTheMostFrequentWords) {
  std::string numbers, words;
  for (int i = 100'000; i < 125'000; ++i) {
    numbers += std::to_string(i) + ' ';
    words += "da" + std::to_string(i) + "x ";
  }
  std::string dump = R"({"id":"many","title":"x","body":")" + numbers + words + "\"}\n";
  for (int i = 0; i < 5; ++i) {
    dump += R"({"id":")" + std::to_string(i) + R"(","title":"x","body":"Phòng 19 điều tra."})" + '\n';
  }
  const TemporaryFolder folder;
  Indexer(folder / "db", IndexOptions{}).run({folder.write("dump.jsonl", dump)});
  Searcher searcher({folder / "db"});
  for (const char* query : {"1*", "19*", "1* OR điều", "d*", "đ*", "die*"})
    EXPECT_EQ(searcher.rank(query, {.limit = 4}).size(), 4u) << query;
}

TEST_F(SearcherTest, APrefixThatIsTooLongForATermFindsNothing) {
  EXPECT_EQ(ids("number:" + std::string(250, 'a') + "*"), "");
  EXPECT_EQ(ids(std::string(250, 'a') + "*"), "");
}

TEST_F(SearcherTest, RanksByWords) {
  EXPECT_EQ(ids("hội nghị tổng kết"), "hoi-nghi");
  EXPECT_EQ(ids("tuyển dụng công chức"), "khong-ngay");
}

TEST_F(SearcherTest, ACompoundDoesNotHideItsSyllables) {
  EXPECT_EQ(ids("lục bát"), "tho");
  EXPECT_EQ(ids("thơ"), "tho");
  EXPECT_EQ(ids("bát"), "tho");
}

TEST_F(SearcherTest, WordsWithoutAccentsFindAccentedText) {
  EXPECT_EQ(ids("tho luc bat"), "tho");
  EXPECT_EQ(ids("nguyen mai thao"), ids("nguyễn mai thảo"));
  EXPECT_EQ(ids("\"doi moi sang tao\""), "hoi-nghi");
  EXPECT_EQ(ids("speaker:\"le van mau\""), "hoi-nghi");
}

TEST_F(SearcherTest, ToneplacementAndCaseDoNotMatter) {
  EXPECT_EQ(ids("hòa bình"), "tho");
  EXPECT_EQ(ids("hoà bình"), "tho");
  EXPECT_EQ(ids("HOÀ BÌNH"), "tho");
}

TEST_F(SearcherTest, PhrasesAreExact) {
  EXPECT_EQ(ids("\"đổi mới sáng tạo\""), "hoi-nghi");
  EXPECT_EQ(ids("\"mới đổi\""), "");
  EXPECT_EQ(ids("\"công tác năm 2019 sáng\""), "");  // not across title and body
}

TEST_F(SearcherTest, BooleansAndNear) {
  EXPECT_EQ(ids("thơ AND hồ"), "tho");
  EXPECT_EQ(ids("thơ AND lũ"), "");
  EXPECT_EQ(ids("lũ NOT thơ"), "lu-lut");
  EXPECT_EQ(ids("+hội -tổng"), "");
  EXPECT_EQ(ids("đọc NEAR/2 lục"), "tho");
  EXPECT_EQ(ids("nhà NEAR/2 đêm"), "");
  EXPECT_EQ(ids("-thơ -lũ -hội"), "khong-ngay");
}

TEST_F(SearcherTest, Fields) {
  EXPECT_EQ(ids("speaker:\"Nguyễn Mai Thảo\""), "hoi-nghi");
  EXPECT_EQ(ids("speaker:\"Thảo Lê\""), "");  // not across two speakers
  EXPECT_EQ(ids("người-nói:thơ"), "tho");
  EXPECT_EQ(ids("title:lũ"), "lu-lut");
  EXPECT_EQ(ids("title:sạt"), "");
  EXPECT_EQ(ids("agency:\"Bộ Thử nghiệm\""), "hoi-nghi");
  EXPECT_EQ(ids("source:\"Báo Mẫu\""), "tho");
  EXPECT_EQ(ids("number:15/2020/NĐ-CP"), "hoi-nghi");
  EXPECT_EQ(ids("số:15/2020"), "hoi-nghi");
  EXPECT_EQ(ids("24/2018/qh14"), "lu-lut");
}

TEST_F(SearcherTest, Dates) {
  EXPECT_EQ(ids("date:2019-12"), "hoi-nghi");
  EXPECT_EQ(ids("date:2020", {.sort = SortOrder::oldest}), "tho lu-lut");
  EXPECT_EQ(ids("date:<2020", {}), "hoi-nghi");  // undated ones are not before anything
  EXPECT_EQ(ids("thơ date:2019"), "");
  EXPECT_EQ(ids("hội thơ lũ date:(2018 OR 2019)"), "hoi-nghi");
}

TEST_F(SearcherTest, AbbreviationsAreFoundBothWays) {
  EXPECT_EQ(ids("\"khoa học và công nghệ\""), "hoi-nghi");
  EXPECT_EQ(ids("KH&CN"), "hoi-nghi");
  EXPECT_EQ(ids("kh&cn"), "hoi-nghi");
}

TEST_F(SearcherTest, AbbreviationsAreFoundWithoutTheirAccents) {
  EXPECT_EQ(ids("hdnd"), "khong-ngay");
  EXPECT_EQ(ids("HĐND"), "khong-ngay");
}

TEST_F(SearcherTest, SortsWithUndatedOnesLast) {
  const std::string all = "thơ OR lũ OR hội OR tuyển";
  EXPECT_EQ(ids(all, {.sort = SortOrder::newest}), "lu-lut tho hoi-nghi khong-ngay");
  EXPECT_EQ(ids(all, {.sort = SortOrder::oldest}), "hoi-nghi tho lu-lut khong-ngay");
}

TEST_F(SearcherTest, PagesFitTogether) {
  const std::string all = "thơ OR lũ OR hội OR tuyển";
  const std::string whole = ids(all);
  EXPECT_EQ(ids(all, {.offset = 0, .limit = 2}) + ' ' + ids(all, {.offset = 2, .limit = 2}), whole);
  EXPECT_EQ(ids(all, {.offset = 100}), "");
  EXPECT_EQ(ids(all, {.limit = 0}), "");
}

TEST_F(SearcherTest, SnippetsShowWhatMatched) {
  Searcher searcher({database_});
  const Results results = searcher.search("đọc thơ bên hồ");
  ASSERT_FALSE(results.results.empty());
  EXPECT_NE(marked(results.results[0].snippet).find("[đọc] [thơ] lục bát [bên] [hồ]"), std::string::npos)
      << marked(results.results[0].snippet);
  EXPECT_EQ(marked(results.results[0].title), "Ngày [thơ] Việt Nam");
}

TEST_F(SearcherTest, PhrasesAreHighlightedAsPhrases) {
  Searcher searcher({database_});
  const Results results = searcher.search("\"sáng tạo\"");
  ASSERT_EQ(results.results.size(), 1u);
  const std::string snippet = marked(results.results[0].snippet);
  EXPECT_NE(snippet.find("[sáng tạo]"), std::string::npos) << snippet;
  EXPECT_EQ(snippet.find("[Sáng] 19/12"), std::string::npos) << snippet;
}

TEST_F(SearcherTest, UnaccentedQueriesHighlightAccentedText) {
  Searcher searcher({database_});
  const Results results = searcher.search("hoa binh");
  ASSERT_FALSE(results.results.empty());
  EXPECT_NE(marked(results.results[0].snippet).find("[Hoà bình]"), std::string::npos)
      << marked(results.results[0].snippet);
}

TEST_F(SearcherTest, FacetsCountAllMatches) {
  SearchOptions options;
  options.limit = 1;
  options.facets = {Facet::year, Facet::speaker};
  Searcher searcher({database_});
  const Results results = searcher.search("thơ OR lũ OR hội OR tuyển", options);
  ASSERT_EQ(results.facets.size(), 2u);
  ASSERT_EQ(results.facets[0].second.size(), 2u);
  EXPECT_EQ(results.facets[0].second[0].value, "2020");
  EXPECT_EQ(results.facets[0].second[0].count, 2u);
  EXPECT_EQ(results.facets[1].second.size(), 3u);
}

TEST_F(SearcherTest, QueriesThatMeanNothingFindNothing) {
  for (const char* query : {"", "   ", "…!?", "\"\"", "()", "zzzzzz", "\xFF\xFE"})
    EXPECT_EQ(ids(query), "") << query;
}

TEST_F(SearcherTest, FindsByIdAndSeveralDatabasesAsOne) {
  Searcher searcher({database_, database_});
  EXPECT_EQ(searcher.document_count(), 8u);
  EXPECT_EQ(searcher.search("lục bát").results.size(), 2u);
  ASSERT_TRUE(searcher.find("tho"));
  EXPECT_EQ(searcher.find("tho")->title, "Ngày thơ Việt Nam");
  EXPECT_FALSE(searcher.find("nowhere"));
}

TEST_F(SearcherTest, OptionsOutOfRangeAreRefused) {
  Searcher searcher({database_});
  EXPECT_THROW(searcher.search("a", {.limit = kMaxLimit + 1}), Error);
  SearchOptions options;
  options.ranking.b = 2;
  EXPECT_THROW(searcher.search("a", options), Error);
}

ErrorCode code_of_opening(const std::vector<std::string>& databases) {
  try {
    Searcher searcher(databases);
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "opened";
  return ErrorCode::io;
}

TEST(SearcherOpening, SaysWhatIsWrong) {
  const TemporaryFolder folder;
  EXPECT_EQ(code_of_opening({}), ErrorCode::invalid_argument);
  EXPECT_EQ(code_of_opening({folder / "nowhere"}), ErrorCode::not_found);
  EXPECT_EQ(code_of_opening({folder.write("file", "text")}), ErrorCode::not_found);
  EXPECT_EQ(code_of_opening({"127.0.0.1:1"}), ErrorCode::unavailable);
}

}  // namespace
}  // namespace thongcao
