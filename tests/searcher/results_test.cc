// Facets and filters, histogram, collapsing, recency, explanations, pages, similar ones, completion.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thongcao/error.h>
#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using tests::TemporaryFolder;

using Ids = std::vector<std::string>;

const std::string kSample = THONGCAO_SOURCE_DIR "/corpus/sample/announcements.jsonl";

Ids ids_of(const Results& results) {
  Ids ids;
  for (const Result& result : results.results) ids.push_back(result.id);
  return ids;
}

// A database of JSON lines, or of other inputs.
class Database {
 public:
  explicit Database(const std::string& dump) { index({folder_.write("dump.jsonl", dump)}); }
  explicit Database(const std::vector<std::string>& inputs) { index(inputs); }

  const std::string& path() const { return path_; }
  Searcher searcher() const { return Searcher({path_}); }

 private:
  void index(const std::vector<std::string>& inputs) const {
    ASSERT_EQ(Indexer(path_, IndexOptions{}).run(inputs).skipped, 0u);
  }

  const TemporaryFolder folder_;
  const std::string path_ = folder_ / "db";
};

// The sample, indexed once.
const std::string& sample() {
  static const Database database(std::vector<std::string>{kSample});
  return database.path();
}

const std::string kAnything = "Việt Nam OR năm OR tỉnh OR Bộ";

TEST(Facets, AreExactAndAFilterByTheirValuesGivesAsMany) {
  Searcher searcher({sample()});
  SearchOptions options;
  options.limit = 1;
  options.facets = {Facet::speaker, Facet::agency, Facet::source, Facet::year, Facet::month};
  options.facet_values = 1000;
  const Results all = searcher.search("chính quyền địa phương", options);
  ASSERT_GT(all.matches, 5u);
  ASSERT_EQ(all.facets.size(), 5u);
  for (const auto& [facet, counts] : all.facets) {
    ASSERT_FALSE(counts.empty());
    for (const FacetCount& count : counts) {
      SearchOptions narrowed;
      narrowed.limit = 1000;
      narrowed.filters = {{facet, count.value}};
      const Results results = searcher.search("chính quyền địa phương", narrowed);
      EXPECT_EQ(results.results.size(), count.count) << count.value;
      EXPECT_EQ(results.matches, count.count) << count.value;
      EXPECT_TRUE(results.matches_exact);
    }
  }
}

TEST(Facets, CountEveryAnnouncementOnce) {
  const Database database(
      R"({"id":"a","title":"T","body":"cà phê","speakers":["A B","A B","C D"],"source":"S"}
{"id":"b","title":"T","body":"cà phê","speakers":["C D"],"source":"S"}
)");
  SearchOptions options;
  options.facets = {Facet::speaker};
  const Results results = database.searcher().search("cà phê", options);
  const std::vector<FacetCount>& counts = results.facets[0].second;
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].value, "C D");
  EXPECT_EQ(counts[0].count, 2u);
  EXPECT_EQ(counts[1].value, "A B");
  EXPECT_EQ(counts[1].count, 1u);
}

