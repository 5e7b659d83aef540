#include "folded_prefix.h"

#include <map>
#include <utility>

#include <unicode/unistr.h>

#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return length;
}

// All lower-case letters of the Latin alphabet with accents, by what they fold to.
std::multimap<std::string, std::string> accented_letters() {
  constexpr std::pair<char16_t, char16_t> kBlocks[] = {{0x00C0, 0x024F}, {0x1E00, 0x1EFF}};
  std::multimap<std::string, std::string> letters;
  for (const auto& [first, last] : kBlocks) {
    for (char16_t c = first; c <= last; ++c) {
      std::string letter;
      icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(letter);
      if (normalize(letter) != letter) continue;  // a capital
      std::string folded = fold_diacritics(letter);
      if (folded != letter) letters.emplace(std::move(folded), std::move(letter));
    }
  }
  return letters;
}

}  // namespace

std::vector<std::string> first_characters(std::string_view folded_prefix) {
  static const std::multimap<std::string, std::string> accented = accented_letters();
  if (folded_prefix.empty()) return {""};
  std::vector<std::string> first = {std::string(folded_prefix.substr(0, character_length(folded_prefix)))};
  for (const auto& [folded, letter] : accented) {
    if (folded_prefix.starts_with(folded)) first.push_back(letter);
  }
  return first;
}

FoldedComparison compare_folded(std::string_view text, std::string_view folded_prefix) {
  using Result = FoldedComparison::Result;
  std::size_t at = 0;
  while (!folded_prefix.empty() && at < text.size()) {
    const std::size_t length = character_length(text.substr(at));
    const std::string folded = fold_diacritics(text.substr(at, length));
    at += length;
    if (!folded_prefix.starts_with(folded)) return {Result::differs, at};
    folded_prefix.remove_prefix(folded.size());
  }
  return {folded_prefix.empty() ? Result::begins_so : Result::is_shorter, at};
}

}  // namespace thongcao
