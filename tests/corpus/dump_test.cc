// Which files of a dump are read, as what, and how archives are read through.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../support/temporary_folder.h"
#include "document_files.h"
#include "parsed.h"

namespace thongcao::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

namespace fs = std::filesystem;

class DumpTest : public ::testing::Test {
 protected:
  // Ids without the folder of the test.
  std::vector<std::string> ids(const Parsed& parsed) const {
    std::vector<std::string> found = parsed.ids();
    for (std::string& id : found) id.erase(0, (folder_ / "").size());
    return found;
  }

  Parsed read_file(const std::string& name, const std::string& content,
                   const DumpOptions& options = {}) const {
    return read_dump({folder_.write(name, content)}, options);
  }

  TemporaryFolder folder_;
};

const std::string kText = "Thông báo tuyển sinh\n\nTrường nhận hồ sơ.\n";
const std::string kLines = "{\"title\":\"Một\"}\n{\"title\":\"Hai\"}\n";

TEST_F(DumpTest, TheContentTellsTheFormatWhateverTheName) {
  for (const std::string& content :
       {docx_file(docx_paragraph("Trường nhận hồ sơ.")), odt_file("<text:p>Trường nhận hồ sơ.</text:p>"),
        pdf_file({{"Trường nhận hồ sơ."}}), zip_file({{"a", "Trường nhận hồ sơ."}}),
        std::string("{\"body\":\"Trường nhận hồ sơ.\"}"), std::string("noi dung,ngay\nTrường nhận hồ sơ.,\n"),
        std::string("<!DOCTYPE html><p>Trường nhận hồ sơ."),
        std::string("<?xml version='1.0'?>\n<html><body><p>Trường nhận hồ sơ.</p></body></html>"),
        std::string("From: a@b.c\nDate: x\nSubject: \nMessage-ID: 1\n\nTrường nhận hồ sơ."),
        archive_file(ArchiveFormat::tar, {{"a", "Trường nhận hồ sơ."}})}) {
    for (const char* name : {"a.txt", "b.pdf", "c.docx", "d"}) {
      const Parsed parsed = read_file(name, content);
      ASSERT_THAT(parsed.announcements, SizeIs(1))
          << name << ' ' << content.substr(0, 60) << parsed.messages();
      EXPECT_EQ(parsed.announcements[0].body, "Trường nhận hồ sơ.") << name << content.substr(0, 60);
    }
  }
}

TEST_F(DumpTest, Utf16NeedsNoMark) {
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    for (const char* mark : {"", "\xEF\xBB\xBF"}) {
      const std::string begin = to_utf8(mark, Encoding::utf8);
      const Parsed text = read_file("a.txt", from_utf8(begin + kText, encoding));
      ASSERT_THAT(text.announcements, SizeIs(1)) << text.messages();
      EXPECT_EQ(text.announcements[0].title, "Thông báo tuyển sinh");
      EXPECT_THAT(read_file("a.jsonl", from_utf8(kLines, encoding)).announcements, SizeIs(2));
      EXPECT_THAT(read_file("a.tsv", from_utf8("title\tbody\nA\tB\nC\tD\n", encoding)).announcements,
                  SizeIs(2));
      EXPECT_EQ(read_file("a", from_utf8("<html><h1>Tựa</h1><p>Bài</p>", encoding)).announcements.at(0).title,
                "Tựa");
    }
  }
}

TEST_F(DumpTest, WhatIsNoTextIsNamed) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"\x89PNG\r\n\x1A\n", "image"},
      {"\xFF\xD8\xFF\xE0", "image"},
      {std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 10), ".docx"},
      {"{\\rtf1 x}", "Rich Text"},
      {"7z\xBC\xAF\x27\x1C", "archive"},
      {"", "empty"},
      {std::string(100, '\0'), "not a text file"},
      {"\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x10\x11\x93\xA4\xB5\xC6\xD7", "not a text file"},
      {std::string("PK\x05\x06", 4) + std::string(18, '\0'), "archive is empty"},
      {compressed("", Compression::gzip), "empty"},
      {"\x1F\x8B\x08\x01", "cut off"},
  };
  for (const auto& [content, reason] : bad) {
    const Parsed parsed = read_file("a.txt", content);
    EXPECT_THAT(parsed.announcements, SizeIs(0));
    ASSERT_THAT(parsed.problems, SizeIs(1)) << reason;
    EXPECT_THAT(parsed.messages(), StartsWith(folder_ / "a.txt: "));
    EXPECT_THAT(parsed.messages(), HasSubstr(reason));
  }
}