TEST(Filters, AllHold) {
  const Database database(
      R"({"id":"a","title":"T","body":"cà phê","speakers":["A B","C D"],"date":"2019-12-01"}
{"id":"b","title":"T","body":"cà phê","speakers":["C D"],"date":"2019-11-30"}
{"id":"c","title":"T","body":"chè","speakers":["C D"]}
)");
  Searcher searcher = database.searcher();
  const auto found = [&](std::string_view query, const std::vector<Filter>& filters) {
    SearchOptions options;
    options.filters = filters;
    Ids ids = ids_of(searcher.search(query, options));
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  EXPECT_THAT(found("phê", {{Facet::speaker, "C D"}}), ElementsAre("a", "b"));
  EXPECT_THAT(found("phê", {{Facet::speaker, "C D"}, {Facet::speaker, "A B"}}), ElementsAre("a"));
  EXPECT_THAT(found("phê", {{Facet::speaker, "C D"}, {Facet::month, "2019-11"}}), ElementsAre("b"));
  EXPECT_THAT(found("phê", {{Facet::year, "2019"}}), ElementsAre("a", "b"));
  EXPECT_THAT(found("phê", {{Facet::speaker, "C"}}), IsEmpty());
  EXPECT_THAT(found("phê", {{Facet::speaker, "c d"}}), IsEmpty());
  EXPECT_THAT(found("", {{Facet::speaker, "C D"}}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(found("", {}), IsEmpty());
}

TEST(Filters, OfLongValuesAreExact) {
  const std::string agency(400, 'x');
  const Database database(R"({"id":"a","title":"T","body":"chè","organizations":[")" + agency + R"(1"]}
{"id":"b","title":"T","body":"chè","organizations":[")" +
                          agency + "2\"]}\n");
  SearchOptions options;
  options.filters = {{Facet::agency, agency + "2"}};
  EXPECT_THAT(ids_of(database.searcher().search("chè", options)), ElementsAre("b"));
}

TEST(Filters, ThatAreNoPeriodAreRefused) {
  Searcher searcher({sample()});
  for (const Filter& filter :
       {Filter{Facet::year, "19"}, Filter{Facet::year, "2019-01"}, Filter{Facet::month, "2019"},
        Filter{Facet::month, "2019/12"}, Filter{Facet::year, ""}}) {
    SearchOptions options;
    options.filters = {filter};
    EXPECT_THROW(searcher.search("a", options), Error) << filter.value;
  }
}

TEST(Histogram, HasAllPeriodsInOrder) {
  Searcher searcher({sample()});
  SearchOptions options;
  options.histogram = Facet::month;
  const Results results = searcher.search(kAnything, options);
  std::size_t sum = 0;
  ASSERT_GT(results.histogram.size(), 12u);
  for (std::size_t i = 0; i < results.histogram.size(); ++i) {
    sum += results.histogram[i].count;
    if (i > 0) {
      EXPECT_LT(results.histogram[i - 1].value, results.histogram[i].value);
    }
  }
  EXPECT_LE(sum, results.matches);
  options.histogram = Facet::speaker;
  EXPECT_THROW(searcher.search("a", options), Error);
}

std::string long_body(int seed) {
  std::string body;
  for (int i = 0; i < 40; ++i)
    body += "Mục thứ " + std::to_string(seed * 100 + i) + " của cà phê đợt " + std::to_string(seed) + ". ";
  return body;
}

std::string release(const std::string& id, int seed, const std::string& header = "",
                    const std::string& date = "2020-01-05") {
  return R"({"id":")" + id + R"(","title":"Tin","date":")" + date + R"(","body":")" + header +
         long_body(seed) + "\"}\n";
}

TEST(Collapsing, ShowsOneOfEachRelease) {
  const Database database(release("a1", 1) + release("a2", 1, "Theo Báo Mẫu, sáng nay cho biết thêm. ") +
                          release("b1", 2) + release("a3", 1, "", "2020-01-20") +
                          release("a-nam-sau", 1, "", "2021-01-05"));
  Searcher searcher = database.searcher();
  SearchOptions options;
  EXPECT_EQ(searcher.search("\"cà phê\"", options).results.size(), 5u);
  options.collapse_duplicates = true;
  const Results results = searcher.search("\"cà phê\"", options);
  ASSERT_EQ(results.results.size(), 3u);
  std::map<char, std::size_t> duplicates;
  for (const Result& result : results.results) {
    if (result.id != "a-nam-sau") duplicates[result.id[0]] = result.duplicates;
  }
  EXPECT_EQ(duplicates['a'], 2u);
  EXPECT_EQ(duplicates['b'], 0u);
  EXPECT_EQ(results.matches, 5u);
  EXPECT_TRUE(results.matches_exact);
  EXPECT_EQ(results.results[2].rank, 3u);
}

TEST(Collapsing, LeavesTheSampleAlone) {
  Searcher searcher({sample()});
  SearchOptions options;
  options.limit = 100;
  const Ids all = ids_of(searcher.search(kAnything, options));
  options.collapse_duplicates = true;
  EXPECT_EQ(ids_of(searcher.search(kAnything, options)), all);
}

// 1,200 announcements, many of one score and date, some undated, some published twice.
class Paging : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::string dump;
    for (int i = 0; i < 1200; ++i) {
      const std::string id = "n" + std::to_string(i);
      if (i % 4 == 3)
        dump += R"({"id":")" + id +
                R"(","title":"Tin","body":"Giá cà phê trong nước."})"
                "\n";
      else
        dump += release(id, i % 3 == 0 ? i / 6 : 10'000 + i, "", "2020-01-" + std::to_string(10 + i % 20));
    }
    database_ = new Database(dump);
  }
  static void TearDownTestSuite() { delete database_; }

  static inline const Database* database_ = nullptr;
};

TEST_F(Paging, HasNoGapsOrRepetitionsOverAThousandResults) {
  Searcher searcher({database_->path()});
  for (const bool collapse : {false, true}) {
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      SearchOptions options;
      options.snippet_characters = 0;
      options.sort = sort;
      options.collapse_duplicates = collapse;
      options.limit = 2000;
      const Ids whole = ids_of(searcher.search("giá cà phê đợt mục", options));
      EXPECT_EQ(whole.size() == 1200, !collapse);
      EXPECT_GT(whole.size(), 1000u);
      EXPECT_EQ(std::set<std::string>(whole.begin(), whole.end()).size(), whole.size());
      options.limit = 37;
      Ids pages;
      for (options.offset = 0; options.offset < whole.size(); options.offset += options.limit) {
        const Ids page = ids_of(searcher.search("giá cà phê đợt mục", options));
        pages.insert(pages.end(), page.begin(), page.end());
      }
      EXPECT_EQ(pages, whole);
    }
  }
}

