// Files in other encodings, read as the indexer reads them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/dump_reader.h>
#include <thongcao/encoding.h>

#include "../../support/temporary_folder.h"

namespace thongcao {
namespace {

constexpr std::string_view kText =
    "Thông báo về việc tổ chức hội nghị triển khai công tác năm học mới\n"
    "Kính gửi: các phòng giáo dục và đào tạo, trường trung học phổ thông trực thuộc.\n";

std::vector<Announcement> read(const std::string& path, std::optional<Encoding> encoding = std::nullopt) {
  std::vector<Announcement> announcements;
  const auto fail = [](const Problem& problem) { FAIL() << problem.where << ": " << problem.what; };
  DumpOptions options;
  options.encoding = encoding;
  DumpReader reader({path}, options, fail);
  const ChunkParser parser;
  for (Chunk chunk; reader.next(chunk);)
    parser.parse(
        chunk, [&](Announcement&& a) { announcements.push_back(std::move(a)); }, fail);
  return announcements;
}

class ReadEncoding : public testing::TestWithParam<Encoding> {
 protected:
  tests::TemporaryFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(Encoding, ReadEncoding,
                         testing::Values(Encoding::utf8, Encoding::tcvn3, Encoding::vni_windows,
                                         Encoding::viscii, Encoding::vps, Encoding::windows_1258));

TEST_P(ReadEncoding, DetectsTextFiles) {
  const auto found = read(folder_.write("a.txt", from_utf8(kText, GetParam())));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].body.find("trường trung học phổ thông"), std::string::npos) << found[0].body;
}

TEST_P(ReadEncoding, DetectsJsonLines) {
  const std::string line = "{\"title\": \"Triển khai công tác\", \"body\": \"trường trung học phổ thông\"}\n";
  const auto found = read(folder_.write("a.jsonl", line + from_utf8(line, GetParam()) + line));
  ASSERT_EQ(found.size(), 3u);
  for (const Announcement& announcement : found) {
    EXPECT_EQ(announcement.title, "Triển khai công tác");
    EXPECT_EQ(announcement.body, "trường trung học phổ thông");
  }
}

TEST_P(ReadEncoding, BelievesTheOption) {
  // Too short to be detected.
  const auto found = read(folder_.write("a.jsonl", from_utf8(R"({"title": "số"})", GetParam())), GetParam());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].title, "số");
}

TEST(ReadEncoding, ReadsUtf16WithTheOption) {
  const tests::TemporaryFolder folder;
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    const auto lines =
        read(folder.write("a.jsonl", from_utf8("{\"title\": \"số\"}\n{\"title\": \"Ċ 上\"}\n", encoding)),
             encoding);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].title, "số");
    EXPECT_EQ(lines[1].title, "Ċ 上");  // have the byte of an end of line
    const auto text = read(folder.write("a.txt", from_utf8(kText, encoding)), encoding);
    ASSERT_EQ(text.size(), 1u);
    EXPECT_NE(text[0].body.find("trường trung học phổ thông"), std::string::npos);
  }
}

}  // namespace
}  // namespace thongcao
