#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "../support/temporary_folder.h"
#include "program.h"

namespace thongcao::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const Program kTokenize(THONGCAO_TOKENIZE);

constexpr const char* kSentence = "Hội nghị tổng kết năm 2019.\n";

// The tokens that --format json prints.
std::vector<nlohmann::json> tokens_of(const Outcome& outcome) {
  std::vector<nlohmann::json> tokens;
  for (const std::string& line : lines_of(outcome.out)) tokens.push_back(nlohmann::json::parse(line));
  return tokens;
}

TEST(TokenizeProgram, WordsAreALineForEachInputLine) {
  const Outcome outcome = kTokenize.run({}, "Hội nghị tổng kết.\n\nThơ lục bát của Việt Nam\n");
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.out, "Hội_nghị tổng_kết .\n\nThơ lục_bát của Việt_Nam\n");
  EXPECT_EQ(outcome.err, "");
}

TEST(TokenizeProgram, WordsIsTheDefaultFormat) {
  EXPECT_EQ(kTokenize.run({"--format", "words"}, kSentence).out, kTokenize.run({}, kSentence).out);
}

TEST(TokenizeProgram, TheLastLineNeedsNoEnd) {
  const Outcome outcome = kTokenize.run({}, "một\nhội nghị");
  EXPECT_EQ(outcome.out, "một\nhội_nghị") << outcome;
}

TEST(TokenizeProgram, TermsAreNormalisedWordsOnALineEach) {
  const Outcome outcome = kTokenize.run({"--format", "terms"}, "HỘI NGHỊ về hoà bình\n");
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.out, "hội nghị\nvề\nhòa bình\n");
}

TEST(TokenizeProgram, JsonNamesEveryTokenWithItsWord) {
  const Outcome outcome = kTokenize.run({"-f", "json"}, "Hội nghị 2019");
  EXPECT_EQ(outcome.status, 0) << outcome;
  const auto tokens = tokens_of(outcome);
  ASSERT_EQ(tokens.size(), 3u) << outcome;
  EXPECT_EQ(tokens[0], (nlohmann::json{{"begin", 0},
                                       {"end", 5},
                                       {"text", "hội"},
                                       {"type", "syllable"},
                                       {"word", 0},
                                       {"word_type", "compound"}}));
  EXPECT_EQ(tokens[1]["word"], 0);
  EXPECT_EQ(tokens[2], (nlohmann::json{{"begin", 13},
                                       {"end", 17},
                                       {"text", "2019"},
                                       {"type", "number"},
                                       {"word", 1},
                                       {"word_type", "single"}}));
}

// Decomposed letters, old tone placement, several lines, bytes that are no UTF-8: the offsets are those of
// the input as it came.
TEST(TokenizeProgram, JsonOffsetsSliceTheInput) {
  const std::string input = "  Ho\xC3\xA0 b\xC3\xACnh\nHo\xCC\xA3p \xFF ng\xC3\xA0y 19/12/2019,\r\nkh&cn";
  const Outcome outcome = kTokenize.run({"--format", "json"}, input);
  EXPECT_EQ(outcome.status, 0) << outcome;
  std::vector<std::string> slices;
  for (const auto& token : tokens_of(outcome)) {
    const auto begin = token["begin"].get<std::size_t>();
    slices.push_back(input.substr(begin, token["end"].get<std::size_t>() - begin));
  }
  EXPECT_THAT(slices, ::testing::IsSupersetOf({"Ho\xC3\xA0", "b\xC3\xACnh", "Ho\xCC\xA3p", "ng\xC3\xA0y",
                                               "19/12/2019", "kh&cn"}));
}

TEST(TokenizeProgram, ALexiconOfOnesOwnAddsAndRemovesWords) {
  const TemporaryFolder folder;
  ASSERT_EQ(kTokenize.run({}, "nghị xanh hội nghị\n").out, "nghị xanh hội_nghị\n");
  const std::string lexicon = folder.write("words.tsv", "# mine\nnghị xanh\t100000\n-hội nghị\n");
  const Outcome outcome = kTokenize.run({"--lexicon", lexicon}, "nghị xanh hội nghị\n");
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.out, "nghị_xanh hội nghị\n");
}

TEST(TokenizeProgram, AWrongLexiconLineIsNamed) {
  const TemporaryFolder folder;
  const std::string lexicon = folder.write("words.tsv", "hội nghị xanh\t10\nhội nghị đỏ\tnhiều\n");
  const Outcome outcome = kTokenize.run({"--lexicon", lexicon}, kSentence);
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, AllOf(StartsWith("thongcao-tokenize: "), HasSubstr(lexicon + ":2: ")));
}

TEST(TokenizeProgram, AMissingLexiconIsNamed) {
  const TemporaryFolder folder;
  for (const std::string& path : {folder / "nowhere.tsv", folder / ""}) {
    const Outcome outcome = kTokenize.run({"--lexicon", path}, kSentence);
    EXPECT_EQ(outcome.status, 1) << outcome;
    EXPECT_THAT(outcome.err, AllOf(StartsWith("thongcao-tokenize: "), HasSubstr(path)));
  }
}

