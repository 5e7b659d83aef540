// Filters, histogram, collapsing, explanations, similar ones and completions of thongcao-search, local and
// through xapian-tcpsrv.

#include <chrono>
#include <optional>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json_schema.h"
#include "search_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class SearchProgramResults : public SearchTest {
 protected:
  json answer(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--format", "json"});
    const Outcome outcome = search(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome;
    return json::parse(outcome.out);
  }
};

TEST_F(SearchProgramResults, AFacetsValueIsAFilter) {
  EXPECT_EQ(ids(all_, {"--filter", "speaker=Lê Văn Mẫu", "--sort", "oldest"}), (Ids{"hoi-nghi", "lu-lut"}));
  EXPECT_EQ(ids(all_, {"--filter", "speaker=Lê Văn Mẫu", "--filter", "year=2020"}), Ids{"lu-lut"});
  EXPECT_EQ(ids(all_, {"--filter", "month=2020-02"}), Ids{"tho"});
  EXPECT_EQ(ids("", {"--filter", "source=Báo Mẫu", "--sort", "oldest"}), (Ids{"tho", "lu-lut"}));
  EXPECT_EQ(ids(all_, {"--filter", "speaker=Lê"}), Ids{});
  const json facets = answer({"--facet", "agency", all_})["facets"]["agency"];
  for (const json& entry : facets) {
    const std::string filter = "agency=" + entry["value"].get<std::string>();
    EXPECT_EQ(ids(all_, {"--filter", filter}).size(), entry["count"].get<std::size_t>()) << filter;
  }
}

TEST_F(SearchProgramResults, AHistogramIsDrawn) {
  const Outcome outcome = search({"--histogram", "year", "--limit", "0", all_});
  EXPECT_THAT(outcome.out, HasSubstr("by date:\n"
                                     "  2019  1  █████████████████████████\n"
                                     "  2020  2  ██████████████████████████████████████████████████\n"))
      << outcome;
  const Outcome months = search({"--histogram", "month", "--limit", "0", all_});
  EXPECT_THAT(months.out, AllOf(HasSubstr("\n  2019-12  1  █"), HasSubstr("\n  2020-01  0\n")));
  index_well({"-"}, R"({"id":"xua","title":"Lũ xưa","body":"lũ","date":"1945-09-02"})"
                    "\n");
  EXPECT_THAT(search({"--histogram", "year", "--limit", "0", all_}).out, HasSubstr("\n  ⋮\n  2019  1"));
  EXPECT_EQ(
      answer({"--histogram", "year", all_})["histogram"],
      json::parse(R"([{"value":"1945","count":1},{"value":"2019","count":1},{"value":"2020","count":2}])"));
}

TEST_F(SearchProgramResults, CollapsingShowsAReleaseOnce) {
  std::string body;
  for (int i = 0; i < 30; ++i) body += "Giá cà phê đợt " + std::to_string(i) + " tăng. ";
  index_well({"-"},
             record("goc", "Giá cà phê", body) + record("dang-lai", "Giá cà phê", "Theo Báo Mẫu: " + body));
  EXPECT_EQ(ids("\"cà phê\"").size(), 2u);
  EXPECT_EQ(ids("\"cà phê\"", {"--collapse"}).size(), 1u);
  EXPECT_THAT(search({"--collapse", "\"cà phê\""}).out, HasSubstr("\n   published 2 times\n"));
  EXPECT_EQ(answer({"--collapse", "\"cà phê\""})["results"][0]["duplicates"], 1);
}

TEST_F(SearchProgramResults, AnExplanationAddsUpToTheScore) {
  const json result = answer({"--explain", "đọc thơ lục bát"})["results"][0];
  double sum = 0;
  for (const json& part : result["explanation"]) sum += part["score"].get<double>();
  EXPECT_NEAR(sum, result["score"].get<double>(), 1e-9);
  const Outcome outcome = search({"--explain", "\"thơ lục bát\" hồ"});
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("  text  \"thơ lục bát\"\n"), HasSubstr("  text  hồ\n")))
      << outcome;
  EXPECT_THAT(outcome.err, StartsWith("Query("));
}

