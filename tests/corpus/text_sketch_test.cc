// Are reposts of a release recognised, and different announcements told apart?

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/text_sketch.h>
#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

using Tokens = std::vector<std::string>;

Tokens tokens_of(std::string_view text) {
  static const Tokenizer tokenizer;
  Tokens tokens;
  for (TokenStream stream(tokenizer, text); stream.next();) {
    for (const Token& token : stream.tokens()) tokens.emplace_back(token.text);
  }
  return tokens;
}

std::string sketch_of(const Tokens& tokens) {
  TextSketch sketch;
  for (const std::string& token : tokens) sketch.add(token);
  return sketch.bytes();
}

std::vector<Tokens> sample() {
  std::vector<Tokens> texts;
  for (const auto& file : std::filesystem::directory_iterator(THONGCAO_SOURCE_DIR "/corpus/sample/text")) {
    std::ifstream in(file.path());
    texts.push_back(tokens_of(std::string(std::istreambuf_iterator<char>(in), {})));
  }
  return texts;
}

Tokens with_header(Tokens text, const Tokens& other) {
  text.insert(text.begin(), other.begin(), other.begin() + 15);
  return text;
}

Tokens with_source_line(Tokens text, const Tokens& other) {
  text.insert(text.end(), other.end() - 8, other.end());
  return text;
}

Tokens with_typos(Tokens text, std::mt19937& random) {
  for (std::size_t i = 0; i < 1 + text.size() / 150; ++i) text[random() % text.size()] += "x";
  return text;
}

TEST(TextSketch, RecognisesRepostsOfTheSample) {
  const std::vector<Tokens> texts = sample();
  ASSERT_GE(texts.size(), 60u);
  std::mt19937 random(5);
  std::size_t recognised = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Tokens& other = texts[(i + 1) % texts.size()];
    const std::string original = sketch_of(texts[i]);
    EXPECT_EQ(similarity(original, original), 1);
    EXPECT_GE(similarity(original, sketch_of(with_header(texts[i], other))), kSameRelease) << i;
    EXPECT_GE(similarity(original, sketch_of(with_source_line(texts[i], other))), kSameRelease) << i;
    EXPECT_GE(similarity(original, sketch_of(with_typos(texts[i], random))), kSameRelease) << i;
    const Tokens all = with_typos(with_source_line(with_header(texts[i], other), other), random);
    recognised += static_cast<std::size_t>(similarity(original, sketch_of(all)) >= kSameRelease);
  }
  EXPECT_GE(recognised, texts.size() * 97 / 100);
}

TEST(TextSketch, TellsTheAnnouncementsOfTheSampleApart) {
  std::vector<std::string> sketches;
  for (const Tokens& text : sample()) sketches.push_back(sketch_of(text));
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    for (std::size_t k = i + 1; k < sketches.size(); ++k)
      EXPECT_LT(similarity(sketches[i], sketches[k]), 0.3);
  }
}

// A weekly report of one template: the numbers are what is new.
TEST(TextSketch, NumbersTellReportsOfOneTemplateApart) {
  const auto report = [](int base) {
    std::string text;
    for (int place = 0; place < 12; ++place) {
      text += "Trong tuần, địa phương thứ " + std::to_string(place) + " ghi nhận " +
              std::to_string(base + 7 * place) + " ca mắc mới, " + std::to_string(base + 3 * place + 1) +
              " người khỏi bệnh, không có ca tử vong. ";
    }
    return sketch_of(tokens_of(text));
  };
  EXPECT_EQ(similarity(report(100), report(100)), 1);
  EXPECT_LT(similarity(report(100), report(1000)), kSameRelease);
}

TEST(TextSketch, LetterCaseAndTonePlacementDoNotMatter) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "Hoà bình và thuỷ lợi số " + std::to_string(i) + ". ";
  std::string other = text;
  for (std::size_t at = 0; (at = other.find("Hoà", at)) != std::string::npos;) other.replace(at, 4, "HÒA");
  EXPECT_EQ(sketch_of(tokens_of(text)), sketch_of(tokens_of(other)));
}

TEST(TextSketch, ShortTextsHaveNone) {
  const Tokens words(TextSketch::kMinTokens - 1, "thơ");
  EXPECT_EQ(sketch_of(words), "");
  EXPECT_EQ(sketch_of({}), "");
  EXPECT_EQ(similarity("", ""), 0);
  EXPECT_EQ(similarity("", std::string(TextSketch::kBytes, 'x')), 0);
  EXPECT_EQ(sketch_of(Tokens(TextSketch::kMinTokens, "thơ")).size(), TextSketch::kBytes);
}

TEST(TextSketch, StartsOverWhenCleared) {
  TextSketch sketch;
  const Tokens text = tokens_of("Một văn bản khác hẳn.");
  for (int i = 0; i < 100; ++i) sketch.add("thừa");
  sketch.clear();
  for (int i = 0; i < 20; ++i)
    for (const std::string& token : text) sketch.add(token);
  Tokens repeated;
  for (int i = 0; i < 20; ++i) repeated.insert(repeated.end(), text.begin(), text.end());
  EXPECT_EQ(sketch.bytes(), sketch_of(repeated));
}

}  // namespace
}  // namespace thongcao