TEST_F(DumpTest, MembersOfArchivesAreNamedByTheirPlace) {
  const std::string inner = zip_file({{"./b/tin.txt", kText}, {".an", "x"}, {"__MACOSX/c", "x"}});
  const std::vector<ArchiveMember> members = {
      {"năm 2019/a.jsonl", kLines + "{"},
      {"b.zip", inner},
      {"c.jsonl.xz", compressed(kLines, Compression::xz)},
  };
  for (const auto& [name, bytes] :
       {std::pair("kho.zip", zip_file(members)),
        std::pair("kho.tar", archive_file(ArchiveFormat::tar, members)),
        std::pair("kho.tgz", archive_file(ArchiveFormat::tar, members, Compression::gzip))}) {
    const Parsed parsed = read_file(name, bytes);
    const std::string n = name;
    EXPECT_THAT(ids(parsed), ElementsAre(n + "/năm 2019/a.jsonl:1", n + "/năm 2019/a.jsonl:2",
                                         n + "/b.zip/b/tin.txt", n + "/c.jsonl.xz:1", n + "/c.jsonl.xz:2"));
    EXPECT_THAT(parsed.messages(), StartsWith(folder_ / name + "/năm 2019/a.jsonl:3: not valid JSON"));
  }
}

TEST_F(DumpTest, CompressedFilesAreReadLikePlainOnes) {
  const Parsed plain = read_file("a.jsonl", kLines);
  for (const Compression compression :
       {Compression::gzip, Compression::bzip2, Compression::xz, Compression::zstd}) {
    const Parsed parsed = read_file("a.jsonl", compressed(kLines, compression));
    EXPECT_EQ(parsed.ids(), plain.ids());
    EXPECT_EQ(parsed.messages(), "");
  }
  // What is in it is told by the name without the ending.
  EXPECT_EQ(read_file("a.md.gz", compressed("## Tựa\n\nBài\n", Compression::gzip)).announcements.at(0).title,
            "Tựa");
}

TEST_F(DumpTest, NamesInOtherEncodingsStayDistinct) {
  const auto in = [](const char* name, Encoding encoding) { return from_utf8(name, encoding); };
  const std::vector<ArchiveMember> members = {
      {in("Thông báo tuyển dụng viên chức.txt", Encoding::tcvn3), kText},
      {in("Quyết định về việc bổ nhiệm.txt", Encoding::windows_1258), kText},
      {"\x80\x81.txt", kText},
      {"\x80\x82.txt", kText}};
  const Parsed parsed = read_file("a.tar", archive_file(ArchiveFormat::tar, members));
  EXPECT_THAT(ids(parsed),
              ElementsAre("a.tar/Thông báo tuyển dụng viên chức.txt", "a.tar/Quyết định về việc bổ nhiệm.txt",
                          "a.tar/Çü.txt", "a.tar/Çé.txt"));
}

TEST_F(DumpTest, MembersThatPointOutsideAreRefusedAndLinksPassedOver) {
  for (const char* path : {"../a.txt", "b/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"}) {
    const Parsed parsed = read_file(
        "a.tar",
        archive_file(
            ArchiveFormat::tar,
            {{path, kText}, {"link", "", "/etc/passwd"}, {"good.txt", kText}, {"hard", "", "", "good.txt"}}));
    EXPECT_THAT(ids(parsed), ElementsAre("a.tar/good.txt"));
    ASSERT_THAT(parsed.problems, SizeIs(1)) << path;
    EXPECT_THAT(parsed.messages(), HasSubstr("points outside"));
  }
}

TEST_F(DumpTest, EncryptedMembersAreRefused) {
  const Parsed parsed = read_file("a.zip", archive_file(ArchiveFormat::encrypted_zip, {{"a.txt", kText}}));
  EXPECT_EQ(parsed.messages(), folder_ / "a.zip/a.txt: protected by a password: unpack it yourself\n");
}

TEST_F(DumpTest, ArchivesAreReadOneLevelDeep) {
  const std::string one = zip_file({{"a.txt", kText}});
  const std::string two = zip_file({{"one.zip", one}});
  EXPECT_THAT(read_file("two.zip", two).announcements, SizeIs(1));
  const Parsed parsed = read_file("three.zip", zip_file({{"two.zip", two}, {"b.txt", kText}}));
  EXPECT_THAT(ids(parsed), ElementsAre("three.zip/b.txt"));
  EXPECT_THAT(parsed.messages(),
              StartsWith(folder_ / "three.zip/two.zip/one.zip: an archive in an archive in"));
}

TEST_F(DumpTest, BombsAreRefused) {
  const std::string zeros = "{\"title\":\"" + std::string(100'000'000, '0') + "\"}\n";
  const std::string bomb = compressed(zeros, Compression::gzip);
  EXPECT_THAT(read_file("a.jsonl.gz", bomb).messages(), HasSubstr("250-fold"));
  EXPECT_THAT(read_file("a.zip", zip_file({{"a.jsonl", zeros}})).messages(), HasSubstr("250-fold"));
  EXPECT_THAT(read_file("b.zip", zip_file({{"a.jsonl.gz", bomb}})).messages(), HasSubstr("250-fold"));
  // Also when nobody wants what is in it.
  EXPECT_THAT(read_file("a.tgz", archive_file(ArchiveFormat::tar, {{".hidden", zeros}}, Compression::gzip))
                  .messages(),
              HasSubstr("250-fold"));
  DumpOptions options;
  options.max_unpacked_bytes = 1000;
  const Parsed parsed = read_file("c.zip", zip_file({{"a.txt", kText + std::string(2000, 'x')}}), options);
  EXPECT_THAT(parsed.messages(), HasSubstr("more than 1000 bytes"));
  EXPECT_THAT(parsed.problems, SizeIs(1));
}

