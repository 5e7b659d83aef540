// How thongcao-search prints what it finds.

#include <cmath>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

using nlohmann::json;

class SearchProgramOutput : public SearchTest {
 protected:
  json answer(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--format", "json"});
    const Outcome outcome = search(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(lines_of(outcome.out).size(), 1u) << outcome;
    return json::parse(outcome.out);
  }

  static std::set<std::string> keys(const json& object) {
    std::set<std::string> names;
    for (const auto& [key, value] : object.items()) names.insert(key);
    return names;
  }

  // The text with its matches in brackets.
  static std::string marked(const json& excerpt) {
    std::string text = excerpt["text"];
    for (auto match = excerpt["matches"].rbegin(); match != excerpt["matches"].rend(); ++match) {
      text.insert((*match)[1].get<std::size_t>(), "]");
      text.insert((*match)[0].get<std::size_t>(), "[");
    }
    return text;
  }
};

TEST_F(SearchProgramOutput, AsksWhetherAnotherQueryWasMeant) {
  const Outcome text = search({"thow lucj bats"});
  EXPECT_THAT(text.out, HasSubstr("1. Ngày thơ Việt Nam"));
  EXPECT_THAT(lines_of(text.out)[0], "Có phải bạn muốn tìm: thơ lục bát");
  const json corrected = answer({"hộinghị"});
  EXPECT_EQ(corrected["query"], "hộinghị");
  EXPECT_EQ(corrected["corrected_query"], "hội nghị");
  const json ordinary = answer({"hội nghị"});
  EXPECT_EQ(ordinary["corrected_query"], nullptr);
}

TEST_F(SearchProgramOutput, TextShowsTheResultAsPeopleReadIt) {
  const Outcome outcome = search({"\"đổi mới sáng tạo\""});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.err, "");
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 6u) << outcome;
  EXPECT_THAT(lines[0], MatchesRegex("1\\. Hội nghị tổng kết công tác  \\[[0-9]+\\.[0-9][0-9]\\]"));
  EXPECT_EQ(lines[1], "   2019-12-19 · Cổng thông tin Bộ · hoi-nghi");
  EXPECT_EQ(lines[2], "   Nguyễn Mai Thảo (Chánh Văn phòng Bộ); Lê Văn Mẫu (Bộ trưởng)");
  EXPECT_THAT(lines[3], HasSubstr("Đổi mới sáng tạo là trọng tâm"));
  EXPECT_EQ(lines[4], "");
  EXPECT_THAT(lines[5], StartsWith("1 matching announcement"));
}

TEST_F(SearchProgramOutput, TextLeavesOutWhatAnAnnouncementLacks) {
  const auto lines = lines_of(search({"tuyển dụng công chức"}).out);
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[1], "   undated · khong-ngay");
  EXPECT_THAT(lines[2], HasSubstr("tuyển dụng công chức"));
}

TEST_F(SearchProgramOutput, TextNumbersResultsFromTheOffsetOn) {
  EXPECT_THAT(search({"--offset", "2", "--limit", "1", all_}).out, StartsWith("3. "));
}

TEST_F(SearchProgramOutput, TextListsFacets) {
  const Outcome outcome = search({"--facet", "year", "--facet", "speaker", "--limit", "1", all_});
  EXPECT_THAT(outcome.out, HasSubstr("\nyear:\n  2  2020\n  1  2019\n"));
  EXPECT_THAT(outcome.out, HasSubstr("\nspeaker:\n  2  Lê Văn Mẫu\n"));
}

TEST_F(SearchProgramOutput, ColoursAreForTerminalsAlone) {
  EXPECT_THAT(search({"thơ lục bát"}).out, Not(HasSubstr("\x1B")));
  const Outcome shown = kSearch.run_on_terminal({database_, "\"thơ lục bát\""});
  EXPECT_EQ(shown.status, 0) << shown;
  EXPECT_THAT(shown.out, HasSubstr("\x1B[1;33mthơ lục bát\x1B[0m"));
  EXPECT_THAT(kSearch.run_on_terminal({"--format", "json", database_, "thơ"}).out, Not(HasSubstr("\x1B")));
}

