// What thongcao-index does with bad input: a clear message, the right status, and nothing lost.

#include <filesystem>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include "database_fixture.h"
#include "schema/schema.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

namespace fs = std::filesystem;

const std::string kGood = record("good", "Thông báo", "mùa màng bội thu");

class IndexProgramWithBadInput : public DatabaseTest {
 protected:
  // Indexes a bad input with a good one on either side; the good ones must be found and the message must
  // begin with `where`.
  Outcome skips(const std::string& bad, const std::string& where) const {
    const std::string before = folder_.write("before.jsonl", record("before", "Trước", "mùa màng"));
    const std::string after = folder_.write("after.jsonl", record("after", "Sau", "mùa màng"));
    const Outcome outcome = index({before, bad, after});
    EXPECT_EQ(outcome.status, 3) << outcome;
    EXPECT_THAT(outcome.err, StartsWith("thongcao-index: " + where + ": "));
    EXPECT_EQ(lines_of(outcome.err).size(), 1u) << outcome;
    EXPECT_THAT(outcome.out, HasSubstr("; 1 skipped\n"));
    EXPECT_THAT(sorted_ids("\"mùa màng\""), ::testing::IsSupersetOf({"after", "before"}));
    return outcome;
  }

  // Neither program uses the database; both name it and say why.
  void is_refused(const std::string& reason) const {
    const Outcome indexing = index({"-"}, kGood);
    EXPECT_EQ(indexing.status, 1) << indexing;
    EXPECT_EQ(indexing.out, "");
    EXPECT_THAT(indexing.err, AllOf(StartsWith("thongcao-index: " + database_ + ": "), HasSubstr(reason)));
    const Outcome searching = search({"mùa màng"});
    EXPECT_EQ(searching.status, 1) << searching;
    EXPECT_EQ(searching.out, "");
    EXPECT_THAT(searching.err, AllOf(StartsWith("thongcao-search: " + database_ + ": "), HasSubstr(reason)));
  }
};

TEST_F(IndexProgramWithBadInput, AMissingInputStopsBeforeAnythingIsMade) {
  const std::string good = folder_.write("good.jsonl", kGood);
  const Outcome outcome = index({good, folder_ / "nowhere"});
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.err, AllOf(StartsWith("thongcao-index: "), HasSubstr(folder_ / "nowhere")));
  EXPECT_FALSE(fs::exists(database_));
}

TEST_F(IndexProgramWithBadInput, AnUnreadableFileIsSkipped) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads every file";
  const std::string secret = folder_.write("secret.jsonl", kGood);
  fs::permissions(secret, fs::perms::none);
  EXPECT_THAT(skips(secret, secret).err, HasSubstr("Permission denied"));
}

TEST_F(IndexProgramWithBadInput, AFileThatFailsWhileItIsReadIsSkipped) {
  skips("/proc/self/mem", "/proc/self/mem");  // opens, and its first byte cannot be read
}

TEST_F(IndexProgramWithBadInput, ALinkToNothingIsSkipped) {
  folder_.write("dump/good.jsonl", kGood);
  fs::create_symlink(folder_ / "nowhere", folder_ / "dump/link.jsonl");
  skips(folder_ / "dump", folder_ / "dump/link.jsonl");
  EXPECT_EQ(ids("\"bội thu\""), Ids{"good"});
}

TEST_F(IndexProgramWithBadInput, ABrokenLineIsNamedAndTheRestOfItsFileIndexed) {
  const std::string file =
      folder_.write("bad.jsonl", kGood + "\n{\"id\": \"2\", \"title\": }\n" + record("3", "Ba", "bội thu"));
  EXPECT_THAT(skips(file, file + ":3").err, HasSubstr("not valid JSON at byte 22"));
  EXPECT_EQ(sorted_ids("\"bội thu\""), (Ids{"3", "good"}));
}

TEST_F(IndexProgramWithBadInput, ALineThatIsNoObjectIsNamed) {
  const std::string file = folder_.write("bad.jsonl", kGood + "[1, 2]\n");
  skips(file, file + ":2");
}

TEST_F(IndexProgramWithBadInput, ALineOfStandardInputIsNamedToo) {
  const Outcome outcome = index({"-"}, kGood + "{\n");
  EXPECT_EQ(outcome.status, 3) << outcome;
  EXPECT_THAT(outcome.err, StartsWith("thongcao-index: -:2: "));
  EXPECT_EQ(ids("\"bội thu\""), Ids{"good"});
}

TEST_F(IndexProgramWithBadInput, AnEmptyFileIsSkipped) {
  const std::string file = folder_.write("empty.jsonl", "");
  EXPECT_THAT(skips(file, file).err, HasSubstr("empty"));
}

TEST_F(IndexProgramWithBadInput, AnEmptyDocumentIsSkipped) {
  const std::string file = folder_.write("bad.jsonl", kGood + record("blank", " ", "\n \t") + kGood);
  EXPECT_THAT(skips(file, file + ":2").err, HasSubstr("empty"));
}

