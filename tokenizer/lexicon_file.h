#ifndef THONGCAO_TOKENIZER_LEXICON_FILE_H_
#define THONGCAO_TOKENIZER_LEXICON_FILE_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace thongcao {

// One line of a lexicon file: `word TAB frequency [TAB tag;tag…]`, or `-word`. See
// tokenizer/lexicon/README.md.
struct LexiconLine {
  enum class Kind : std::uint8_t { word, surname, middle, given, abbreviation, removal };

  std::string_view word;
  double frequency = 0;  // occurrences in kCorpusSyllables syllables
  Kind kind = Kind::word;
  std::string_view expansion;   // of an abbreviation
  bool case_sensitive = false;  // of an abbreviation
};

// A lexicon file compiled into the library.
struct LexiconFile {
  std::string_view name;
  std::string_view text;
};

// Whether each word must be shown to be made of syllables. Half of the time of reading a file; what is
// compiled in was checked when it was.
enum class SyllableCheck : bool { skip, make };

// Hands out the lines of a file; '#' starts a comment line, empty lines are skipped. The views point into
// `text`. Throws Error(invalid_argument) that names file and line.
void parse_lexicon_file(std::string_view text, std::string_view name, SyllableCheck check,
                        const std::function<void(const LexiconLine&)>& on_line);

// The project's own files, from the generated source; their syllables are checked.
std::span<const LexiconFile> built_in_lexicon_files();

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_LEXICON_FILE_H_
