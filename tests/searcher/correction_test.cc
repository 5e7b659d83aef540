// What the search makes of mistyped queries: keystrokes, slips, missing accents, missing spaces.

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/error.h>
#include <thongcao/indexer.h>
#include <thongcao/searcher.h>

#include "../support/temporary_folder.h"

namespace thongcao {
namespace {

using tests::TemporaryFolder;

// Sentences that say often enough which words stand together, and some that say it once.
class CorrectionTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    database_ = *folder_ / "db";
    std::string dump;
    for (int i = 0; i < 40; ++i) {
      dump += R"({"id":"y-te-)" + std::to_string(i) +
              R"(","title":"Bộ trưởng Bộ Y tế chủ trì hội nghị","body":"Bộ trưởng nói về vệ sinh an toàn )"
              R"(thực phẩm, thủ tục hành chính và nghĩa vụ của nhà trường. Ban chỉ đạo dùng software cũ."})"
              "\n";
    }
    dump +=
        R"({"id":"tho","title":"Ngày thơ","body":"Các nhà thơ đọc thơ lục bát bên hồ, xuồng neo ở bến."})"
        "\n"
        R"({"id":"khcn","title":"Trung tâm Ươm tạo Thử (UTT) ra mắt","body":"Trung tâm Ươm tạo Thử (UTT) mở cửa."})"
        "\n"
        R"({"id":"utt","title":"UTT tuyển người","body":"KH&CN là nền tảng."})"
        "\n"
        R"({"id":"chung","title":"Sống chung","body":"Người dân sống chung với lũ, hạn hán."})"
        "\n"
        R"({"id":"raw","title":"Ghi chép","body":"Chữ hooij gõ sai còn nguyên."})"
        "\n";
    const IndexSummary summary = Indexer(database_, IndexOptions{}).run({folder_->write("dump.jsonl", dump)});
    ASSERT_EQ(summary.documents, 45u);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static Results search(std::string_view query) { return Searcher({database_}).search(query); }
  static std::string corrected(std::string_view query) { return search(query).corrected_query.value_or(""); }
  static std::string best(std::string_view query) {
    const Results found = search(query);
    return found.results.empty() ? "" : found.results.front().id;
  }

  struct Case {
    std::string_view typed;
    std::string_view meant;
  };
  static void expect_corrected(const std::vector<Case>& cases) {
    for (const auto& [typed, meant] : cases) {
      const Results found = search(typed);
      EXPECT_EQ(found.corrected_query.value_or("(nothing)"), meant) << typed;
      EXPECT_FALSE(found.results.empty()) << typed;
    }
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline std::string database_;
};

TEST_F(CorrectionTest, Keystrokes) {
  expect_corrected({
      {"booj truwowngr", "bộ trưởng"},
      {"bo65 tru7o7ng3", "bộ trưởng"},
      {"bộ truwowngr", "bộ trưởng"},
      {"Booj Truwowngr", "Bộ Trưởng"},
      {"title:booj +truwowngr", "title:bộ +trưởng"},
      {"\"booj truwowngr\"", "\"bộ trưởng\""},
  });
}

TEST_F(CorrectionTest, KeystrokesThatAreWordsOfTheIndexAreSearchedForToo) {
  expect_corrected({{"hooij nghij", "hội nghị"}});
  bool raw = false;
  for (const Result& result : Searcher({database_}).search("hooij nghij", {.limit = 50}).results)
    raw |= result.id == "raw";
  EXPECT_TRUE(raw);
}

TEST_F(CorrectionTest, SlipsOfTheFingers) {
  expect_corrected({
      {"trườngg bộ", "trường bộ"},           // doubled, in any company
      {"nhĩa vụ", "nghĩa vụ"},               // missing
      {"bộ trưnởg y tế", "bộ trưởng y tế"},  // transposed
      {"vệ sinh toàmn thực phẩm", "vệ sinh toàn thực phẩm"},
  });
}

