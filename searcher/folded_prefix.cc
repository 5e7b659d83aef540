#include "folded_prefix.h"

#include <utility>

#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

// The letters of Vietnamese with accents, by what they fold to.
constexpr std::pair<char, std::string_view> kVariants[] = {
    {'a', "àáảãạăằắẳẵặâầấẩẫậ"}, {'d', "đ"},           {'e', "èéẻẽẹêềếểễệ"}, {'i', "ìíỉĩị"},
    {'o', "òóỏõọôồốổỗộơờớởỡợ"}, {'u', "ùúủũụưừứửữự"}, {'y', "ỳýỷỹỵ"},
};

// So many beginnings at most, but all variants of the first letter: 18.
constexpr std::size_t kMostBeginnings = 18;

std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return length;
}

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  for (; !text.empty(); text.remove_prefix(characters.back().size()))
    characters.push_back(text.substr(0, character_length(text)));
  return characters;
}

// A character and what it stands for.
std::vector<std::string_view> variants_of(std::string_view character) {
  for (const auto& [letter, variants] : kVariants) {
    if (character != std::string_view(&letter, 1)) continue;
    std::vector<std::string_view> all = characters_of(variants);
    all.push_back(character);
    return all;
  }
  return {character};
}

}  // namespace

std::vector<std::string> accented_beginnings(std::string_view folded_prefix) {
  std::vector<std::string> beginnings = {""};
  bool have_variants = false;
  for (const std::string_view character : characters_of(folded_prefix)) {
    const std::vector<std::string_view> variants = variants_of(character);
    have_variants |= variants.size() > 1;
    if (beginnings.size() * variants.size() > kMostBeginnings) break;
    std::vector<std::string> longer;
    for (const std::string& beginning : beginnings) {
      for (const std::string_view variant : variants) longer.push_back(beginning + std::string(variant));
    }
    beginnings = std::move(longer);
  }
  if (!have_variants) return {};
  return beginnings;
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