TEST(TokenizeProgram, WrongUsageHasItsOwnStatus) {
  const std::vector<Arguments> wrong = {
      {"--format", "xml"}, {"--format"}, {"--nonsense"}, {"file.txt"}, {"--lexicon"}};
  for (const Arguments& arguments : wrong) {
    const Outcome outcome = kTokenize.run(arguments, kSentence);
    EXPECT_EQ(outcome.status, 2) << arguments.front() << ": " << outcome;
    EXPECT_EQ(outcome.out, "") << arguments.front();
    EXPECT_THAT(outcome.err, StartsWith("thongcao-tokenize: ")) << arguments.front();
  }
  EXPECT_THAT(kTokenize.run({"--format", "xml"}).err, AllOf(HasSubstr("'xml'"), HasSubstr("words, json")));
}

TEST(TokenizeProgram, HelpAndVersionAreAnswersNotErrors) {
  const Outcome help = kTokenize.run({"--help"});
  EXPECT_EQ(help.status, 0) << help;
  EXPECT_THAT(help.out,
              AllOf(HasSubstr("Usage: thongcao-tokenize"), HasSubstr("--format"), HasSubstr("--lexicon")));
  EXPECT_EQ(help.err, "");
  const Outcome version = kTokenize.run({"--version"});
  EXPECT_EQ(version.status, 0) << version;
  EXPECT_EQ(version.out, "thongcao-tokenize " THONGCAO_VERSION "\n");
}

TEST(TokenizeProgram, EmptyInputGivesEmptyOutput) {
  for (const std::string format : {"words", "json", "terms"}) {
    const Outcome outcome = kTokenize.run({"--format", format}, "");
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.out, "") << format;
    EXPECT_EQ(outcome.err, "") << format;
  }
}

TEST(TokenizeProgram, AnyBytesAreAnswered) {
  std::mt19937 random(20191219);
  std::string bytes;
  for (int i = 0; i < 300'000; ++i) bytes += static_cast<char>(random() & 0xFF);
  for (const std::string format : {"words", "json", "terms"}) {
    const Outcome outcome = kTokenize.run({"--format", format}, bytes);
    EXPECT_EQ(outcome.status, 0) << format << ": " << outcome.err;
    EXPECT_EQ(outcome.err, "") << format;
    EXPECT_FALSE(outcome.out.empty()) << format;
  }
  std::size_t end = 0;
  for (const auto& token : tokens_of(kTokenize.run({"--format", "json"}, bytes))) {
    ASSERT_GE(token["begin"].get<std::size_t>(), end);
    ASSERT_GT(token["end"].get<std::size_t>(), token["begin"].get<std::size_t>());
    end = token["end"].get<std::size_t>();
  }
  EXPECT_LE(end, bytes.size());
}

// Longer than what is read at once: neither a word nor an offset may be lost where the pieces meet.
TEST(TokenizeProgram, ALineOfFiveMegabytesIsCutBetweenWords) {
  const std::string sentence = "hội nghị tổng kết. ";
  std::string input;
  std::string expected;
  while (input.size() < 5'000'000) {
    input += sentence;
    expected += expected.empty() ? "hội_nghị tổng_kết ." : " hội_nghị tổng_kết .";
  }
  const Outcome words = kTokenize.run({}, input);
  EXPECT_EQ(words.status, 0) << words.err;
  EXPECT_TRUE(words.out == expected) << words.out.size() << " bytes, not " << expected.size();
}

TEST(TokenizeProgram, ALineOfFiveMegabytesKeepsItsTokensAndOffsets) {
  const std::string phrase = "hội nghị tổng kết ";
  std::string input;
  while (input.size() < 5'000'000) input += phrase;
  const auto lines = lines_of(kTokenize.run({"--format", "json"}, input).out);
  ASSERT_EQ(lines.size(), 4 * (input.size() / phrase.size()));
  const auto last = nlohmann::json::parse(lines.back());
  EXPECT_EQ(last["text"], "kết");
  EXPECT_EQ(last["end"], input.size() - 1);
}

// Nothing is kept until the line ends, which it may never do.
TEST(TokenizeProgram, ALongLineIsAnsweredWhileItIsRead) {
  RunningProgram program(THONGCAO_TOKENIZE, {});
  const std::string piece = "hội nghị tổng kết ";
  std::string input;
  while (input.size() < 5'000'000) input += piece;
  program.write(input);
  program.write_until_read(piece);
  EXPECT_FALSE(program.output().empty());
  EXPECT_EQ(program.finish().status, 0);
}

TEST(TokenizeProgram, AFullDiskIsAnError) {
  const Outcome outcome = kTokenize.run_writing({}, "/dev/full", kSentence);
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("standard output cannot be written"));
}

TEST(TokenizeProgram, InputThatCannotBeReadIsAnError) {
  const TemporaryFolder folder;
  const Outcome outcome = kTokenize.run_reading({}, folder / "");
  EXPECT_EQ(outcome.status, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("standard input cannot be read"));
}

}  // namespace
}  // namespace thongcao::tests