TEST_F(CorrectionTest, TonesAndMarks) {
  expect_corrected({
      {"thũ tục hành chính", "thủ tục hành chính"},
      {"thu tuc hành chính", "thủ tục hành chính"},
      {"bộ truong", "bộ trưởng"},
      {"hôị nghi", "hội nghị"},
  });
}

TEST_F(CorrectionTest, Spaces) {
  expect_corrected({
      {"hộinghị", "hội nghị"},
      {"hội ng hị", "hội nghị"},
      {"bộtrưởng bộytế", "bộ trưởng bộ y tế"},
      {"hoinghi", "hoi nghi"},
      {"\"hộinghị\"", "\"hội nghị\""},
  });
}

TEST_F(CorrectionTest, LeavesWhatMayBeMeant) {
  for (const std::string_view query : {
           "bộ trưởng bộ y tế",
           "bo truong bo y te",
           "software",
           "software express class google",
           "covid19 h1n1 so2 f0",
           "xuồng neo",              // of one announcement
           "sống chung với lũ",      // "chúng", "trung"
           "hệ số lương giáo viên",  // "số lượng"
           "chủ quán cà phê",        // unknown here, and words
           "Zelensky blockchain",
           "15/2020/NĐ-CP",
           "date:2019 number:15/2020 source:hoinghi",
           "\\hộinghị",
           "KH&CN UTT",
           "nghiã vụ",  // the place of the tone does not matter
           "vệ sinh am",
           "",
       }) {
    EXPECT_EQ(corrected(query), "") << query;
  }
}

TEST_F(CorrectionTest, WordsPartlyWithAccents) {
  EXPECT_EQ(best("tho lục bát"), "tho");
  EXPECT_EQ(best("thơ luc bat"), "tho");
  EXPECT_EQ(best("thơ"), "tho");
}

TEST_F(CorrectionTest, AbbreviationsOfTheDatabaseBothWays) {
  EXPECT_EQ(search("UTT").results.size(), 2u);
  EXPECT_EQ(search("utt").results.size(), 2u);
  bool found = false;
  for (const Result& result : search("trung tâm ươm tạo thử").results) found |= result.id == "utt";
  EXPECT_TRUE(found);
}

TEST_F(CorrectionTest, AbbreviationsInTheirOwnLetterCase) {
  EXPECT_EQ(best("khoa học và công nghệ"), "utt");
  EXPECT_EQ(best("KH&CN"), "utt");
  EXPECT_EQ(best("kh&cn"), "utt");
}

// 512 words that are in each of 1,000 announcements are more than is read for one query.
TEST(QueryCost, WordsThatAreTooFrequentTogetherAreRefused) {
  const TemporaryFolder folder;
  std::string dump;
  for (int i = 0; i < 1000; ++i)
    dump += R"({"id":")" + std::to_string(i) +
            R"(","body":"lũ lũ về"})"
            "\n";
  Indexer(folder / "db", IndexOptions{}).run({folder.write("dump.jsonl", dump)});
  Searcher searcher({folder / "db"});
  const auto joined = [](std::size_t count, std::string_view word, std::string_view separator) {
    std::string query(word);
    for (std::size_t i = 1; i < count; ++i) query.append(separator).append(word);
    return query;
  };
  const std::string phrase = '"' + joined(500, "lũ", " ") + '"';
  for (const std::string& query : {joined(512, "lũ", " OR "), joined(512, "lũ", " AND "), phrase,
                                   joined(500, "lũ", " NEAR "), "-" + joined(512, "lũ", " -")}) {
    try {
      searcher.search(query);
      ADD_FAILURE() << query;
    } catch (const QueryError& error) {
      EXPECT_NE(std::string(error.what()).find("expected fewer or rarer ones"), std::string::npos);
      EXPECT_EQ(error.reason(), QueryError::Reason::too_frequent_words);
      EXPECT_GE(error.column(), 1u);
    }
  }
  // A text is answered: what it repeats counts, but is read once.
  EXPECT_EQ(searcher.search(joined(512, "lũ", " ")).matches, 1000u);
  EXPECT_EQ(searcher.search(joined(100, "lũ", " OR ")).matches, 1000u);
}

}  // namespace
}  // namespace thongcao
