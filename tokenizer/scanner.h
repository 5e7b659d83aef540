#ifndef THONGCAO_TOKENIZER_SCANNER_H_
#define THONGCAO_TOKENIZER_SCANNER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/token.h>

#include "lexicon_internal.h"
#include "syllable.h"

namespace thongcao {

// What lies between a token and the one before it. Compounds reach across the kinds up to `newline`.
enum class Gap : std::uint8_t {
  none,      // nothing
  space,     // white space within a line
  hyphen,    // one hyphen or underscore without spaces, as older texts join syllables: "cộng-hòa"
  newline,   // one line end: a wrapped line or a new one
  clause,    // punctuation within a sentence
  sentence,  // the end of a sentence or paragraph, or the start of the text
};

// The tokens of a passage, in buffers that keep their capacity.
struct PassageTokens {
  std::vector<Token> tokens;
  std::vector<Gap> gaps;  // gaps[i] lies before tokens[i]
  std::string texts;      // normalised forms of the tokens that the lexicon has no syllable for
  std::string form;       // that of the next one, of any length

  PassageTokens();
  void clear() noexcept;
  // Moves `form`, cut to kMaxTokenBytes, to the end of `texts` and returns it there.
  std::string_view keep_form();
};

// Reads a text from left to right and makes tokens of it. Vietnamese in any normalisation form takes a path
// of table look-ups; only runs with characters of other scripts are handed to ICU.
class Scanner {
 public:
  explicit Scanner(const Lexicon::Internal& lexicon) : lexicon_(&lexicon) {}

  void reset(std::string_view text) noexcept;
  // Fills `passage` with the next tokens; false when none is left.
  bool next(PassageTokens& passage);
  // False when the text holds no Vietnamese letter with a diacritic (looked for in its first
  // kAccentProbeBytes).
  bool has_diacritics() const noexcept { return has_diacritics_; }

  static constexpr std::size_t kAccentProbeBytes = 1 << 16;

 private:
  // A run of letters and digits that the fast path read.
  struct Run {
    const char* begin;
    const char* end;
    SyllableKey key = 0;
    int letters = 0;      // 0 to kMaxRunCharacters
    bool digits = false;  // has digits
    bool plain = true;    // at most one tone, kMaxKeyLetters letters and no digit: the key says it all
    bool rare = false;    // met a character that only ICU knows; the run ended before it
    bool first_upper = false;
    int upper = 0;
  };

  void skip_gap(Gap& gap) noexcept;
  Run read_run(const char* begin) const noexcept;
  void scan_token(PassageTokens& passage);
  bool scan_special(const Run& first, PassageTokens& passage);
  void add_run(const Run& run, PassageTokens& passage);
  void add_rare(const char* begin, PassageTokens& passage);
  void add(const char* begin, const char* end, TokenType type, std::string_view text,
           PassageTokens& passage) const;

  const Lexicon::Internal* lexicon_;
  const char* text_ = nullptr;
  const char* position_ = nullptr;
  const char* end_ = nullptr;
  Gap pending_gap_ = Gap::sentence;
  bool has_diacritics_ = true;

  friend class SpecialTokens;
};

// A run of this many characters is cut: no word is so long, and a text without spaces must not become one
// token.
inline constexpr int kMaxRunCharacters = 60;

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_SCANNER_H_
