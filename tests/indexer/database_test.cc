// What can be done with a whole database.

#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <thongcao/database.h>

#include "indexer_fixture.h"
#include "open_database.h"
#include "schema/compression.h"
#include "schema/schema.h"

namespace thongcao::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

namespace fs = std::filesystem;

class DatabaseOperations : public IndexerTest {
 protected:
  void SetUp() override {
    index({folder_.write(
        "a.jsonl",
        R"({"id":"a","title":"Hội nghị","date":"2019-12-19","speakers":["Lê Văn Mẫu","Trần Thị Thử"],"x":[1]})"
        "\n"
        R"({"id":"b","title":"Mưa lũ","date":"2020-10-15","speakers":["Lê Văn Mẫu"],"source":"Báo Mẫu"})"
        "\n" +
            line("c", "Thông báo", "Không có ngày."))});
  }

  std::vector<std::string> problems() const {
    std::vector<std::string> all;
    verify_database(database_, [&](const std::string& problem) { all.push_back(problem); });
    return all;
  }

  std::string exported() const {
    std::string lines;
    export_database(database_, [&](std::string_view line) { lines.append(line).append("\n"); });
    return lines;
  }

  // Changes the document of an announcement behind the indexer's back.
  void tamper(const std::string& id, const std::function<void(Xapian::Document&)>& change) const {
    Xapian::WritableDatabase database(database_, Xapian::DB_OPEN);
    const Xapian::docid docid = *database.postlist_begin(schema::id_term(id));
    Xapian::Document document = database.get_document(docid);
    change(document);
    database.replace_document(docid, document);
    database.commit();
  }

  static ErrorCode code_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const Error& error) {
      return error.code();
    }
    ADD_FAILURE() << "no error";
    return ErrorCode::io;
  }
};