// Scores that are equal at the end of a page make the search run again.
TEST_F(Paging, EqualsAreCountedOnce) {
  std::string dump;
  for (int i = 0; i < 25; ++i)
    dump += R"({"id":")" + std::to_string(i) + R"(","date":"2019-12-19","body":"Hội nghị."})" + '\n';
  const Database database(dump);
  SearchOptions options;
  options.limit = 5;
  options.facets = {Facet::year};
  options.histogram = Facet::year;
  for (const bool collapsed : {false, true}) {
    options.collapse_duplicates = collapsed;
    const Results results = database.searcher().search("hội nghị", options);
    EXPECT_EQ(results.matches, 25u);
    EXPECT_EQ(results.facets[0].second[0].count, 25u);
    EXPECT_EQ(results.histogram[0].count, 25u);
  }
}

TEST_F(Paging, EqualsKeepTheOrderOfTheirIndexing) {
  Searcher searcher({database_->path()});
  SearchOptions options;
  options.limit = 2000;
  options.snippet_characters = 0;
  int before = -1;
  for (const std::string& id : ids_of(searcher.search("\"giá cà phê\"", options))) {
    const int number = std::stoi(id.substr(1));
    EXPECT_GT(number, before);
    before = number;
  }
}

TEST(RecencyBoost, HalvesWithEveryHalfLife) {
  const auto dated = [](const std::string& id, const std::string& date) {
    return R"({"id":")" + id + R"(","title":"T","body":"cà phê")" +
           (date.empty() ? "" : R"(,"date":")" + date + '"') + "}\n";
  };
  const Database database(dated("none", "") + dated("old", "2018-01-01") + dated("year", "2019-01-01") +
                          dated("today", "2020-01-01") + dated("future", "2030-01-01"));
  Searcher searcher = database.searcher();
  SearchOptions options;
  const double plain = searcher.search("cà phê", options).results[0].score;
  options.recency = {2, 365, Date{2020, 1, 1}};
  std::map<std::string, double> gain;
  for (const Result& result : searcher.search("cà phê", options).results)
    gain[result.id] = result.score - plain;
  EXPECT_NEAR(gain["today"], 2, 1e-6);
  EXPECT_NEAR(gain["future"], 2, 1e-6);
  EXPECT_NEAR(gain["year"], 1, 1e-6);
  EXPECT_NEAR(gain["old"], 0.5, 1e-6);
  EXPECT_NEAR(gain["none"], 0, 1e-6);
  for (const Recency& wrong : {Recency{-1}, Recency{1, 0}, Recency{1, 365, Date{2019, 2, 30}}}) {
    options.recency = wrong;
    EXPECT_THROW(searcher.search("a", options), Error);
  }
}

TEST(Explanation, AddsUpToTheScore) {
  Searcher searcher({sample()});
  SearchOptions options;
  options.explain = true;
  options.recency.weight = 2;
  const char* queries[] = {"chuyển đổi số trong cải cách hành chính",
                           "chuyen doi so",
                           "\"bộ trưởng\" lũ lụt -bão",
                           "giáo dục AND (học sinh OR giáo viên)",
                           "giá NEAR/8 thuốc",
                           "title:lũ OR title:bão",
                           "speaker:(nguyễn OR trần) hội nghị date:2019..",
                           "lãi suất KH&CN UBND",
                           "giáo*",
                           "NOT giáo"};
  for (const char* query : queries) {
    const Results results = searcher.search(query, options);
    for (const Result& result : results.results) {
      double sum = 0;
      for (std::size_t i = 0; i < result.explanation.size(); ++i) {
        sum += result.explanation[i].score;
        if (i > 0) {
          EXPECT_GE(result.explanation[i - 1].score, result.explanation[i].score);
        }
      }
      EXPECT_NEAR(sum, result.score, 1e-6 * std::max(1.0, result.score)) << query << ' ' << result.id;
    }
  }
  options.recency.weight = 0;
  const Results results = searcher.search("hội nghị \"cải cách hành chính\"", options);
  ASSERT_FALSE(results.results.empty());
  std::set<std::string> named;
  for (const ScorePart& part : results.results[0].explanation) named.insert(part.field + ' ' + part.text);
  EXPECT_THAT(named, AllOf(Contains("word hội nghị"), Contains("text \"cải cách hành chính\"")));
  options.explain = false;
  EXPECT_THAT(searcher.search("hội nghị", options).results[0].explanation, IsEmpty());
}

