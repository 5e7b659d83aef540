#ifndef THONGCAO_TOKENIZER_WORD_SEGMENTER_H_
#define THONGCAO_TOKENIZER_WORD_SEGMENTER_H_

#include <cstdint>
#include <vector>

#include <thongcao/token.h>

#include "lexicon_internal.h"
#include "scanner.h"

namespace thongcao {

// Finds the words of a passage: of all ways to cover its tokens by single tokens, compounds of the lexicon
// and names, the one of least cost, where a cost is a negative log probability (Viterbi over a unigram
// model).
class WordSegmenter {
 public:
  explicit WordSegmenter(const Lexicon::Internal& lexicon);

  // Replaces `words` by the words of `passage`. `unaccented`: read it as text typed without diacritics.
  void segment(const PassageTokens& passage, bool unaccented, std::vector<Word>& words);

 private:
  // How letter case bears on names: it tells (mixed), or all letters are of one case and it does not
  // (uniform).
  enum class Case : std::uint8_t { mixed, uniform };

  struct State {
    Cost cost;
    std::uint32_t start;  // of the word that ends here
    std::uint32_t entry;
    WordType type;
  };

  void segment_run(std::uint32_t begin, std::uint32_t end);
  void relax(std::uint32_t from, std::uint32_t to, Cost step, std::uint32_t entry, WordType type) noexcept;
  void relax_compounds(std::uint32_t from, std::uint32_t end) noexcept;
  void relax_names(std::uint32_t from, std::uint32_t end) noexcept;
  std::uint32_t syllable(std::uint32_t i) const noexcept;
  Case letter_case() const noexcept;

  const Lexicon::Internal* lexicon_;
  const Reading* reading_ = nullptr;
  const PassageTokens* passage_ = nullptr;
  Case case_ = Case::mixed;
  std::vector<State> states_;  // states_[i]: the best cover of the passage's tokens before i
};

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_WORD_SEGMENTER_H_
