#ifndef THONGCAO_TOKENIZER_NAME_MODEL_H_
#define THONGCAO_TOKENIZER_NAME_MODEL_H_

#include <algorithm>
#include <cstdint>

#include "lexicon_internal.h"

namespace thongcao {

// Costs of names that no lexicon holds, beside those of words (thousandths of -ln p). A name is a sequence of
// parts: a person's surname, middle names and given name, or any capitalised syllables. Tuned on the VTB
// development set; flat around these values.
struct NameModel {
  static constexpr std::uint32_t kMaxParts = 5;

  static constexpr Cost kCapitalized = 5000;    // a name begins, and capitals show it
  static constexpr Cost kUniform = 4800;        // a name begins, and letter case says nothing
  static constexpr Cost kSentenceStart = 5000;  // more when the first capital is a sentence's
  static constexpr Cost kPart = 5000;           // a capitalised part that is no usual part of a name
  static constexpr Cost kUniformPart = 14000;   // any syllable behind a surname where case says nothing
  static constexpr Cost kForeignPart = 5000;    // ... of another language
};

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_NAME_MODEL_H_
