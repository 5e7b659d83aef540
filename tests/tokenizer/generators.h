#ifndef THONGCAO_TESTS_TOKENIZER_GENERATORS_H_
#define THONGCAO_TESTS_TOKENIZER_GENERATORS_H_

#include <string>

#include <rapidcheck.h>

namespace thongcao {

// Any bytes; long enough ones are hardly ever valid UTF-8.
rc::Gen<std::string> random_bytes();

// Syllables by the rules of Vietnamese spelling, with numbers, dates, document numbers, abbreviations and
// addresses between them, joined by spaces and punctuation. Valid UTF-8, NFC, no ignorable characters.
rc::Gen<std::string> vietnamese_text();

// Characters of many scripts, symbols, combining marks in any order, with Vietnamese between them. Valid
// UTF-8, no ignorable characters.
rc::Gen<std::string> unicode_text();

// All of the above, ignorable characters and broken UTF-8.
rc::Gen<std::string> mixed_text();

// The same text in two spellings that must not make a difference.
struct Twins {
  std::string one;
  std::string other;
};

// The tone mark on either vowel of oa, oe and uy: hòa, hoà.
rc::Gen<Twins> tone_placement_twins();
// i or y after h, k, l, m, s, t and qu: kĩ, kỹ.
rc::Gen<Twins> spelling_twins();

}  // namespace thongcao

#endif  // THONGCAO_TESTS_TOKENIZER_GENERATORS_H_
