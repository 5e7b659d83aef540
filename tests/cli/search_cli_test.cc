// What thongcao-search finds.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search_fixture.h"

namespace thongcao::tests {
namespace {

class SearchProgram : public SearchTest {};

TEST_F(SearchProgram, RanksByWords) {
  EXPECT_EQ(ids("đọc thơ lục bát"), Ids{"tho"});
  EXPECT_EQ(ids("thiệt hại do mưa lũ").at(0), "lu-lut");
  const Ids both = ids("hội nghị tổng kết và thơ");
  ASSERT_GE(both.size(), 2u);
  EXPECT_EQ(both[0], "hoi-nghi");
}

TEST_F(SearchProgram, WordsWithoutAccentsFindAccentedOnes) {
  EXPECT_EQ(ids("tho luc bat"), Ids{"tho"});
  EXPECT_EQ(ids("\"doi moi sang tao\""), Ids{"hoi-nghi"});
  EXPECT_EQ(ids("hòa bình"), Ids{"tho"});
}

TEST_F(SearchProgram, PhrasesAreExact) {
  EXPECT_EQ(ids("\"đổi mới sáng tạo\""), Ids{"hoi-nghi"});
  EXPECT_EQ(ids("\"sáng tạo đổi mới\""), Ids{});
  EXPECT_EQ(ids("\"thơ lục bát\""), Ids{"tho"});
}

TEST_F(SearchProgram, NearMeansWithinSoManySyllables) {
  EXPECT_EQ(ids("đọc NEAR/2 lục"), Ids{"tho"});
  EXPECT_EQ(ids("lục NEAR/2 đọc"), Ids{"tho"});
  EXPECT_EQ(ids("nhà NEAR/2 đêm"), Ids{});
}

TEST_F(SearchProgram, BooleanOperators) {
  EXPECT_EQ(ids("thơ AND hồ"), Ids{"tho"});
  EXPECT_EQ(ids("thơ AND lũ"), Ids{});
  EXPECT_EQ(sorted_ids("thơ OR lũ"), (Ids{"lu-lut", "tho"}));
  EXPECT_EQ(ids("(thơ OR lũ) NOT hồ"), Ids{"lu-lut"});
  EXPECT_EQ(ids("+thơ +bát"), Ids{"tho"});
  EXPECT_EQ(ids("hội -lục -tổng"), Ids{});
  EXPECT_EQ(sorted_ids(all_), (Ids{"hoi-nghi", "khong-ngay", "lu-lut", "tho"}));
}

TEST_F(SearchProgram, AQueryMayBeginWithAMinusBehindTwoMinuses) {
  EXPECT_EQ(ids("-thơ -lũ -hội"), Ids{"khong-ngay"});  // ids() puts -- before it
  EXPECT_EQ(search({"-thơ"}).status, 2);
}

TEST_F(SearchProgram, PrefixesFindWhatBeginsSo) {
  EXPECT_EQ(ids("tuyể*"), Ids{"khong-ngay"});
  EXPECT_EQ(ids("tuyển*"), Ids{"khong-ngay"});
}

TEST_F(SearchProgram, FieldsHaveEnglishAndVietnameseNames) {
  const std::vector<std::pair<std::string, Ids>> queries = {
      {"title:thơ", {"tho"}},
      {"tiêu-đề:thơ", {"tho"}},
      {"tieu-de:tho", {"tho"}},
      {"title:lục", {}},
      {"speaker:\"Nguyễn Mai Thảo\"", {"hoi-nghi"}},
      {"người-nói:\"Nguyễn Mai Thảo\"", {"hoi-nghi"}},
      {"nguoi-noi:\"nguyen mai thao\"", {"hoi-nghi"}},
      {"speaker:\"Thảo Lê\"", {}},
      {"agency:\"Bộ Thử nghiệm\"", {"hoi-nghi"}},
      {"cơ-quan:\"Bộ Thử nghiệm\"", {"hoi-nghi"}},
      {"co-quan:\"bo thu nghiem\"", {"hoi-nghi"}},
      {"number:15/2020/NĐ-CP", {"hoi-nghi"}},
      {"số:15/2020/nđ-cp", {"hoi-nghi"}},
      {"so:24/2018/QH14", {"lu-lut"}},
      {"number:16/2020/NĐ-CP", {}},
      {"source:\"Báo Mẫu\"", {"lu-lut", "tho"}},
      {"nguồn:\"Báo Mẫu\"", {"lu-lut", "tho"}},
      {"nguon:\"bao mau\"", {"lu-lut", "tho"}},
      {"title:(thơ OR lũ)", {"lu-lut", "tho"}},
      {"speaker:\"Lê Văn Mẫu\" AND title:lũ", {"lu-lut"}},
  };
  for (const auto& [query, expected] : queries) EXPECT_EQ(sorted_ids(query), expected) << query;
}

TEST_F(SearchProgram, DatesAndRanges) {
  const std::vector<std::pair<std::string, Ids>> queries = {
      {"date:2019-12-19", {"hoi-nghi"}},
      {"date:19/12/2019", {"hoi-nghi"}},
      {"ngày:19/12/2019", {"hoi-nghi"}},
      {"ngay:12/2019", {"hoi-nghi"}},
      {"date:2019-12", {"hoi-nghi"}},
      {"date:2019", {"hoi-nghi"}},
      {"date:2020", {"lu-lut", "tho"}},
      {"date:2019-12..2020-02", {"hoi-nghi", "tho"}},
      {"date:2020-02-09..", {"lu-lut"}},
      {"date:..2019", {"hoi-nghi"}},
      {"date:>=2020-02-08", {"lu-lut", "tho"}},
      {"date:>2020-02-08", {"lu-lut"}},
      {"date:<=2020-02-08", {"hoi-nghi", "tho"}},
      {"date:<2020-02-08", {"hoi-nghi"}},
      {"date:2021", {}},
      {"lũ thơ date:2020-10", {"lu-lut"}},
  };
  for (const auto& [query, expected] : queries) EXPECT_EQ(sorted_ids(query), expected) << query;
}

TEST_F(SearchProgram, SortsByDateWithUndatedOnesLast) {
  EXPECT_EQ(ids(all_, {"--sort", "newest"}), (Ids{"lu-lut", "tho", "hoi-nghi", "khong-ngay"}));
  EXPECT_EQ(ids(all_, {"--sort", "oldest"}), (Ids{"hoi-nghi", "tho", "lu-lut", "khong-ngay"}));
  EXPECT_EQ(ids(all_, {"--sort", "relevance"}), ids(all_));
}

TEST_F(SearchProgram, LimitAndOffsetCutPages) {
  const Ids whole = ids(all_);
  ASSERT_EQ(whole.size(), 4u);
  EXPECT_EQ(ids(all_, {"--limit", "2"}), Ids(whole.begin(), whole.begin() + 2));
  EXPECT_EQ(ids(all_, {"-n", "2", "--offset", "2"}), Ids(whole.begin() + 2, whole.end()));
  EXPECT_EQ(ids(all_, {"--offset", "3"}), Ids(whole.begin() + 3, whole.end()));
  EXPECT_EQ(ids(all_, {"--offset", "100"}), Ids{});
  EXPECT_EQ(ids(all_, {"--limit", "0"}), Ids{});
}

TEST_F(SearchProgram, PrintsTenResultsUnlessTold) {
  std::string dump;
  for (int i = 0; i < 25; ++i) dump += record("n" + std::to_string(i), "Số " + std::to_string(i), "cà phê");
  index_well({"-"}, dump);
  EXPECT_EQ(ids("\"cà phê\"").size(), 10u);
  EXPECT_EQ(ids("\"cà phê\"", {"--limit", "20"}).size(), 20u);
  EXPECT_EQ(ids("\"cà phê\"", {"--limit", "100"}).size(), 25u);
}

TEST_F(SearchProgram, SeveralDatabasesAreSearchedAsOne) {
  const std::string other = folder_ / "other";
  ASSERT_EQ(kIndex.run({other, "-"}, record("khac", "Ngày thơ khác", "thơ ở nơi khác")).status, 0);
  const Outcome outcome = kSearch.run({"--format", "trec", database_, other, "thơ"});
  EXPECT_EQ(outcome.status, 0) << outcome;
  Ids found;
  for (const std::string& line : lines_of(outcome.out)) found.push_back(split(line, ' ').at(2));
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, (Ids{"khac", "tho"}));
}

TEST_F(SearchProgram, SeesWhatAnIndexerAddedSince) {
  EXPECT_EQ(ids("\"cà phê\""), Ids{});
  index_well({"-"}, record("ca-phe", "Giá nông sản", "giá cà phê tăng"));
  EXPECT_EQ(ids("\"cà phê\""), Ids{"ca-phe"});
}

}  // namespace
}  // namespace thongcao::tests