TEST_F(SearchProgramOutput, JsonHasEveryMember) {
  const json object = answer({"\"đổi mới sáng tạo\""});
  EXPECT_EQ(keys(object),
            (std::set<std::string>{"schema", "query", "corrected_query", "matches", "matches_exact",
                                   "partial", "results", "facets", "histogram"}));
  EXPECT_EQ(object["schema"], 2);
  EXPECT_EQ(object["query"], "\"đổi mới sáng tạo\"");
  EXPECT_EQ(object["matches"], 1);
  EXPECT_EQ(object["matches_exact"], true);
  EXPECT_EQ(object["facets"], json::object());
  ASSERT_EQ(object["results"].size(), 1u);
  const json& result = object["results"][0];
  EXPECT_EQ(keys(result),
            (std::set<std::string>{"rank", "score", "id", "title", "date", "speakers", "organizations",
                                   "doc_numbers", "source", "url", "snippet", "duplicates", "explanation"}));
  EXPECT_EQ(result["rank"], 1);
  EXPECT_GT(result["score"].get<double>(), 0);
  EXPECT_EQ(result["id"], "hoi-nghi");
  EXPECT_EQ(result["title"], (json{{"text", "Hội nghị tổng kết công tác"}, {"matches", json::array()}}));
  EXPECT_EQ(result["date"], "2019-12-19");
  EXPECT_EQ(result["speakers"], json::parse(R"([{"name":"Nguyễn Mai Thảo","role":"Chánh Văn phòng Bộ"},
                                                {"name":"Lê Văn Mẫu","role":"Bộ trưởng"}])"));
  EXPECT_THAT(result["organizations"].get<Ids>(), ::testing::Contains("Bộ Thử nghiệm"));
  EXPECT_THAT(result["doc_numbers"].get<Ids>(), ::testing::Contains("15/2020/NĐ-CP"));
  EXPECT_EQ(result["source"], "Cổng thông tin Bộ");
  EXPECT_EQ(result["url"], "https://example.gov.vn/hoi-nghi");
  EXPECT_EQ(keys(result["snippet"]), (std::set<std::string>{"text", "matches"}));
  EXPECT_THAT(marked(result["snippet"]), HasSubstr("[Đổi mới sáng tạo] là trọng tâm"));
}

TEST_F(SearchProgramOutput, JsonMatchesAreByteRangesOfTitleAndSnippet) {
  const json result = answer({"thơ"})["results"][0];
  EXPECT_EQ(marked(result["title"]), "Ngày [thơ] Việt Nam");
  EXPECT_THAT(marked(result["snippet"]), HasSubstr("đọc [thơ] lục bát"));
}

TEST_F(SearchProgramOutput, JsonHasNullForNoDateAndEmptyTextForNoSource) {
  const json result = answer({"tuyển dụng công chức"})["results"][0];
  EXPECT_EQ(result["id"], "khong-ngay");
  EXPECT_TRUE(result["date"].is_null());
  EXPECT_EQ(result["source"], "");
  EXPECT_EQ(result["url"], "");
  EXPECT_EQ(result["speakers"], json::array());
  EXPECT_EQ(result["doc_numbers"], json::array());
}

TEST_F(SearchProgramOutput, JsonOfNoHitsHasNoResults) {
  const json object = answer({"zzzzzz"});
  EXPECT_EQ(object["matches"], 0);
  EXPECT_EQ(object["results"], json::array());
}

TEST_F(SearchProgramOutput, JsonRanksGoOnBehindTheOffset) {
  const json object = answer({"--offset", "2", all_});
  ASSERT_EQ(object["results"].size(), 2u);
  EXPECT_EQ(object["matches"], 4);
  EXPECT_EQ(object["results"][0]["rank"], 3);
  EXPECT_EQ(object["results"][1]["rank"], 4);
}

TEST_F(SearchProgramOutput, JsonCountsFacetsOverAllMatches) {
  const json facets = answer({"--facet", "year", "--facet", "month", "--facet", "speaker", "--facet",
                              "source", "--facet", "agency", "--limit", "1", all_})["facets"];
  EXPECT_EQ(keys(facets), (std::set<std::string>{"year", "month", "speaker", "source", "agency"}));
  EXPECT_EQ(facets["year"], json::parse(R"([{"value":"2020","count":2},{"value":"2019","count":1}])"));
  EXPECT_EQ(facets["month"], json::parse(R"([{"value":"2019-12","count":1},{"value":"2020-02","count":1},
                                             {"value":"2020-10","count":1}])"));
  EXPECT_EQ(facets["speaker"][0], (json{{"value", "Lê Văn Mẫu"}, {"count", 2}}));
  EXPECT_EQ(facets["speaker"].size(), 3u);
  EXPECT_EQ(facets["source"], json::parse(R"([{"value":"Báo Mẫu","count":2},
                                              {"value":"Cổng thông tin Bộ","count":1}])"));
  EXPECT_THAT(facets["agency"], ::testing::Contains(json{{"value", "Bộ Thử nghiệm"}, {"count", 1}}));
}

TEST_F(SearchProgramOutput, TrecLinesHaveSixFields) {
  const Outcome outcome = search({"--format", "trec", all_});
  EXPECT_EQ(outcome.status, 0) << outcome;
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 4u) << outcome;
  double previous = HUGE_VAL;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto fields = split(lines[i], ' ');
    ASSERT_EQ(fields.size(), 6u) << lines[i];
    EXPECT_EQ(fields[0], "1");
    EXPECT_EQ(fields[1], "Q0");
    EXPECT_EQ(fields[3], std::to_string(i + 1));
    const double score = std::stod(fields[4]);
    EXPECT_LE(score, previous) << lines[i];
    EXPECT_GT(score, 0) << lines[i];
    previous = score;
    EXPECT_EQ(fields[5], "thongcao");
  }
  EXPECT_EQ(split(lines_of(search({"--format", "trec", "--offset", "3", all_}).out).at(0), ' ')[3], "4");
}

