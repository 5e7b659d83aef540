// Databases written by glass::DatabaseWriter beside those that Xapian writes of the same documents.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include <thongcao/error.h>

#include "../support/temporary_folder.h"
#include "glass/database_writer.h"
#include "glass_samples.h"

namespace thongcao::tests {
namespace {

class GlassTest : public ::testing::Test {
 protected:
  // Both ways, then the same changes of both.
  void expect_equal(const std::vector<Sample>& samples) {
    write(samples, writer_, ours_);
    write_with_xapian(samples, xapians_);
    ASSERT_NO_FATAL_FAILURE(expect_same(ours_, xapians_));
    for (const std::string& path : {ours_, xapians_}) {
      Xapian::WritableDatabase database(path);
      for (std::size_t i = 0; i < samples.size(); i += 7)
        database.delete_document(static_cast<unsigned>(i + 1));
      if (!samples.empty()) {
        database.replace_document(static_cast<unsigned>(samples.size()), xapian_document(samples.front()));
        database.add_document(xapian_document(samples.back()));
      }
      database.commit();
    }
    expect_same(ours_, xapians_);
  }

  TemporaryFolder folder_;
  const std::string ours_ = folder_ / "ours";
  const std::string xapians_ = folder_ / "xapian's";
  glass::DatabaseWriter writer_;
};

TEST_F(GlassTest, EqualsWhatXapianWrites) {
  std::mt19937 random(1);
  std::vector<Sample> samples;
  for (int i = 0; i < 2000; ++i) samples.push_back(random_sample(random));
  expect_equal(samples);
}

TEST_F(GlassTest, TheSmallestDatabases) {
  expect_equal({});
}

TEST_F(GlassTest, ADocumentOfNothing) {
  expect_equal({Sample()});
}

TEST_F(GlassTest, DataOfMoreThanAMegabyte) {
  std::mt19937 random(2);
  Sample sample;
  for (const std::size_t bytes : {0xFFFE, 0xFFFF, 0x10000, 0x1FFFE, 0x1FFFF, 1'234'567}) {
    sample.data = random_text(random, bytes, '\0', '\x7F');
    expect_equal({sample, sample});
  }
}

TEST_F(GlassTest, TermsWithoutPositions) {
  Sample sample;
  sample.terms["filter"];
  sample.terms["word"].frequency = 3;
  expect_equal({sample, sample});
}

// Numbers of documents take three bytes from 32,768 on, trees get a second level of branches.
TEST_F(GlassTest, ManyDocuments) {
  std::mt19937 random(2);
  std::vector<Sample> samples(40'000);
  for (Sample& sample : samples) sample = common_sample(random);
  expect_equal(samples);
}

TEST_F(GlassTest, OneWriterMakesSeveralDatabases) {
  std::mt19937 random(3);
  write({random_sample(random), random_sample(random)}, writer_, folder_ / "first");
  expect_equal({random_sample(random)});
}

TEST_F(GlassTest, AKeyThatIsTooLongIsAnError) {
  glass::TableWriter table(folder_ / "table");
  table.add(std::string(255, 'k'), "tag");
  EXPECT_THROW(table.add(std::string(256, 'k'), "tag"), Error);
}

TEST_F(GlassTest, AFileThatCannotBeWrittenIsAnErrorThatNamesIt) {
  try {
    writer_.write(folder_ / "missing/folder", {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_NE(std::string(error.what()).find("folder"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace thongcao::tests
