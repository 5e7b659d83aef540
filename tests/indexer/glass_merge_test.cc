// Databases merged by glass::merge() beside one that Xapian writes of the same documents.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include <thongcao/error.h>

#include "../support/temporary_folder.h"
#include "glass/merge.h"
#include "glass_samples.h"

namespace thongcao::tests {
namespace {

namespace fs = std::filesystem;

class GlassMergeTest : public ::testing::Test {
 protected:
  using Piece = std::vector<Sample>;

  // Writes a piece; its documents are also written into Xapian's database at the end.
  void add(const Piece& piece) {
    paths_.push_back(folder_ / ("piece-" + std::to_string(paths_.size())));
    write(piece, writer_, paths_.back().string());
    all_.insert(all_.end(), piece.begin(), piece.end());
  }

  // Deletes a document of the newest piece, which Xapian does.
  void remove(std::size_t document_of_all) {
    const std::size_t before = all_.size() - Xapian::Database(paths_.back().string()).get_lastdocid();
    Xapian::WritableDatabase(paths_.back().string()).delete_document(id(document_of_all - before));
    removed_.push_back(id(document_of_all));
  }

  void expect_equal(unsigned threads) {
    glass::merge(paths_, ours_, threads);
    expect_equal();
  }

  void expect_equal() {
    write_with_xapian(all_, xapians_);
    for (const Xapian::docid document : removed_)
      Xapian::WritableDatabase(xapians_).delete_document(document);
    ASSERT_NO_FATAL_FAILURE(expect_same(ours_, xapians_));
    for (const std::string& path : {ours_, xapians_}) {
      Xapian::WritableDatabase database(path);
      for (std::size_t i = 0; i < all_.size(); i += 7) {
        if (std::find(removed_.begin(), removed_.end(), id(i)) == removed_.end())
          database.delete_document(id(i));
      }
      database.add_document(xapian_document(all_.front()));
      database.commit();
    }
    expect_same(ours_, xapians_);
  }

  static Xapian::docid id(std::size_t place) { return static_cast<Xapian::docid>(place + 1); }

  Piece random_piece(std::size_t documents) {
    Piece piece;
    while (piece.size() < documents) piece.push_back(random_sample(random_));
    return piece;
  }

  TemporaryFolder folder_;
  const std::string ours_ = folder_ / "ours";
  const std::string xapians_ = folder_ / "xapian's";
  glass::DatabaseWriter writer_;
  std::mt19937 random_{4};
  std::vector<fs::path> paths_;
  Piece all_;
  std::vector<Xapian::docid> removed_;
};

TEST_F(GlassMergeTest, EqualsOneDatabase) {
  for (const std::size_t documents : {300, 1, 700, 0, 2, 500}) add(random_piece(documents));
  expect_equal(4);
}

TEST_F(GlassMergeTest, OfASingleDatabaseIsACopy) {
  add(random_piece(50));
  expect_equal(1);
}

TEST_F(GlassMergeTest, OfManySmallOnes) {
  for (int i = 0; i < 300; ++i) add(random_piece(below(random_, 5)));
  expect_equal(2);
}

TEST_F(GlassMergeTest, WhatWasDeletedStaysOut) {
  for (const std::size_t documents : {200, 1, 300}) {
    add(random_piece(documents));
    for (std::size_t i = all_.size() - documents; i < all_.size(); i += 3) remove(i);
  }
  expect_equal(3);
}

// Numbers of documents get more bytes in keys while pieces are joined, and lists go over many chunks.
TEST_F(GlassMergeTest, OfManyDocuments) {
  for (int piece = 0; piece < 9; ++piece) {
    Piece samples(5000);
    for (Sample& sample : samples) sample = common_sample(random_);
    add(samples);
  }
  expect_equal(2);
}

TEST_F(GlassMergeTest, OfMergedOnes) {
  std::vector<fs::path> merged;
  for (const char* name : {"left", "right"}) {
    const std::size_t first = paths_.size();
    for (int i = 0; i < 4; ++i) add(random_piece(100));
    merged.push_back(folder_ / name);
    glass::merge({paths_.begin() + static_cast<std::ptrdiff_t>(first), paths_.end()}, merged.back(), 1);
  }
  glass::merge(merged, ours_, 1);
  expect_equal();
}

TEST_F(GlassMergeTest, ShortChunksOfAListBecomeOne) {
  Sample sample;
  sample.terms["word"].frequency = 1;
  for (int i = 0; i < 1000; ++i) add({sample, sample});
  glass::merge(paths_, ours_, 1);
  EXPECT_LT(fs::file_size(fs::path(ours_) / "postlist.glass"), 32'000u);
  expect_equal();
}

TEST_F(GlassMergeTest, DamageIsAnErrorAndNeverACrash) {
  for (const std::size_t documents : {60, 40}) add(random_piece(documents));
  int errors = 0;
  for (int round = 0; round < 400; ++round) {
    const fs::path folder = folder_ / "damaged";
    fs::remove_all(folder);
    fs::copy(paths_[0], folder);
    const char* names[] = {"position.glass", "termlist.glass", "postlist.glass", "docdata.glass", "iamglass"};
    const fs::path file = folder / names[round % 5];
    const auto bytes = static_cast<std::uint32_t>(fs::file_size(file));
    if (round % 7 == 0) {
      fs::resize_file(file, below(random_, bytes));
    } else {
      std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
      // Half of the damage where blocks begin, which says the most.
      const std::uint32_t where =
          below(random_, 2) == 0 ? below(random_, std::min(bytes, 64u)) : below(random_, bytes);
      stream.seekp(where);
      stream.put(static_cast<char>(below(random_, 256)));
    }
    fs::remove_all(ours_);
    try {
      glass::merge({folder, paths_[1]}, ours_, 1);  // a bit that says nothing
    } catch (const Error& error) {
      ++errors;
      EXPECT_TRUE(error.code() == ErrorCode::corruption || error.code() == ErrorCode::invalid_argument ||
                  error.code() == ErrorCode::io)
          << error.what();
    }
  }
  EXPECT_GT(errors, 50);
}

TEST_F(GlassMergeTest, DamageIsToldWithItsFile) {
  add(random_piece(60));
  for (const char* name :
       {"position.glass", "termlist.glass", "postlist.glass", "docdata.glass", "iamglass"}) {
    const fs::path folder = folder_ / "damaged";
    fs::remove_all(folder);
    fs::copy(paths_[0], folder);
    const fs::path file = folder / name;
    std::ofstream(file, std::ios::binary) << std::string(fs::file_size(file), '\x91');
    fs::remove_all(ours_);
    try {
      glass::merge({folder}, ours_, 1);
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::corruption) << name;
      EXPECT_EQ(error.what(),
                file.string() + ": is damaged; restore the database from a copy or build it again");
    }
  }
}

TEST_F(GlassMergeTest, AMissingDatabaseIsAnError) {
  EXPECT_THROW(glass::merge({folder_ / "nowhere"}, ours_, 1), Error);
}

}  // namespace
}  // namespace thongcao::tests