// Ids are free text, names of files above all; the fields of a line must stay six.
TEST_F(SearchProgramOutput, TrecFieldsHoldNoSpacesOrControls) {
  index_well({"-"}, R"({"id":"a b\tc\n\u001b[2J d\u009b%é","title":"T","body":"cà phê"})"
                    "\n");
  const std::string batch = folder_.write("batch.tsv", "câu 1\t\"cà phê\"\n");
  const Outcome outcome = kSearch.run({"--format", "trec", "--batch", batch, database_});
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 1u) << outcome;
  const auto fields = split(lines[0], ' ');
  ASSERT_EQ(fields.size(), 6u) << outcome;
  EXPECT_EQ(fields[0], "câu%201");
  EXPECT_EQ(fields[2], "a%20b%09c%0A%1B[2J%20d%C2%9B%é");
}

TEST_F(SearchProgramOutput, ABatchIsAnsweredInEveryFormat) {
  const std::string batch = folder_.write("batch.tsv", "a\tlục bát\nb\tzzzzzz\r\n\nc\tlũ lụt");
  const auto run = [&](const std::string& format) {
    const Outcome outcome = kSearch.run({"--format", format, "--batch", batch, database_});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.err, "");
    return lines_of(outcome.out);
  };
  const auto trec = run("trec");
  ASSERT_EQ(trec.size(), 2u);
  EXPECT_THAT(trec[0], MatchesRegex("a Q0 tho 1 [0-9.]+ thongcao"));
  EXPECT_THAT(trec[1], MatchesRegex("c Q0 lu-lut 1 [0-9.]+ thongcao"));

  const auto objects = run("json");
  ASSERT_EQ(objects.size(), 3u);
  const json first = json::parse(objects[0]);
  EXPECT_EQ(first["query_id"], "a");
  EXPECT_EQ(first["query"], "lục bát");
  EXPECT_EQ(first["results"][0]["id"], "tho");
  const json second = json::parse(objects[1]);
  EXPECT_EQ(second["query_id"], "b");
  EXPECT_EQ(second["query"], "zzzzzz");
  EXPECT_EQ(second["results"], json::array());
  EXPECT_EQ(json::parse(objects[2])["query"], "lũ lụt");

  const auto text = run("text");
  EXPECT_EQ(text.at(0), "a: lục bát");
  EXPECT_THAT(text, AllOf(::testing::Contains("b: zzzzzz"), ::testing::Contains("no results"),
                          ::testing::Contains("c: lũ lụt")));
}

TEST_F(SearchProgramOutput, ABatchRanksAsSingleQueriesDo) {
  const std::string batch = folder_.write("batch.tsv", "1\t" + all_ + "\n");
  EXPECT_EQ(kSearch.run({"--format", "trec", "--batch", batch, database_}).out,
            search({"--format", "trec", all_}).out);
}

// What a crawler brings home must not command the terminal, whatever field it came in.
TEST_F(SearchProgramOutput, ControlCharactersOfAnnouncementsAreNotPrinted) {
  const std::string hostile = R"(\u001b]0;pwned\u0007 \u009b31m \u007f \u0008 thơ ác)";
  index_well({"-"}, R"({"id":")" + hostile + R"(","title":")" + hostile + R"(","body":")" + hostile +
                        R"(","source":")" + hostile + R"(","url":")" + hostile +
                        R"(","speakers":[{"name":")" + hostile + R"(","role":")" + hostile +
                        R"("}],"organizations":[")" + hostile + R"("],"doc_numbers":[")" + hostile +
                        "\"]}\n");
  for (const std::string format : {"text", "json", "trec"}) {
    const Outcome outcome = search(
        {"--format", format, "--facet", "speaker", "--facet", "agency", "--facet", "source", "\"thơ ác\""});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_THAT(outcome.out, HasSubstr(format == "trec" ? "pwned%07" : "pwned"));
    for (const char control : {'\x1B', '\x07', '\x7F', '\x08'})
      EXPECT_EQ(outcome.out.find(control), std::string::npos) << format << ' ' << static_cast<int>(control);
    EXPECT_THAT(outcome.out, Not(HasSubstr("\xC2\x9B"))) << format;
  }
  EXPECT_EQ(answer({"\"thơ ác\""})["results"][0]["source"], json::parse('"' + hostile + '"'));
  const Outcome shown = kSearch.run_on_terminal({database_, "\"thơ ác\""});
  EXPECT_THAT(shown.out, Not(HasSubstr("\x1B]")));
  EXPECT_THAT(shown.out, HasSubstr("\x1B[1;33mthơ ác\x1B[0m"));
}

}  // namespace
}  // namespace thongcao::tests
