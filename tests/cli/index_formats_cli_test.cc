// What thongcao-index does with files of every format, good and bad.

#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../support/document_files.h"
#include "database_fixture.h"

namespace thongcao::tests {
namespace {

using ::testing::HasSubstr;

// A file of each format; each holds one announcement with the word "bội thu" and a date.
std::vector<std::pair<std::string, std::string>> good_files() {
  const std::string text = "Hà Nội, ngày 3/2/2021 - Mùa màng bội thu.";
  const std::string plain = "Tin về mùa màng\n\n" + text + '\n';
  return {
      {"a.txt", plain},
      {"a.md", "# Tin về mùa màng\n\n" + text + '\n'},
      {"a.html", "<!DOCTYPE html><title>Tin</title><h1>Tin về mùa màng</h1><p>" + text},
      {"a.json", "{\n \"title\": \"Tin\",\n \"body\": \"" + text + "\"\n}\n"},
      {"a.jsonl", "{\"title\":\"Tin\",\"body\":\"" + text + "\"}\n"},
      {"a.csv", "Tiêu đề,Nội dung,Lượt xem\nTin,\"" + text + "\",12\n"},
      {"a.tsv", "title\tbody\nTin\t" + text + '\n'},
      {"a.docx", docx_file(docx_paragraph("Tin về mùa màng", "Title") + docx_paragraph(text))},
      {"a.odt", odt_file("<text:p>" + text + "</text:p>")},
      {"a.pdf", pdf_file({{text}})},
      {"a.eml",
       "From: Báo A <a@b.example>\nSubject: Tin\nDate: Thu, 19 Dec 2019 08:00:00 +0700\n"
       "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" +
           text + '\n'},
      {"a.txt.gz", compressed(plain, Compression::gzip)},
      {"a.txt.bz2", compressed(plain, Compression::bzip2)},
      {"a.txt.xz", compressed(plain, Compression::xz)},
      {"a.txt.zst", compressed(plain, Compression::zstd)},
      {"a.zip", zip_file({{"b/c.txt", plain}})},
      {"a.tar", archive_file(ArchiveFormat::tar, {{"b/c.txt", plain}})},
      {"a.tar.gz", archive_file(ArchiveFormat::tar, {{"b/c.txt", plain}}, Compression::gzip)},
      {"b.zip",
       zip_file({{"b.tar.gz", archive_file(ArchiveFormat::tar, {{"c.txt", plain}}, Compression::gzip)}})},
  };
}

class IndexProgramWithFormats : public DatabaseTest {
 protected:
  // Writes the files into a folder and returns it.
  std::string write_all(const std::vector<std::pair<std::string, std::string>>& files) const {
    for (const auto& [name, content] : files) folder_.write("kho/" + name, content);
    return folder_ / "kho";
  }

  std::vector<std::string> stored(const std::string& database) const {
    const Outcome outcome = kSearch.run({"--format", "json", "--limit", "100", database, "\"bội thu\""});
    const nlohmann::json printed = nlohmann::json::parse(outcome.out);
    std::vector<std::string> lines;
    for (const auto& result : printed["results"]) lines.push_back(result.dump());
    return lines;
  }
};

TEST_F(IndexProgramWithFormats, AFolderOfAllIsIndexedAndTheDryRunOfItGivesTheSame) {
  const auto files = good_files();
  const std::string dump = write_all(files);
  index_well({dump});
  EXPECT_EQ(ids("\"bội thu\"", {"--limit", "100"}).size(), files.size());
  EXPECT_EQ(ids("date:2019..2021", {"--limit", "100"}).size(), files.size());
  const Outcome printed = kIndex.run({"--dry-run", dump});
  ASSERT_EQ(printed.status, 0) << printed.err;
  ASSERT_EQ(kIndex.run({folder_ / "detour", "-"}, printed.out).status, 0);
  EXPECT_EQ(stored(database_), stored(folder_ / "detour"));
  EXPECT_EQ(kIndex.run({"--dry-run", "-"}, printed.out).out, printed.out);
}

// Every file cut short, filled with noise or emptied is named or read as what is left of it; no other file
// suffers.
TEST_F(IndexProgramWithFormats, BrokenFilesOfEveryFormatAreNamedAndTheOthersIndexed) {
  std::mt19937 random(7);
  const auto files = good_files();
  std::vector<std::string> hopeless;
  for (const auto& [name, content] : files) {
    folder_.write("kho/good/" + name, content);
    folder_.write("kho/bad/empty/" + name, "");
    std::string noise(content.size() + 500, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    folder_.write("kho/bad/noise/" + name, noise);
    hopeless.insert(hopeless.end(), {"empty/" + name, "noise/" + name});
    const bool is_text = content.find('\0') == std::string::npos;
    folder_.write("kho/bad/cut/" + name, content.substr(0, content.size() / (is_text ? 2 : 10)));
    if (!is_text) hopeless.push_back("cut/" + name);
  }
  const Outcome outcome = index({folder_ / "kho"});
  EXPECT_EQ(outcome.status, 3);
  for (const std::string& name : hopeless)
    EXPECT_THAT(outcome.err, HasSubstr("thongcao-index: " + (folder_ / "kho/bad/") + name));
  EXPECT_GE(ids("\"bội thu\"", {"--limit", "100"}).size(), files.size());
  EXPECT_THAT(lines_of(outcome.out)[0],
              HasSubstr("; " + std::to_string(lines_of(outcome.err).size()) + " skipped"));
}

TEST_F(IndexProgramWithFormats, ProtectedFilesAreNamed) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"a.pdf", pdf_file({{"kín"}}, {"", "", true})},
      {"b.zip", archive_file(ArchiveFormat::encrypted_zip, {{"a.txt", "kín"}})},
      {"c.docx", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(2000, '\0')},
      {"d.txt", "Tin về mùa màng\n\nMùa màng bội thu.\n"},
  };
  const Outcome outcome = index({write_all(files)});
  EXPECT_EQ(outcome.status, 3) << outcome;
  ASSERT_EQ(lines_of(outcome.err).size(), 3u) << outcome;
  for (const std::string& line : lines_of(outcome.err)) EXPECT_THAT(line, HasSubstr("password"));
  EXPECT_EQ(ids("\"bội thu\"").size(), 1u);
}

TEST_F(IndexProgramWithFormats, PatternsChooseWhatIsRead) {
  const std::string dump = write_all(good_files());
  index_well({"--include", "*.txt", "--include", "*.md", "--exclude", "*.zip", "--exclude=a.tar*", dump});
  EXPECT_EQ(sorted_ids("\"bội thu\""), (Ids{dump + "/a.md", dump + "/a.txt"}));
}

TEST_F(IndexProgramWithFormats, StandardInputMayBeCompressed) {
  index_well({"-"},
             compressed(record("1", "Tin", "bội thu") + record("2", "Tin", "bội thu"), Compression::zstd));
  EXPECT_EQ(sorted_ids("\"bội thu\""), (Ids{"1", "2"}));
}

}  // namespace
}  // namespace thongcao::tests
