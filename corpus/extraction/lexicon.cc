#include "extraction/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extraction/letters.h"

namespace thongcao {
namespace {

constexpr std::size_t kSlots = 1 << 14;  // at most half full

std::size_t hash(std::string_view word) noexcept {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return static_cast<std::size_t>(h ^ h >> 29);
}

// Both places of the tone mark in open syllables in "oa", "oe" and "uy"; new place first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kTonePlaces = {{
    {"òa", "oà"},
    {"óa", "oá"},
    {"ỏa", "oả"},
    {"õa", "oã"},
    {"ọa", "oạ"},
    {"òe", "oè"},
    {"óe", "oé"},
    {"ỏe", "oẻ"},
    {"õe", "oẽ"},
    {"ọe", "oẹ"},
    {"ùy", "uỳ"},
    {"úy", "uý"},
    {"ủy", "uỷ"},
    {"ũy", "uỹ"},
    {"ụy", "uỵ"},
}};

}  // namespace

const ExtractionLexicon& ExtractionLexicon::get() {
  static const ExtractionLexicon lexicon;
  return lexicon;
}

ExtractionLexicon::ExtractionLexicon() : slots_(kSlots), nodes_(1), first_(1), single_(1) {
  for (const LexiconTable& table : lexicon_tables()) {
    for (std::string_view phrase : table.phrases) {
      add(phrase, table.meaning);
      if (table.meaning == kPost) add("phó " + std::string(phrase), kPost);
    }
  }
}

std::uint16_t ExtractionLexicon::id(std::string_view word) const noexcept {
  for (std::size_t slot = hash(word) % kSlots;; slot = (slot + 1) % kSlots) {
    if (slots_[slot].id == 0) return 0;
    if (slots_[slot].word == word) return slots_[slot].id;
  }
}

void ExtractionLexicon::insert(std::string_view word, std::uint16_t id) {
  std::size_t slot = hash(word) % kSlots;
  while (slots_[slot].id != 0) slot = (slot + 1) % kSlots;
  slots_[slot] = {std::string(word), id};
}

std::uint16_t ExtractionLexicon::add_word(std::string_view word) {
  if (const std::uint16_t known = id(word)) return known;
  insert(word, ++words_);
  for (const auto& [now, before] : kTonePlaces) {
    if (!word.ends_with(now) || word.starts_with("qu")) continue;
    insert(std::string(word.substr(0, word.size() - now.size())) + std::string(before), words_);
  }
  first_.push_back(0);
  single_.push_back(0);
  return words_;
}

void ExtractionLexicon::add(std::string_view phrase, std::uint32_t meanings) {
  std::uint32_t node = 0;
  for (std::string_view rest = phrase; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::uint16_t word = add_word(rest.substr(0, end));
    std::uint32_t next = node == 0 ? first_[word] : child(node, word);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
      if (node == 0) {
        first_[word] = next;
      } else {
        nodes_[node].next.emplace_back(word, next);
      }
    }
    if (end == phrase.size()) single_[word] |= meanings;
    node = next;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  nodes_[node].meanings |= meanings;
}

std::uint32_t ExtractionLexicon::child(std::uint32_t node, std::uint16_t id) const noexcept {
  for (const auto& [word, next] : nodes_[node].next)
    if (word == id) return next;
  return 0;
}

std::size_t ExtractionLexicon::match(const Words& words, std::size_t i,
                                     std::uint32_t meanings) const noexcept {
  std::uint32_t node = first_[words.at(i).id];
  std::size_t longest = 0;
  for (std::size_t length = 1; node != 0; ++length) {
    if (nodes_[node].meanings & meanings) longest = length;
    const std::uint16_t next = words.at(i + length).id;
    if (next == 0) break;
    node = child(node, next);
  }
  return longest;
}

}  // namespace thongcao
