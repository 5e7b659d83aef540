#include "schema/compression.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <xapian.h>

#include <thongcao/error.h>

#include "schema/schema.h"

namespace thongcao::schema {
namespace {

// Texts of the same few words, as announcements are.
std::vector<std::string> samples(std::size_t count) {
  const std::vector<std::string> words = {"{\"id\":\"", "Thông báo ", "kết luận ", "của ", "Thứ trưởng ",
                                          "về việc ",   "kiểm tra ",  "công tác ", "năm ", "2020 "};
  std::mt19937 random(7);
  std::vector<std::string> texts(count);
  for (std::string& text : texts) {
    while (text.size() < 400) text += words[random() % words.size()] + std::to_string(random() % 1000);
  }
  return texts;
}

Xapian::WritableDatabase database_with(const std::string& dictionary) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  database.set_metadata(std::string(metadata::kDictionary), dictionary);
  return database;
}

ErrorCode error_of(std::string_view data, const Xapian::Database& database) {
  try {
    Decompressor().decompress(data, database);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::invalid_argument;  // none
}

TEST(Compression, ComesBackWithAndWithoutADictionary) {
  const std::vector<std::string> texts = samples(200);
  const std::string dictionary = make_dictionary(texts);
  ASSERT_FALSE(dictionary.empty());
  for (const std::string& with : {std::string(), dictionary}) {
    const Xapian::WritableDatabase database = database_with(with);
    Compressor compressor(with);
    Decompressor decompressor;
    for (const std::string& text : {texts[0], texts[1], std::string(), std::string(3'000'000, 'a')})
      EXPECT_EQ(decompressor.decompress(compressor.compress(text), database), text);
  }
}

TEST(Compression, ADictionaryPays) {
  const std::vector<std::string> texts = samples(200);
  const std::string text = samples(201).back();
  EXPECT_LT(Compressor(make_dictionary(texts)).compress(text).size() * 4,
            Compressor().compress(text).size() * 3);
}

TEST(Compression, TooFewSamplesMakeNoDictionary) {
  EXPECT_EQ(make_dictionary({}), "");
  EXPECT_EQ(make_dictionary(samples(3)), "");
  EXPECT_EQ(make_dictionary(std::vector<std::string>(5000)), "");  // empty ones
  EXPECT_EQ(make_dictionary(std::vector{std::string(200'000, 'a')}), "");
}

TEST(Compression, DatabasesWithOtherDictionariesAreReadTogether) {
  std::vector<std::string> texts = samples(400);
  const std::string first = make_dictionary(std::span(texts).first(200));
  const std::string second = make_dictionary(std::span(texts).last(200));
  ASSERT_NE(first, second);
  const std::vector<Xapian::Database> databases = {database_with(first), database_with({}),
                                                   database_with(second)};
  Decompressor decompressor;
  EXPECT_EQ(decompressor.decompress(Compressor(second).compress(texts[0]), databases), texts[0]);
  EXPECT_EQ(decompressor.decompress(Compressor(first).compress(texts[1]), databases), texts[1]);
  EXPECT_EQ(decompressor.decompress(Compressor().compress(texts[2]), databases), texts[2]);
}

TEST(Compression, AMissingDictionaryIsCorruption) {
  const std::vector<std::string> texts = samples(200);
  const std::string data = Compressor(make_dictionary(texts)).compress(texts[0]);
  EXPECT_EQ(error_of(data, database_with({})), ErrorCode::corruption);
  EXPECT_EQ(error_of(data, database_with("no dictionary")), ErrorCode::corruption);
  EXPECT_THROW(Compressor("no dictionary"), Error);
}

TEST(Compression, EveryDamageIsFound) {
  const std::vector<std::string> texts = samples(200);
  const std::string dictionary = make_dictionary(texts);
  const Xapian::WritableDatabase database = database_with(dictionary);
  const std::string data = Compressor(dictionary).compress(texts[0]);
  Decompressor decompressor;
  for (std::size_t bit = 0; bit < data.size() * 8; ++bit) {
    std::string damaged = data;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    try {
      EXPECT_EQ(decompressor.decompress(damaged, database), texts[0]) << bit;  // a bit that says nothing
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::corruption);
    }
  }
  for (std::size_t bytes = 0; bytes < data.size(); ++bytes)
    EXPECT_EQ(error_of(data.substr(0, bytes), database), ErrorCode::corruption) << bytes;
  EXPECT_EQ(error_of(data + 'x', database), ErrorCode::corruption);
}

// Kilobytes of memory, at the most until now.
long most_memory() {
  rusage usage = {};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST(Compression, AFrameThatClaimsTooMuchIsCorruptionAndTakesNoMemory) {
  std::string data("\x28\xB5\x2F\xFD\xA0", 5);  // magic number; the size follows in four bytes
  data.append("\0\0\0\xC0", 4);                 // 3 GiB
  constexpr unsigned kBlockBytes = 100'000;
  constexpr unsigned kHead = kBlockBytes << 3 | 1;  // as they are, the last block
  for (int shift = 0; shift < 24; shift += 8) data += static_cast<char>(kHead >> shift);
  data.append(kBlockBytes, 'a');
  const long before = most_memory();
  EXPECT_EQ(error_of(data, database_with({})), ErrorCode::corruption);
  EXPECT_LT(most_memory() - before, 100'000);
}

}  // namespace
}  // namespace thongcao::schema