TEST_F(DumpTest, WhatIsBeforeTheDamageIsRead) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "{\"title\":\"Tin " + std::to_string(i * 7919) + "\"}\n";
  const std::string gzip = compressed(lines, Compression::gzip);
  const Parsed parsed = read_file("a.jsonl.gz", gzip.substr(0, gzip.size() / 2));
  EXPECT_GT(parsed.announcements.size(), 5'000u);
  EXPECT_THAT(parsed.messages(), HasSubstr("cannot be unpacked"));
  const std::string zip = zip_file({{"a.txt", kText}, {"b.jsonl", lines}});
  EXPECT_THAT(ids(read_file("a.zip", zip.substr(0, zip.size() / 2))), ::testing::Contains("a.zip/a.txt"));
}

TEST_F(DumpTest, PatternsChooseFilesFoldersAndMembers) {
  folder_.write("kho/2019/a.txt", kText);
  folder_.write("kho/2019/b.md", kText);
  folder_.write("kho/2020/a.txt", kText);
  folder_.write("kho/2020/c.zip", zip_file({{"d/e.txt", kText}, {"f.md", kText}}));
  folder_.write("kho/anh.png", "\x89PNG\r\n\x1A\n");
  const auto read = [&](std::vector<std::string> include, std::vector<std::string> exclude) {
    DumpOptions options;
    options.include = std::move(include);
    options.exclude = std::move(exclude);
    const Parsed parsed = read_dump({folder_ / "kho"}, options);
    EXPECT_EQ(parsed.messages(), "");
    return ids(parsed);
  };
  EXPECT_THAT(read({"*.md"}, {}), ElementsAre("kho/2019/b.md", "kho/2020/c.zip/f.md"));
  EXPECT_THAT(read({"2019"}, {}), ElementsAre("kho/2019/a.txt", "kho/2019/b.md"));
  EXPECT_THAT(read({"*/a.txt"}, {"2020/*"}), ElementsAre("kho/2019/a.txt"));
  EXPECT_THAT(read({"c.zip"}, {"d"}), ElementsAre("kho/2020/c.zip/f.md"));
  EXPECT_THAT(read({}, {"*.png", "20[2-9]?"}), ElementsAre("kho/2019/a.txt", "kho/2019/b.md"));
  EXPECT_THAT(read({"*.txt"}, {"c.zip"}), ElementsAre("kho/2019/a.txt", "kho/2020/a.txt"));
}

TEST_F(DumpTest, LinksToFilesAreFollowedAndCirclesNamed) {
  folder_.write("kho/a.txt", kText);
  fs::create_symlink("a.txt", folder_ / "kho/b.txt");
  fs::create_symlink("c.txt", folder_ / "kho/c.txt");
  fs::create_symlink(".", folder_ / "kho/d");
  const Parsed parsed = read_dump({folder_ / "kho"});
  EXPECT_THAT(ids(parsed), ElementsAre("kho/a.txt", "kho/b.txt"));
  EXPECT_THAT(parsed.messages(), StartsWith(folder_ / "kho/c.txt: a symbolic link that leads in a circle"));
  EXPECT_THAT(parsed.messages(), HasSubstr(folder_ / "kho/d: a symbolic link to a folder"));
}

// A gigabyte of records in a few megabytes of memory: chunks are all that is held.
TEST_F(DumpTest, CompressedRecordsComeInChunks) {
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += "{\"title\":\"Tin thứ " + std::to_string(i) + "\"}\n";
  const std::string file = folder_.write("a.jsonl.zst", compressed(lines, Compression::zstd));
  DumpOptions options;
  options.chunk_bytes = 10'000;
  DumpReader reader({file}, options, [](const Problem& problem) { FAIL() << problem.what; });
  std::size_t chunks = 0;
  std::size_t bytes = 0;
  for (Chunk chunk; reader.next(chunk); ++chunks) {
    EXPECT_LE(chunk.bytes.size(), options.chunk_bytes);
    bytes += chunk.bytes.size();
  }
  EXPECT_EQ(bytes, lines.size());
  EXPECT_GT(chunks, lines.size() / options.chunk_bytes);
  EXPECT_EQ(reader.bytes_read(), reader.bytes_expected());
}

}  // namespace
}  // namespace thongcao::tests
