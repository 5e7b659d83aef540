// The tables of tests/golden: what the tokenizer makes of a line, written by hand.

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tokenized.h"

namespace thongcao {
namespace {

struct Line {
  std::string place;  // file:line
  std::string text;
  std::string expected;
};

void append_utf8(unsigned long code_point, std::string& out) {
  const auto byte = [&](unsigned long b) { out += static_cast<char>(b); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

// "\n" is a line end and "\u0301" a character, so that combining and invisible ones can be seen in the table.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\n") == 0) {
      out += '\n';
      ++i;
    } else if (text.compare(i, 2, "\\u") == 0) {
      append_utf8(std::stoul(text.substr(i + 2, 4), nullptr, 16), out);
      i += 5;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<Line> read_table(const std::string& name) {
  std::ifstream file(THONGCAO_SOURCE_DIR "/tests/golden/" + name);
  std::vector<Line> lines;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    const std::string place = name + ":" + std::to_string(number);
    if (tab == std::string::npos) {
      ADD_FAILURE() << place << ": no tab";
      continue;
    }
    lines.push_back({place, unescaped(line.substr(0, tab)), unescaped(line.substr(tab + 1))});
  }
  return lines;
}

void compare(const std::string& table, std::size_t at_least,
             const std::function<std::string(const Tokenized&)>& written) {
  const std::vector<Line> lines = read_table(table);
  EXPECT_GE(lines.size(), at_least) << "the table is not all there";
  for (const Line& line : lines) {
    EXPECT_EQ(written(tokenize(line.text)), line.expected) << line.place << "\n  " << line.text;
  }
}

TEST(GoldenTest, TokensAreThoseOfTheTable) {
  compare("tokens.tsv", 100, [](const Tokenized& result) { return result.token_line(); });
}

TEST(GoldenTest, WordsAreThoseOfTheTable) {
  compare("words.tsv", 30, [](const Tokenized& result) { return result.word_line(); });
}

TEST(GoldenTest, DecomposedTextHasTheTokensOfTheTable) {
  for (const Line& line : read_table("tokens.tsv")) {
    EXPECT_EQ(tokenize(to_nfd(line.text)).token_line(), line.expected) << line.place << "\n  " << line.text;
  }
}

}  // namespace
}  // namespace thongcao