TEST_F(SearchProgramResults, RecencyFavoursWhatIsNew) {
  index_well({"-"}, R"({"id":"cu","title":"T","body":"giá cà phê tăng","date":"2001-01-01"}
{"id":"moi","title":"T","body":"giá cà phê tăng","date":"2020-01-01"})"
                    "\n");
  EXPECT_EQ(ids("\"cà phê\""), (Ids{"cu", "moi"}));
  EXPECT_EQ(ids("\"cà phê\"", {"--recency"}), (Ids{"moi", "cu"}));
  EXPECT_EQ(ids("\"cà phê\"", {"--recency", "--half-life", "36500"}), (Ids{"moi", "cu"}));
}

TEST_F(SearchProgramResults, SimilarOnesAreFoundById) {
  index_well({"-"}, record("tho-khac", "Ngày thơ", "Các nhà thơ đọc thơ lục bát."));
  const Outcome outcome = kSearch.run({"--similar", "tho", "--format", "trec", database_});
  EXPECT_THAT(outcome.out, StartsWith("1 Q0 tho-khac 1 ")) << outcome;
  EXPECT_THAT(kSearch.run({"--similar", "tho", database_}).out, StartsWith("1. Ngày thơ  ["));
  const Outcome nowhere = kSearch.run({"--similar", "nowhere", database_});
  EXPECT_EQ(nowhere.status, 1);
  EXPECT_THAT(nowhere.err, HasSubstr(": has no announcement 'nowhere'"));
}

TEST_F(SearchProgramResults, PrefixesAreCompleted) {
  EXPECT_EQ(kSearch.run({"--complete", "le v", database_}).out, "speaker:\n  2  Lê Văn Mẫu\n");
  EXPECT_EQ(kSearch.run({"--complete", "hội n", database_}).out,
            "phrase:\n  1  hội nghị\ntitle:\n  1  Hội nghị tổng kết công tác\n");
  EXPECT_EQ(kSearch.run({"--complete", "zzz", database_}).out, "no completions\n");
  const Outcome outcome = kSearch.run({"--complete", "ngay tho", "-f", "json", database_});
  EXPECT_EQ(json::parse(outcome.out)["completions"],
            json::parse(R"([{"kind":"title","text":"Ngày thơ Việt Nam","count":1}])"));
}

TEST_F(SearchProgramResults, JsonIsAsItsSchemaSays) {
  const json schema = json::parse(content_of(THONGCAO_SOURCE_DIR "/searcher/results.schema.json"));
  const Arguments questions[] = {
      {all_},
      {"zzzzzz"},
      {"--facet", "speaker", "--facet", "agency", "--facet", "source", "--facet", "year", "--facet", "month",
       all_},
      {"--histogram", "month", "--collapse", "--explain", "--recency", "đọc thơ lục bát KH&CN title:thơ"}};
  for (const Arguments& question : questions) EXPECT_EQ(violation(schema, answer(question)), "");
  for (const Arguments& options : {Arguments{"--similar", "tho"}, Arguments{"--complete", "h"},
                                   Arguments{"--batch", folder_.write("b.tsv", "1\tthơ\n")}}) {
    Arguments arguments = options;
    arguments.insert(arguments.end(), {"--format", "json", database_});
    EXPECT_EQ(violation(schema, json::parse(kSearch.run(arguments).out)), "") << options[0];
  }
  json wrong = answer({all_});
  wrong["results"][0]["score"] = "high";
  EXPECT_THAT(violation(schema, wrong), HasSubstr("/results/0/score"));
  wrong = answer({all_});
  wrong["results"][0]["colour"] = 1;
  EXPECT_THAT(violation(schema, wrong), HasSubstr("colour"));
}

