// Says when thongcao::kReadingVersion must be raised: databases are updated by it.

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include <thongcao/dump_reader.h>

namespace thongcao {
namespace {

TEST(ReadingVersion, IsRaisedWhenTheSampleReadsOtherwise) {
  struct {
    std::uint64_t version = 1;
    std::uint64_t hash = 3855740821327508913u;
  } const known;
  std::filesystem::current_path(THONGCAO_SOURCE_DIR);  // names of files are ids
  std::uint64_t hash = 0xCBF29CE484222325u;
  const auto fail = [](const Problem& problem) { FAIL() << problem.where << ": " << problem.what; };
  DumpReader reader({"corpus/sample/announcements.jsonl", "corpus/sample/text"}, {}, fail);
  const ChunkParser parser;
  for (Chunk chunk; reader.next(chunk);) {
    parser.parse(
        chunk,
        [&](Announcement&& a) {
          for (const char c : to_json_line(a)) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
        },
        fail);
  }
  EXPECT_TRUE(hash == known.hash && kReadingVersion == known.version)
      << "The sample is read otherwise than before: raise kReadingVersion in thongcao/dump_reader.h, and "
         "write "
         "its new value and this hash into this test: "
      << hash;
}

}  // namespace
}  // namespace thongcao
