#ifndef THONGCAO_LEXICON_H_
#define THONGCAO_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thongcao/export.h>

namespace thongcao {

// The words that a tokenizer knows, with their frequencies: compounds of two or more syllables, single
// syllables, and abbreviations with what they stand for.
//
// Thread safety: immutable after construction and shared freely.
class THONGCAO_API Lexicon {
 public:
  // The lexicon compiled into the library. Loaded at the first call, kept for the life of the process.
  static std::shared_ptr<const Lexicon> built_in();

  // The built-in lexicon changed by a word file of the user's, in the format of tokenizer/lexicon/README.md:
  // a line `word TAB frequency TAB tags` adds a word, `-word` removes one. `name` stands for the file in
  // messages. Throws Error(invalid_argument) that names the line when a line cannot be understood.
  static std::shared_ptr<const Lexicon> with_words(std::string_view file_text, std::string_view name);

  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // Syllables are numbered from 0; the text is normalised (lower case, canonical tone placement).
  std::size_t syllable_count() const noexcept;
  std::string_view syllable(std::uint32_t id) const noexcept;
  // Number of the same syllable without diacritics: hòa → hoa; itself when it has none.
  std::uint32_t folded(std::uint32_t syllable) const noexcept;
  // All syllables that are spelt like this one when diacritics are left out: hoa → hoa, hòa, hóa, hỏa …
  std::span<const std::uint32_t> variants(std::uint32_t syllable) const noexcept;
  // Number of a normalised syllable, kNoId when unknown.
  std::uint32_t find_syllable(std::string_view normalized) const noexcept;

  // How often a syllable stands as a word of its own in a million syllables of running text, next to never
  // when it is not listed; with `any_accents`, it or one that is spelt like it when diacritics are left out.
  double frequency(std::uint32_t syllable, bool any_accents) const noexcept;

  // Entries (compounds) are numbered from 0; the text is the normalised syllables, separated by one space.
  std::size_t entry_count() const noexcept;
  std::string_view entry(std::uint32_t id) const noexcept;
  // Number of a normalised compound, kNoId when the lexicon does not list it.
  std::uint32_t find_entry(std::string_view normalized) const;

  // An entry of two syllables that is spelt like these when diacritics are left out; kNoId when there is
  // none.
  std::uint32_t find_homograph(std::uint32_t first_syllable, std::uint32_t second_syllable) const noexcept;
  // The next entry that is spelt like this one when diacritics are left out; following it leads round to the
  // first.
  std::uint32_t next_homograph(std::uint32_t entry) const noexcept;

  // What an abbreviation, in any letter case, stands for, the likeliest first: "KH&CN" → {"khoa học và công
  // nghệ"}. Empty when unknown. An abbreviation whose lower-case form is an ordinary word is found in its own
  // case only.
  std::span<const std::string> expansions(std::string_view abbreviation) const;
  // The abbreviations of a normalised phrase: "khoa học và công nghệ" → {"KH&CN"}. Empty when it has none.
  std::span<const std::string> abbreviations(std::string_view phrase) const;

  // The abbreviations, normalised, that are spelt so when diacritics are left out: "hdnd" → {"hđnd"}. Those
  // that have none are not among them.
  std::span<const std::string> accented_abbreviations(std::string_view unaccented) const;

  // Changes whenever any entry does.
  std::uint64_t fingerprint() const noexcept;

  class Internal;
  const Internal& internal() const noexcept { return *internal_; }

 private:
  explicit Lexicon(std::unique_ptr<Internal> internal);
  std::unique_ptr<Internal> internal_;
};

}  // namespace thongcao

#endif  // THONGCAO_LEXICON_H_