TEST_F(SearchProgramResults, MarksOfDirectionReachNoTerminal) {
  index_well({"-"},
             R"({"id":"nguoc","title":"đảo \u202engược","body":"thơ \u2066ác\u2069","source":"a\u202eb",)"
             R"("speakers":["\u200fX Y"]})"
             "\n");
  for (const std::string format : {"text", "json"}) {
    const std::string out =
        search({"--format", format, "--facet", "source", "--facet", "speaker", "\"thơ ác\""}).out;
    for (const char* mark : {"\u202E", "\u2066", "\u2069", "\u200F"}) EXPECT_THAT(out, Not(HasSubstr(mark)));
  }
  EXPECT_EQ(answer({"\"thơ ác\""})["results"][0]["source"], "a\u202Eb");  // escaped, not lost
  EXPECT_EQ(ids("", {"--filter", "speaker=X Y"}), Ids{"nguoc"});
}

TEST_F(SearchProgramResults, WrongUsageIsSaid) {
  const Arguments wrong[] = {{"--filter", "speaker", database_, "a"},
                             {"--filter", "colour=red", database_, "a"},
                             {"--histogram", "day", database_, "a"},
                             {"--half-life", "30", database_, "a"},
                             {"--recency", "--half-life", "0", database_, "a"},
                             {"--similar", "a", "--complete", "b", database_},
                             {"--complete", "a", "--format", "trec", database_},
                             {"--similar", "tho"},
                             {"--complete", "tho"}};
  for (const Arguments& arguments : wrong) {
    const Outcome outcome = kSearch.run(arguments);
    EXPECT_EQ(outcome.status, 2) << ::testing::PrintToString(arguments) << outcome;
  }
  const Outcome period = search({"--filter", "year=MMXX", "a"});
  EXPECT_EQ(period.status, 1);
  EXPECT_THAT(period.err, HasSubstr("takes YYYY, not 'MMXX'"));
}

// The database behind a server.
class SearchProgramRemote : public SearchProgramResults {
 protected:
  void SetUp() override {
    SearchProgramResults::SetUp();
    // A port that is free is found by trying.
    for (int port = 17'000; port < 17'100 && !server_; ++port) {
      remote_ = "127.0.0.1:" + std::to_string(port);
      server_.emplace("/usr/bin/xapian-tcpsrv",
                      Arguments{"--interface", "127.0.0.1", "--port", std::to_string(port), database_});
      for (int tries = 0; tries < 100 && server_->output().find("Listening") == std::string::npos; ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      if (kSearch.run({remote_, "thơ"}).status != 0) server_.reset();
    }
    ASSERT_TRUE(server_) << "xapian-tcpsrv does not start";
  }

  std::string remote_;
  std::optional<RunningProgram> server_;
};

TEST_F(SearchProgramRemote, AnswersAsTheLocalDatabase) {
  const Arguments questions[] = {{"--explain", all_},
                                 {"--collapse", all_},
                                 {"--sort", "newest", all_},
                                 {"--sort", "oldest", all_},
                                 {"--offset", "1", "--limit", "2", all_},
                                 {"--facet", "speaker", "--facet", "month", "--histogram", "year", all_},
                                 {"--filter", "speaker=Lê Văn Mẫu", "--filter", "year=2020", "lũ"}};
  for (const Arguments& question : questions) {
    Arguments remote = question;
    Arguments local = question;
    remote.insert(remote.end() - 1, {"--format", "json", remote_});
    local.insert(local.end() - 1, {"--format", "json", database_});
    const Outcome outcome = kSearch.run(remote);
    EXPECT_EQ(outcome.out, kSearch.run(local).out) << outcome;
  }
  for (const Arguments& question : {Arguments{"--similar", "tho"}, Arguments{"--complete", "ho"}}) {
    Arguments remote = question;
    Arguments local = question;
    remote.push_back(remote_);
    local.push_back(database_);
    const Outcome outcome = kSearch.run(remote);
    EXPECT_EQ(outcome.out, kSearch.run(local).out) << outcome;
  }
}

TEST_F(SearchProgramRemote, SaysThatRecencyIsForLocalDatabases) {
  const Outcome outcome = kSearch.run({"--recency", remote_, "thơ"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("recency does not work with a remote database; sort by date instead"));
}

}  // namespace
}  // namespace thongcao::tests
