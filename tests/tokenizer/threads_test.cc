// Threads that share one tokenizer. The label `threads` makes .ci/run build and run this with
// ThreadSanitizer.

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

std::string words_of(const Tokenizer& tokenizer, const std::string& text) {
  std::string words;
  for (TokenStream stream(tokenizer, text); stream.next();) {
    for (const Word& word : stream.words()) {
      stream.append_text(word, '_', words);
      words += ' ';
    }
  }
  return words;
}

TEST(Threads, ShareOneTokenizerAndGetTheSameWords) {
  const std::string text =
      "Hội nghị công nghệ thông tin, ngày 19/12/2019, theo 15/2020/NĐ-CP; hoi nghi KH&CN ñandú naïve 漢字";
  const Tokenizer tokenizer;
  const std::string expected = words_of(tokenizer, text);
  ASSERT_FALSE(expected.empty());
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& words : found) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        words = words_of(tokenizer, text);
        if (words != expected) return;
      }
      words += tokenizer.lexicon().expansions("KH&CN").size() > 0 ? "" : "abbreviation lost";
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& words : found) EXPECT_EQ(words, expected);
}

}  // namespace
}  // namespace thongcao
