#include "word_segmenter.h"

#include <algorithm>

#include "name_model.h"

namespace thongcao {
namespace {

// Tokens that are no syllable of the lexicon: as a word of their own, their cost cannot change the best path,
// so any will do.
constexpr Cost kUnknownToken = 18000;

}  // namespace

WordSegmenter::WordSegmenter(const Lexicon::Internal& lexicon) : lexicon_(&lexicon) {
  states_.resize(kMaxPassageTokens + 1);
}

std::uint32_t WordSegmenter::syllable(std::uint32_t i) const noexcept {
  const std::uint32_t id = passage_->tokens[i].syllable;
  return id == kNoId || reading_ == &lexicon_->exact ? id : lexicon_->syllables.folded(id);
}

WordSegmenter::Case WordSegmenter::letter_case() const noexcept {
  std::size_t capitalized = 0;
  std::size_t upper = 0;
  for (const Token& token : passage_->tokens) {
    capitalized += token.capitalized ? 1 : 0;
    upper += token.upper_case ? 1 : 0;
  }
  return capitalized == 0 || 3 * upper > 2 * passage_->tokens.size() ? Case::uniform : Case::mixed;
}

void WordSegmenter::segment(const PassageTokens& passage, bool unaccented, std::vector<Word>& words) {
  passage_ = &passage;
  reading_ = unaccented ? &lexicon_->unaccented : &lexicon_->exact;
  case_ = letter_case();
  words.clear();
  const auto size = static_cast<std::uint32_t>(passage.tokens.size());
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t end = begin + 1;
    while (end < size && passage.gaps[end] <= Gap::newline && passage.gaps[end] != Gap::none) ++end;
    segment_run(begin, end);
    const std::size_t first_word = words.size();
    for (std::uint32_t at = end; at > begin; at = states_[at].start) {
      words.push_back({states_[at].start, at - states_[at].start, states_[at].entry, states_[at].type});
    }
    std::reverse(words.begin() + static_cast<std::ptrdiff_t>(first_word), words.end());
    begin = end;
  }
}

void WordSegmenter::segment_run(std::uint32_t begin, std::uint32_t end) {
  states_[begin].cost = 0;
  for (std::uint32_t i = begin + 1; i <= end; ++i) states_[i].cost = kImpossible * 1000;
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::uint32_t id = syllable(i);
    relax(i, i + 1, id == kNoId ? kUnknownToken : reading_->single[id], kNoId, WordType::single);
    relax_compounds(i, end);
    relax_names(i, end);
  }
}

void WordSegmenter::relax(std::uint32_t from, std::uint32_t to, Cost step, std::uint32_t entry,
                          WordType type) noexcept {
  const Cost cost = states_[from].cost + step;
  if (cost < states_[to].cost) states_[to] = {cost, from, entry, type};
}

void WordSegmenter::relax_compounds(std::uint32_t from, std::uint32_t end) noexcept {
  std::uint32_t node = CompoundTrie::kRoot;
  for (std::uint32_t i = from; i < end; ++i) {
    const std::uint32_t id = syllable(i);
    if (id == kNoId) return;
    node = reading_->compounds.step(node, id);
    if (node == CompoundTrie::kRoot) return;
    const CompoundTrie::Node& at = reading_->compounds.node(node);
    if (at.entry != kNoId) relax(from, i + 1, at.cost, at.entry, WordType::compound);
  }
}

void WordSegmenter::relax_names(std::uint32_t from, std::uint32_t end) noexcept {
  const std::vector<Token>& tokens = passage_->tokens;
  const bool cased = case_ == Case::mixed;
  if (cased && !tokens[from].capitalized) return;
  const auto can_be_part = [&](std::uint32_t i) {
    const TokenType type = tokens[i].type;
    return (type == TokenType::syllable || type == TokenType::foreign) && (!cased || tokens[i].capitalized);
  };
  const auto part_cost = [&](const std::vector<Cost>& costs, std::uint32_t i) {
    const std::uint32_t id = syllable(i);
    const Cost known = id == kNoId ? kImpossible : costs[id];
    if (!cased) return std::min(known, NameModel::kUniformPart);
    const bool foreign = tokens[i].type == TokenType::foreign;
    return std::min(known, foreign ? NameModel::kForeignPart : NameModel::kPart);
  };
  if (from + 1 >= end || !can_be_part(from) || !can_be_part(from + 1)) return;
  const std::uint32_t surname = syllable(from);
  if (!cased && (surname == kNoId || reading_->names.surname[surname] >= kImpossible)) return;
  Cost cost =
      part_cost(reading_->names.surname, from) + (cased ? NameModel::kCapitalized : NameModel::kUniform);
  if (cased && passage_->gaps[from] == Gap::sentence) cost += NameModel::kSentenceStart;
  for (std::uint32_t i = from + 1; i < end && i < from + NameModel::kMaxParts && can_be_part(i); ++i) {
    relax(from, i + 1, cost + part_cost(reading_->names.given, i), kNoId, WordType::name);
    cost += part_cost(reading_->names.middle, i);
  }
}

}  // namespace thongcao
