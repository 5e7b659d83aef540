#ifndef THONGCAO_TOKENIZER_LEXICON_INTERNAL_H_
#define THONGCAO_TOKENIZER_LEXICON_INTERNAL_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <thongcao/lexicon.h>
#include <thongcao/token.h>

#include "compound_trie.h"
#include "lexicon_file.h"
#include "syllable_table.h"

namespace thongcao {

// Cost of a choice: -ln(probability) in thousandths, so that a path's cost is the sum of its steps'.
using Cost = std::int32_t;

inline constexpr Cost kImpossible = 1'000'000;
// Counted syllables behind the frequencies in the lexicon files.
inline constexpr double kCorpusSyllables = 150e6;

Cost cost_of_frequency(double frequency) noexcept;

// How likely a syllable is in each part of a person's name, by syllable number.
struct NameCosts {
  std::vector<Cost> surname;
  std::vector<Cost> middle;
  std::vector<Cost> given;
};

// The words in two readings: as written, and with all diacritics folded for text typed without them. Both
// readings share syllable numbers and entry numbers, so the second costs no second lexicon.
struct Reading {
  CompoundTrie compounds;
  std::vector<Cost> single;  // cost of a syllable as a word of its own
  NameCosts names;
};

// Lets maps keyed by std::string be searched by std::string_view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>()(s); }
};
template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

class THONGCAO_HIDDEN Lexicon::Internal {
 public:
  Internal();
  void add(const LexiconLine& line);
  void finish();  // turns counts into costs, once all lines are added

  SyllableTable syllables;
  std::vector<TokenType> types;  // by syllable number: what a token of this form is
  Reading exact;
  Reading unaccented;

  std::string entry_texts;  // one behind the other
  std::vector<std::uint32_t> entry_begin = {
      0};  // entry e is entry_texts[entry_begin[e] .. entry_begin[e + 1])
  std::vector<std::uint32_t>
      next_homograph;  // by entry: the next one with its unaccented spelling, in a ring
  // Syllables by unaccented spelling: those of folded syllable f are variants[variant_begin[f] ..
  // variant_begin[f + 1]).
  std::vector<std::uint32_t> variants;
  std::vector<std::uint32_t> variant_begin;

  struct Abbreviation {
    std::vector<std::string> expansions;
    std::string written;  // in its own letter case
    bool case_sensitive = false;
  };
  StringMap<Abbreviation> abbreviations;                 // by normalised form
  StringMap<std::vector<std::string>> abbreviations_of;  // by normalised expansion
  std::uint64_t fingerprint = 0xCBF29CE484222325u;       // FNV-1a of the lines

  StringMap<std::vector<std::string>> accented_abbreviations;  // normalised forms by their unaccented ones

  bool is_abbreviation(std::string_view normalized) const;
  std::size_t entry_count() const noexcept { return entry_begin.size() - 1; }
  std::string_view entry(std::uint32_t id) const noexcept {
    return std::string_view(entry_texts).substr(entry_begin[id], entry_begin[id + 1] - entry_begin[id]);
  }
  std::uint32_t find_entry(std::string_view normalized) const;

 private:
  // Occurrences by syllable number while the lines are read.
  struct Counts {
    std::vector<double> single;
    std::vector<double> surname;
    std::vector<double> middle;
    std::vector<double> given;
  };

  // Numbers of an entry's syllables; false when a part of it is none that the table can hold.
  bool intern(std::string_view word, std::vector<std::uint32_t>& ids);
  void add_word(const LexiconLine& line);
  std::uint32_t add_entry(std::span<const std::uint32_t> ids);
  void add_name_part(const LexiconLine& line, std::vector<Cost> NameCosts::*part);
  void add_abbreviation(const LexiconLine& line);
  void find_types();

  static double& count_at(std::vector<double>& counts, std::uint32_t id) {
    if (counts.size() <= id) counts.resize(id + 1);
    return counts[id];
  }

  Counts counts_;
};

}  // namespace thongcao

#endif  // THONGCAO_TOKENIZER_LEXICON_INTERNAL_H_
