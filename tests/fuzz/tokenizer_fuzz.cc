// Any bytes as a text: tokens ascend, lie inside it and have forms that may be indexed; normalising twice
// changes nothing more.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <thongcao/tokenizer.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const thongcao::Tokenizer tokenizer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  for (thongcao::TokenStream stream(tokenizer, text); stream.next();) {
    for (const thongcao::Token& token : stream.tokens()) {
      const bool good = token.begin >= end && token.end > token.begin && token.end <= size &&
                        !token.text.empty() && token.text.size() <= thongcao::kMaxTokenBytes;
      if (!good) std::abort();
      end = token.end;
    }
    std::uint32_t covered = 0;
    for (const thongcao::Word& word : stream.words()) {
      if (word.first != covered || word.count == 0) std::abort();
      covered += word.count;
    }
    if (covered != stream.tokens().size()) std::abort();
  }
  const std::string normal = thongcao::normalize(text);
  if (thongcao::normalize(normal) != normal) std::abort();
  thongcao::fold_diacritics(text);
  return 0;
}