TEST_F(DatabaseOperations, DeleteRemovesWhatIsNamedAndTellsWhatIsMissing) {
  EXPECT_THAT(delete_announcements(database_, {"a", "nowhere", "c"}), ElementsAre("nowhere"));
  EXPECT_EQ(ids_for("hội OR mưa OR thông"), Ids{"b"});
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(DatabaseOperations, WhatWasDeletedIsIndexedAgain) {
  delete_announcements(database_, {"a"});
  const IndexSummary summary = index({folder_ / "a.jsonl"});
  EXPECT_EQ(summary.added, 1u);
  EXPECT_EQ(summary.unchanged, 2u);
}

TEST_F(DatabaseOperations, AGoodDatabaseHasNoProblems) {
  EXPECT_EQ(verify_database(database_, [](const std::string& problem) { ADD_FAILURE() << problem; }), 3u);
}

TEST_F(DatabaseOperations, VerifyTellsWhatDoesNotBelongTogether) {
  const auto expect = [&](const char* what, const std::function<void(Xapian::Document&)>& change) {
    tamper("b", change);
    EXPECT_THAT(problems(), ::testing::Contains(HasSubstr(what)));
    delete_announcements(database_, {"b"});
    index({folder_ / "a.jsonl"});
    EXPECT_THAT(problems(), IsEmpty()) << "after " << what;
  };
  const auto store = [](Xapian::Document& d, const char* form) {
    d.set_data(schema::Compressor().compress(form));
  };
  expect("cannot be read", [&](Xapian::Document& d) { store(d, "{"); });
  expect("has no id", [&](Xapian::Document& d) { store(d, "{}"); });
  expect("not that of its id", [&](Xapian::Document& d) { store(d, R"({"id":"z","date":"2020-10-15"})"); });
  expect("no Zstandard frame", [](Xapian::Document& d) { d.set_data("{}"); });
  expect("has two ids", [](Xapian::Document& d) { d.add_boolean_term("Qz"); });
  expect("date", [](Xapian::Document& d) { d.add_value(schema::kDateSlot, "20200101"); });
  expect("source", [](Xapian::Document& d) { d.remove_value(schema::kSourceSlot); });
  expect("fingerprint", [](Xapian::Document& d) { d.add_value(schema::kFingerprintSlot, "x"); });
  expect("sequence", [](Xapian::Document& d) { d.remove_value(schema::kSequenceSlot); });
}

TEST_F(DatabaseOperations, VerifyTellsOfTwoDocumentsWithOneId) {
  {
    Xapian::WritableDatabase database(database_, Xapian::DB_OPEN);
    database.add_document(database.get_document(*database.postlist_begin(schema::id_term("a"))));
    database.commit();
  }
  EXPECT_THAT(problems(), ::testing::Contains(HasSubstr("2 documents have the id 'a'")));
}

TEST_F(DatabaseOperations, VerifyTellsOfAMissingStamp) {
  Xapian::WritableDatabase database(database_, Xapian::DB_OPEN);
  database.set_metadata(std::string(schema::metadata::kAnalyser), "");
  database.commit();
  EXPECT_THAT(problems(), ElementsAre(HasSubstr("no stamp")));
}

TEST_F(DatabaseOperations, StatisticsCountWhatIsThere) {
  const DatabaseStatistics s = database_statistics(database_, 1);
  EXPECT_EQ(s.documents, 3u);
  EXPECT_GT(s.terms, 10u);
  EXPECT_GE(s.term_occurrences, s.terms);
  EXPECT_EQ(s.shards, 1u);
  EXPECT_EQ(s.first_date, (Date{2019, 12, 19}));
  EXPECT_EQ(s.last_date, (Date{2020, 10, 15}));
  EXPECT_EQ(s.undated, 1u);
  EXPECT_THAT(s.speakers, ElementsAre(Pair("Lê Văn Mẫu", 2)));
  EXPECT_EQ(s.schema, schema::kVersion);
  EXPECT_FALSE(s.analyser.empty());
  EXPECT_THAT(s.table_bytes, ::testing::Contains(Pair("postlist", ::testing::Gt(0u))));
}

TEST_F(DatabaseOperations, AnExportIndexedAgainGivesTheSame) {
  const std::string lines = exported();
  EXPECT_THAT(lines, HasSubstr("\"x\":[1]"));
  const std::string file = folder_.write("export.jsonl", lines);
  EXPECT_EQ(index({file}).unchanged, 3u);
  database_ = folder_ / "db2";
  EXPECT_EQ(index({file}).added, 3u);
  EXPECT_EQ(exported(), lines);
}

TEST_F(DatabaseOperations, AnExportHasTheOrderOfTheInputs) {
  index({folder_.write("b.jsonl", line("0", "Sau cùng", ""))});
  std::vector<std::string> titles;
  export_database(database_, [&](std::string_view line) { titles.emplace_back(line.substr(0, 9)); });
  EXPECT_THAT(titles, ElementsAre(R"({"id":"a")", R"({"id":"b")", R"({"id":"c")", R"({"id":"0")"));
}

TEST_F(DatabaseOperations, CompactingKeepsEverythingButTheRoom) {
  std::string many;
  for (int i = 0; i < 500; ++i) many += line(std::to_string(i), "Tạm thời", "nội dung " + std::to_string(i));
  IndexOptions options;
  options.prune = true;
  index({folder_.write("b.jsonl", many), folder_ / "a.jsonl"});
  index({folder_ / "a.jsonl"}, options);
  const std::string before = exported();
  const auto bytes = [&] { return index({folder_ / "a.jsonl"}).database_bytes; };
  const std::uint64_t old_bytes = bytes();
  Searcher reader({database_});
  compact_database(database_);
  EXPECT_LT(bytes(), old_bytes);
  EXPECT_EQ(exported(), before);
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_FALSE(fs::exists(database_ + ".building"));
  for (int i = 0; i < 3; ++i) {  // a reader from before goes on, and sees what comes after
    index({folder_.write("c.jsonl", line("new", "Mới", "mới " + std::to_string(i)))});
    EXPECT_EQ(reader.search("hội nghị").matches, 1u);
    reader.reopen();
    EXPECT_TRUE(reader.find("new"));
  }
}

TEST_F(DatabaseOperations, WhatWritesStopsBeforeAnotherWriterOrWaits) {
  const std::vector<std::function<void(bool)>> writing = {
      [&](bool wait) { delete_announcements(database_, {"a"}, wait); },
      [&](bool wait) { compact_database(database_, wait); },
      [&](bool wait) {
        IndexOptions options;
        options.wait = wait;
        index({folder_ / "a.jsonl"}, options);
      }};
  for (const auto& write : writing) {
    std::optional<Xapian::WritableDatabase> other = open_for_writing(database_, false);
    EXPECT_EQ(code_of([&] { write(false); }), ErrorCode::locked);
    std::atomic<bool> done = false;
    std::thread waiting([&] {
      write(true);
      done = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_FALSE(done);
    other.reset();
    waiting.join();
    EXPECT_THAT(problems(), IsEmpty());
  }
}

// The second one finds the database that the first has built meanwhile, and updates it.
TEST_F(DatabaseOperations, TwoThatBuildOneDatabaseTakeTurns) {
  fs::remove_all(database_);
  std::vector<std::thread> threads;
  std::atomic<std::uint64_t> added = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      IndexOptions options;
      options.wait = true;
      added += Indexer(database_, options).run({folder_ / "a.jsonl"}).added;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(added, 3u);
  EXPECT_THAT(problems(), IsEmpty());
}

// An indexer may be killed when its database is in place but the folder that it was built in is not yet gone.
TEST_F(DatabaseOperations, AFolderThatAKilledIndexerLeftIsRemovedByTheNext) {
  folder_.write("db.building/lock", "");
  folder_.write("db.building/7/postlist.glass", "left over");
  index({folder_ / "a.jsonl"});
  EXPECT_FALSE(fs::exists(database_ + ".building"));
  const std::string precious = folder_.write("db.building/precious.txt", "keep me");
  index({folder_ / "a.jsonl"});
  EXPECT_TRUE(fs::exists(precious));
}

TEST_F(DatabaseOperations, WhatIsNoDatabaseIsRefused) {
  const std::string file = folder_.write("foreign/notes.txt", "none");
  const std::vector<std::function<void(const std::string&)>> all = {
      [](const std::string& path) { delete_announcements(path, {"a"}); },
      [](const std::string& path) { verify_database(path, [](const std::string&) {}); },
      [](const std::string& path) { database_statistics(path); },
      [](const std::string& path) { compact_database(path); },
      [](const std::string& path) { export_database(path, [](std::string_view) {}); }};
  for (const auto& action : all) {
    EXPECT_EQ(code_of([&] { action(folder_ / "nowhere"); }), ErrorCode::not_found);
    EXPECT_EQ(code_of([&] { action(folder_ / "foreign"); }), ErrorCode::incompatible_index);
  }
  EXPECT_TRUE(fs::exists(file));
}

}  // namespace
}  // namespace thongcao::tests
