// Readers go on while an indexer works: they see the old or the new, never an error, never a half.

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include <thongcao/database.h>

#include "indexer_fixture.h"

namespace thongcao::tests {
namespace {

constexpr int kAnnouncements = 300;

// Title and body of each announcement carry the number of the version.
std::string version(int number) {
  std::string dump;
  const std::string word = "bản" + std::to_string(number);
  for (int i = 0; i < kAnnouncements; ++i)
    dump += line(std::to_string(i), "Thông báo " + word, "nội dung " + word + std::string(2000, ' ') + word);
  return dump;
}

class ReadersTest : public IndexerTest {
 protected:
  // Reads until the object goes.
  class Readers {
   public:
    Readers(int count, const std::function<void()>& read) {
      for (int i = 0; i < count; ++i) {
        threads_.emplace_back([this, read] {
          while (!stop_) {
            try {
              read();
              ++reads_;
            } catch (const std::exception& error) {
              ADD_FAILURE() << error.what();
              return;
            }
          }
        });
      }
    }
    ~Readers() {
      stop_ = true;
      for (std::thread& thread : threads_) thread.join();
      EXPECT_GT(reads_, 10);
    }

   private:
    std::atomic<bool> stop_ = false;
    std::atomic<int> reads_ = 0;
    std::vector<std::thread> threads_;
  };

  static void expect_whole(Searcher& searcher) {
    const Results results = searcher.search("nội dung", {.limit = 20});
    EXPECT_EQ(results.matches, static_cast<std::size_t>(kAnnouncements));
    EXPECT_EQ(results.results.size(), 20u);
    for (const Result& result : results.results) {
      const std::string word = result.title.text.substr(result.title.text.rfind(' ') + 1);
      EXPECT_NE(result.snippet.text.find(word), std::string::npos)
          << "title " << result.title.text << ", body " << result.snippet.text;
    }
  }
};

TEST_F(ReadersTest, SearchUndisturbedWhileADatabaseIsUpdated) {
  ::setenv("XAPIAN_FLUSH_THRESHOLD", "30", 1);  // commits after so many changes
  index({folder_.write("a.jsonl", version(0))});
  {
    const Readers opening(1, [&] {  // a reader that opens it anew each time
      Searcher searcher({database_});
      expect_whole(searcher);
    });
    const Readers staying(2, [&] {  // readers that keep it open
      thread_local std::unique_ptr<Searcher> searcher;
      if (!searcher) searcher = std::make_unique<Searcher>(std::vector<std::string>{database_});
      expect_whole(*searcher);
    });
    const Readers looking(1, [&] { database_statistics(database_); });
    for (int i = 1; i <= 6; ++i) {
      index({folder_.write("a.jsonl", version(i))});
      if (i % 3 == 0) compact_database(database_);
    }
  }
  ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
  EXPECT_EQ(ids_for("bản6").size(), static_cast<std::size_t>(kAnnouncements));
}

TEST_F(ReadersTest, ANewDatabaseAppearsAtOnce) {
  const auto dump = folder_.write("a.jsonl", version(0));
  for (int round = 0; round < 3; ++round) {
    std::filesystem::remove_all(database_);
    const Readers readers(2, [&] {
      try {
        Searcher searcher({database_});
        expect_whole(searcher);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
      }
    });
    index({dump});
  }
}

}  // namespace
}  // namespace thongcao::tests
