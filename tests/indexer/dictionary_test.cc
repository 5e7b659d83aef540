// The dictionary that announcements are compressed with, as runs of the indexer make it.

#include <set>
#include <string>

#include <gtest/gtest.h>
#include <xapian.h>

#include <thongcao/database.h>

#include "indexer_fixture.h"
#include "schema/schema.h"
#include "schema/shards.h"

namespace thongcao::tests {
namespace {

std::string dictionary_of(const std::string& path) {
  return Xapian::Database(path).get_metadata(std::string(schema::metadata::kDictionary));
}

class DictionaryTest : public IndexerTest {
 protected:
  // A dump of so many announcements with ids from `first`.
  std::string dump(int first, int count) const {
    std::string lines;
    for (int i = first; i < first + count; ++i) {
      const std::string number = std::to_string(i);
      lines += line(number, "Thông báo số " + number,
                    "Bộ trưởng giao Vụ Tổ chức cán bộ " + std::to_string(i * 7919 % 1009) +
                        " ngày báo cáo kết quả kiểm tra tại " + std::to_string(i * 104729 % 997) +
                        " đơn vị trực thuộc, hoàn thành trước ngày " + std::to_string(1 + i % 28));
    }
    return folder_.write("dump-" + std::to_string(first) + ".jsonl", lines);
  }

  void expect_whole(std::size_t documents) const {
    EXPECT_EQ(ids_for("báo cáo").size(), documents);
    EXPECT_EQ(Searcher({database_}).find("5")->title, "Thông báo số 5");
    verify_database(database_, [](const std::string& problem) { ADD_FAILURE() << problem; });
  }
};

TEST_F(DictionaryTest, DoesNotDependOnTheNumberOfThreads) {
  const std::string path = dump(0, 900);
  std::set<std::string> dictionaries;
  for (const int jobs : {1, 2, 5}) {
    Indexer indexer(folder_ / std::to_string(jobs), {.jobs = jobs, .memory_bytes = 160 << 20});
    indexer.run({path});
    dictionaries.insert(dictionary_of(folder_ / std::to_string(jobs)));
  }
  EXPECT_EQ(dictionaries.size(), 1u);
  EXPECT_FALSE(dictionaries.begin()->empty());
}

TEST_F(DictionaryTest, IsTheSameInAllShards) {
  index({dump(0, 900)}, {.shards = 3});
  std::set<std::string> dictionaries;
  for (const std::string& shard : schema::shard_paths(database_)) dictionaries.insert(dictionary_of(shard));
  EXPECT_EQ(dictionaries.size(), 1u);
  EXPECT_FALSE(dictionaries.begin()->empty());
  expect_whole(900);
}

TEST_F(DictionaryTest, IsInShardsWithoutAnnouncementsToo) {
  index({dump(0, 100)}, {.shards = 64});
  std::set<std::string> dictionaries;
  std::size_t empty_shards = 0;
  for (const std::string& shard : schema::shard_paths(database_)) {
    dictionaries.insert(dictionary_of(shard));
    if (Xapian::Database(shard).get_doccount() == 0) ++empty_shards;
  }
  EXPECT_EQ(dictionaries.size(), 1u);
  EXPECT_FALSE(dictionaries.begin()->empty());
  EXPECT_GT(empty_shards, 0u);
  expect_whole(100);
  index({dump(100, 300)});
  expect_whole(400);
}

TEST_F(DictionaryTest, StaysWhenMoreIsIndexed) {
  index({dump(0, 400)});
  const std::string made = dictionary_of(database_);
  EXPECT_FALSE(made.empty());
  index({dump(400, 400)});
  EXPECT_EQ(dictionary_of(database_), made);
  expect_whole(800);
}

TEST_F(DictionaryTest, ASmallDatabaseGetsOneOnceMuchIsAdded) {
  for (const std::size_t shards : {1u, 3u}) {
    database_ = folder_ / ("grows-" + std::to_string(shards));
    index({dump(0, 6)}, {.shards = shards});
    const std::string first_shard = schema::shard_paths(database_).front();
    EXPECT_EQ(dictionary_of(first_shard), "");
    index({dump(6, 10)});
    EXPECT_EQ(dictionary_of(first_shard), "");
    index({dump(16, 884)});
    EXPECT_NE(dictionary_of(first_shard), "");
    for (const std::string& shard : schema::shard_paths(database_))
      EXPECT_EQ(dictionary_of(shard), dictionary_of(first_shard));
    expect_whole(900);
  }
}

TEST_F(DictionaryTest, SurvivesCompactionAndExport) {
  index({dump(0, 6)});
  index({dump(6, 894)});
  compact_database(database_);
  expect_whole(900);
  std::string lines;
  export_database(database_, [&](std::string_view text) { lines.append(text).append(1, '\n'); });
  const std::string exported = folder_.write("exported.jsonl", lines);
  database_ = folder_ / "again";
  EXPECT_EQ(index({exported}).added, 900u);
  expect_whole(900);
}

}  // namespace
}  // namespace thongcao::tests