// What repeats itself may be longer: IndexerTest.ADocumentOfAHundredMegabytesIsIndexed.
TEST_F(IndexProgramWithBadInput, ATextThatIsTooLargeForADocumentIsSkipped) {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> letter('a', 'z');
  std::string body(60 << 20, ' ');
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (i % 8 != 0) body[i] = static_cast<char>(letter(random));
  }
  const std::string bad = folder_.write("bad.jsonl", record("bad", "Dài", body));
  EXPECT_THAT(skips(bad, bad + ":1").err, HasSubstr("32 MiB of compressed text"));
}

TEST_F(IndexProgramWithBadInput, AFileThatIsNoTextIsSkipped) {
  const std::string file = folder_.write("image.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\x0D", 12));
  skips(file, file);
}

TEST_F(IndexProgramWithBadInput, NothingButBadInputMakesAnEmptyDatabase) {
  const std::string file = folder_.write("bad.jsonl", "{\n");
  const Outcome outcome = index({file});
  EXPECT_EQ(outcome.status, 3) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("0 announcements read"));
  EXPECT_EQ(ids("mùa"), Ids{});
}

TEST_F(IndexProgramWithBadInput, AnImpossibleDateIsNamedAndTheRecordKept) {
  const std::string file = folder_.write(
      "bad.jsonl", R"({"id":"good","title":"Thông báo","body":"mùa màng bội thu","date":"2019-02-30"})");
  EXPECT_THAT(skips(file, file + ":1").err, HasSubstr("2019-02-30"));
  EXPECT_EQ(ids("\"bội thu\""), Ids{"good"});
  EXPECT_EQ(ids("date:2019"), Ids{});
}

TEST_F(IndexProgramWithBadInput, InvalidUtf8IsRepaired) {
  const std::string file = folder_.write(
      "bad.jsonl", "{\"id\":\"bad\",\"title\":\"Th\xC3\",\"body\":\"m\xE1\xBB \xFF bội thu\"}\n" + kGood);
  index_well({file});
  EXPECT_EQ(sorted_ids("\"bội thu\""), (Ids{"bad", "good"}));
  const auto answer = nlohmann::json::parse(search({"--format", "json", "\"bội thu\" -mùa"}).out);
  ASSERT_EQ(answer["results"].size(), 1u) << answer;
  EXPECT_EQ(answer["results"][0]["title"]["text"], "Th\xEF\xBF\xBD");
}

// What a crawler brings home must not command the terminal by way of an error message.
TEST_F(IndexProgramWithBadInput, ZeroBytesDoNoHarm) {
  std::string zeros;
  for (int i = 0; i < 235; ++i) zeros += "\\u0000";
  const std::string file = folder_.write(
      "zeros.jsonl", R"({"id":")" + zeros + R"(","title":")" + zeros + R"(","source":")" + zeros +
                         R"(s","speakers":[")" + zeros + R"(a"],"body":"lúa )" + zeros + "\"}\n" + kGood);
  ASSERT_EQ(index({file}).status, 0);
  EXPECT_EQ(kIndex.run({"--verify", database_}).status, 0);
  EXPECT_EQ(index({file}).status, 0);  // as an update
  EXPECT_EQ(kIndex.run({"--verify", database_}).status, 0);
}

TEST_F(IndexProgramWithBadInput, MessagesHoldNoControlCharacters) {
  folder_.write("dump/a\x1B[2Jb.jsonl", "{\n");
  const Outcome outcome =
      index({folder_ / "dump", "-"}, R"({"title":"T","date":"\u001b[31m\u009b1m\u007f\r\n2019"})"
                                     "\n");
  EXPECT_EQ(outcome.status, 3) << outcome;
  EXPECT_EQ(lines_of(outcome.err).size(), 2u) << outcome;
  for (const char* control : {"\x1B", "\x7F", "\r", "\xC2\x9B"})
    EXPECT_THAT(outcome.err, Not(HasSubstr(control)));
  EXPECT_THAT(outcome.err, HasSubstr("-:1: "));
}

TEST_F(IndexProgramWithBadInput, MessagesStayShort) {
  const std::string long_text(1'000'000, 'x');
  const Outcome outcome = index({"-"}, R"({"title":"T","date":")" + long_text + "\"}\n");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, StartsWith("thongcao-index: -:1: "));
  EXPECT_LT(outcome.err.size(), 2000u);
}

TEST_F(IndexProgramWithBadInput, AFolderThatIsNoDatabaseIsNotTouched) {
  folder_.write("db/notes.txt", "mine");
  is_refused("path");
  EXPECT_EQ(content_of(folder_ / "db/notes.txt"), "mine");
  EXPECT_EQ(std::distance(fs::directory_iterator(database_), fs::directory_iterator()), 1);
}

