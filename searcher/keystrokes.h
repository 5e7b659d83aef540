#ifndef THONGCAO_SEARCHER_KEYSTROKES_H_
#define THONGCAO_SEARCHER_KEYSTROKES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/lexicon.h>

namespace thongcao {

// The syllable that a word would be if an input method had been on when it was typed: in Telex `truwowngr`,
// `dduwowcj`, in VNI `tru7o7ng3`, `d9u7o7c5`, with the keys of tones and qualities anywhere behind their
// letter. In the letter case of the word and canonical tone placement; empty when there is none or it has no
// diacritics.
std::string decode_keystrokes(std::string_view word, const Lexicon& lexicon);

// A word of a query and the syllable that its keys type, in the letter case of the word.
struct DecodedWord {
  std::size_t begin;  // bytes of the query
  std::size_t end;
  std::string text;
};

// The words of a query that were typed with the input method off: `booj truwowngr` for `bộ trưởng`. Not among
// them are
//   - words with diacritics, operators, names of fields, escapes, and what punctuation or digits make more
//     than a word (e-mails, URLs, document numbers, `covid-19`);
//   - words that are something as typed (`moon`, `test`, `dao`), unless keystrokes are what the rest of the
//     query is made of (`hocj moon toans`) or two such words decode to a compound (`cos theer`);
//   - any when most words are neither keystrokes nor known: a query in another language.
std::vector<DecodedWord> find_keystrokes(std::string_view query_text, const Lexicon& lexicon);

// The query with what its keystrokes type; repairing twice changes nothing more.
std::string repair_keystrokes(std::string_view query_text, const Lexicon& lexicon);

}  // namespace thongcao

#endif  // THONGCAO_SEARCHER_KEYSTROKES_H_