TEST(Similar, FindsAnnouncementsOfTheSameMatter) {
  Searcher searcher({sample()});
  SearchOptions options;
  options.limit = 5;
  const auto similar = [&](const char* id) { return ids_of(searcher.similar(id, options)); };
  EXPECT_THAT(similar("btttt-2020-chuyen-doi-so"), Contains("thainguyen-2021-chuyen-doi-so"));
  EXPECT_THAT(similar("bct-2011-binh-on-gia"), Contains("danang-2012-binh-on-gia"));
  EXPECT_THAT(similar("bnnptnt-2017-bao-so-10"), Contains("bnnptnt-2011-hop-ban-bao"));
  EXPECT_THAT(similar("hungyen-2011-ngay-tho"), Not(Contains("hungyen-2011-ngay-tho")));
  EXPECT_THROW(searcher.similar("nowhere", options), Error);
}

std::vector<std::string> texts(const std::vector<Completion>& completions, Completion::Kind kind) {
  std::vector<std::string> texts;
  for (const Completion& completion : completions) {
    if (completion.kind == kind) texts.push_back(completion.text);
  }
  return texts;
}

TEST(Completing, KnowsPhrasesSpeakersAndTitles) {
  const Database database(
      R"({"id":"a","title":"Hội nghị tổng kết","body":"Hội nghị. Hồi sinh. Hội nghị bàn tròn.","speakers":["Hồ Thị Mẫu"]}
{"id":"b","title":"Hội thảo mẫu","body":"Bàn về hội nghị.","speakers":["Hồ Thị Mẫu","Đỗ Văn Thử"]}
)");
  Searcher searcher = database.searcher();
  using Kind = Completion::Kind;
  EXPECT_THAT(texts(searcher.complete("hoi n"), Kind::phrase), ElementsAre("hội nghị"));
  EXPECT_THAT(texts(searcher.complete("Hội ngh"), Kind::phrase), ElementsAre("hội nghị"));
  EXPECT_EQ(searcher.complete("hội nghị")[0].count, 2u);
  EXPECT_EQ(texts(searcher.complete("hồi"), Kind::phrase).at(0), "hồi sinh");  // what agrees first
  EXPECT_EQ(texts(searcher.complete("hoi"), Kind::phrase).at(0), "hội nghị");
  EXPECT_THAT(texts(searcher.complete("ho thi"), Kind::speaker), ElementsAre("Hồ Thị Mẫu"));
  EXPECT_THAT(texts(searcher.complete("do v"), Kind::speaker), ElementsAre("Đỗ Văn Thử"));
  EXPECT_THAT(texts(searcher.complete("hoi t"), Kind::title), ElementsAre("Hội thảo mẫu"));
  EXPECT_THAT(texts(searcher.complete("HỘI"), Kind::title), ElementsAre("Hội nghị tổng kết", "Hội thảo mẫu"));
  EXPECT_THAT(texts(searcher.complete("h", 1), Kind::title), ElementsAre("Hội nghị tổng kết"));
  for (const char* nothing :
       {"", "   ", "zzz", "\xFF", "hội nghị tổng kết công tác năm 2019 của ngành trong cả nước"})
    EXPECT_THAT(searcher.complete(nothing), IsEmpty()) << nothing;
  EXPECT_THAT(searcher.complete("h", 0), IsEmpty());
  EXPECT_THROW(searcher.complete("h", kMaxLimit + 1), Error);
  EXPECT_EQ(Searcher({database.path(), database.path()}).complete("hội nghị")[0].count, 4u);
}

TEST(Completing, FindsWhatIsLongerThanAPhraseThatWasTypedWhole) {
  const Database database(R"({"id":"a","title":"Họp","body":"Hội đồng Bảo an Liên Hợp Quốc. Hội đồng thi."})"
                          "\n");
  const auto phrases = texts(database.searcher().complete("hoi dong bao an"), Completion::Kind::phrase);
  EXPECT_THAT(phrases, ElementsAre("hội đồng bảo an liên hợp quốc"));
}

TEST(Completing, LongTitlesAreToldApartBehindWhatTermsKeep) {
  const std::string start = "Kế hoạch triển khai thực hiện nhiệm vụ trọng tâm của ngành trong sáu tháng ";
  const Database database(R"({"id":"a","title":")" + start + R"(đầu năm","body":"x"}
{"id":"b","title":")" + start +
                          "cuối năm\",\"body\":\"x\"}\n");
  Searcher searcher = database.searcher();
  EXPECT_THAT(texts(searcher.complete(start + "đ"), Completion::Kind::title), ElementsAre(start + "đầu năm"));
  EXPECT_THAT(texts(searcher.complete(start + "cuoi"), Completion::Kind::title),
              ElementsAre(start + "cuối năm"));
  EXPECT_THAT(texts(searcher.complete("kế hoạch"), Completion::Kind::title),
              ElementsAre(start + "cuối năm", start + "đầu năm"));
}

}  // namespace
}  // namespace thongcao