TEST_F(IndexProgramWithBadInput, AFileInPlaceOfTheDatabaseIsNotTouched) {
  folder_.write("db", "mine");
  is_refused("path");
  EXPECT_EQ(content_of(database_), "mine");
}

// Makes a Xapian database with one document.
Xapian::WritableDatabase make_xapian_database(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  Xapian::Document document;
  document.add_term("mail");
  document.set_data("mine");
  database.add_document(document);
  database.commit();
  return database;
}

TEST_F(IndexProgramWithBadInput, AnotherProgramsXapianDatabaseIsNotTouched) {
  make_xapian_database(database_).close();
  is_refused("not one that thongcao-index built");
  const Xapian::Database after(database_);
  EXPECT_EQ(after.get_doccount(), 1u);
  EXPECT_EQ(after.get_document(1).get_data(), "mine");
  EXPECT_EQ(after.get_metadata(std::string(schema::metadata::kSchema)), "");
}

TEST_F(IndexProgramWithBadInput, ADatabaseOfAnotherSchemaIsRefused) {
  Xapian::WritableDatabase database = make_xapian_database(database_);
  database.set_metadata(std::string(schema::metadata::kSchema), "777");
  database.commit();
  database.close();
  is_refused("schema version 777");
  is_refused("build it again");
}

TEST_F(IndexProgramWithBadInput, ADatabaseOfAnotherTokenizerIsRefused) {
  index_well({"-"}, kGood);
  Xapian::WritableDatabase database(database_, Xapian::DB_OPEN);
  database.set_metadata(std::string(schema::metadata::kAnalyser), "0123456789abcdef");
  database.commit();
  database.close();
  is_refused("lexicon");
  is_refused("build it again");
}

TEST_F(IndexProgramWithBadInput, ADamagedDatabaseIsAnErrorNotACrash) {
  index_well({"-"}, kGood);
  for (const auto& file : fs::directory_iterator(database_)) {
    if (file.path().extension() == ".glass") fs::resize_file(file.path(), file.file_size() / 2);
  }
  const Outcome searching = search({"mùa màng"});
  EXPECT_EQ(searching.status, 1) << searching;
  EXPECT_THAT(searching.err, HasSubstr(database_));
  const Outcome indexing = index({"-"}, kGood);
  EXPECT_EQ(indexing.status, 1) << indexing;
  EXPECT_THAT(indexing.err, HasSubstr(database_));
}

TEST_F(IndexProgramWithBadInput, AnIndexerStopsWhileAnotherOneBuildsTheDatabase) {
  RunningProgram first(THONGCAO_INDEX, {database_, "-"});
  first.write_until_read(kGood);
  const Outcome second = index({"-"}, record("second", "Hai", "bội thu"));
  EXPECT_EQ(second.status, 1) << second;
  EXPECT_THAT(second.err, AllOf(HasSubstr(database_), HasSubstr("another indexer"), HasSubstr("wait")));
  EXPECT_EQ(first.finish().status, 0);
  EXPECT_EQ(ids("\"bội thu\""), Ids{"good"});
}

TEST_F(IndexProgramWithBadInput, AnIndexerStopsWhileAnotherOneUpdatesTheDatabase) {
  index_well({"-"}, record("old", "Cũ", "bội thu"));
  RunningProgram first(THONGCAO_INDEX, {database_, "-"});
  first.write_until_read(kGood);
  const Outcome second = index({"-"}, record("second", "Hai", "bội thu"));
  EXPECT_EQ(second.status, 1) << second;
  EXPECT_THAT(second.err, AllOf(HasSubstr(database_), HasSubstr("another indexer"), HasSubstr("wait")));
  EXPECT_EQ(sorted_ids("\"bội thu\""), Ids{"old"});  // readers are not locked out
  EXPECT_EQ(first.finish().status, 0);
  EXPECT_EQ(sorted_ids("\"bội thu\""), (Ids{"good", "old"}));
}

TEST_F(IndexProgramWithBadInput, WhatAKilledIndexerLeftDoesNotStopTheNext) {
  {
    RunningProgram killed(THONGCAO_INDEX, {database_, "-"});
    killed.write_until_read(kGood);
  }
  EXPECT_FALSE(fs::exists(database_));
  index_well({"-"}, kGood);
  EXPECT_EQ(ids("\"bội thu\""), Ids{"good"});
  EXPECT_FALSE(fs::exists(database_ + ".building"));
}

TEST_F(IndexProgramWithBadInput, APlaceThatCannotBeWrittenIsAnError) {
  const std::string file = folder_.write("file", "mine");
  const Outcome outcome = kIndex.run({file + "/db", "-"}, kGood);
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr(file + "/db"));
}

TEST_F(IndexProgramWithBadInput, ADryRunIntoAFullDiskIsAnError) {
  const Outcome outcome = kIndex.run_writing({"--dry-run", "-"}, "/dev/full", kGood);
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("standard output cannot be written"));
}

}  // namespace
}  // namespace thongcao::tests
