#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_set>

#include <thongcao/error.h>
#include <thongcao/lexicon.h>
#include <thongcao/tokenizer.h>

#include "lexicon_internal.h"
#include "special_token.h"

namespace thongcao {
namespace {

// Syllables that the counts never saw alone still occur.
constexpr double kUnseenFrequency = 0.5;

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash) noexcept {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

// The lines that no later removal line names.
std::vector<LexiconLine> without_removed(const std::vector<LexiconLine>& lines) {
  std::unordered_set<std::string> removed;
  std::vector<LexiconLine> kept;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->kind == LexiconLine::Kind::removal)
      removed.insert(normalize(line->word));
    else if (removed.empty() || !removed.contains(normalize(line->word)))
      kept.push_back(*line);
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

std::vector<LexiconLine> built_in_lines() {
  std::vector<LexiconLine> lines;
  for (const LexiconFile& file : built_in_lexicon_files()) parse_lexicon_file(file.text, file.name, lines);
  return lines;
}

}  // namespace

Cost cost_of_frequency(double frequency) noexcept {
  return static_cast<Cost>(
      std::lround(1000 * std::log(kCorpusSyllables / std::max(frequency, kUnseenFrequency))));
}

Lexicon::Internal::Internal(const std::vector<LexiconLine>& lines) : syllables(SyllableTable::possible()) {
  entry_begin.reserve(lines.size() + 1);
  next_homograph.reserve(lines.size());

  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const LexiconLine& line : lines) {
    hash = fnv1a(line.word, hash);
    hash = fnv1a("\t", hash ^ static_cast<std::uint64_t>(line.kind) ^ (line.case_sensitive ? 0x100u : 0u));
    hash = fnv1a(line.expansion, hash);
    hash = (hash ^ std::bit_cast<std::uint64_t>(line.frequency)) * 0x100000001B3u;
    switch (line.kind) {
      case LexiconLine::Kind::word:
        add_word(line);
        break;
      case LexiconLine::Kind::surname:
        add_name_part(line, &NameCosts::surname);
        break;
      case LexiconLine::Kind::middle:
        add_name_part(line, &NameCosts::middle);
        break;
      case LexiconLine::Kind::given:
        add_name_part(line, &NameCosts::given);
        break;
      case LexiconLine::Kind::abbreviation:
        add_abbreviation(line);
        break;
      case LexiconLine::Kind::removal:
        break;
    }
  }
  fingerprint = hash;
  finish();
}

bool Lexicon::Internal::intern(std::string_view word, std::vector<std::uint32_t>& ids) {
  ids.clear();
  while (!word.empty()) {
    const std::size_t space = std::min(word.find(' '), word.size());
    const auto key = read_key(word.substr(0, space));
    if (!key) return false;
    ids.push_back(syllables.intern(*key));
    word.remove_prefix(std::min(space + 1, word.size()));
  }
  return !ids.empty();
}

void Lexicon::Internal::add_word(const LexiconLine& line) {
  std::vector<std::uint32_t> ids;
  if (!intern(line.word, ids)) return;
  if (ids.size() == 1) {
    count_at(counts_.single, ids[0]) += line.frequency;
    return;
  }
  std::vector<std::uint32_t> folded_ids;
  folded_ids.reserve(ids.size());
  for (const std::uint32_t id : ids) folded_ids.push_back(syllables.folded(id));

  const auto frequency = static_cast<float>(std::max(line.frequency, kUnseenFrequency));
  std::uint32_t entry = exact.compounds.find(ids);
  if (entry == kNoId) entry = add_entry(ids);
  exact.compounds.add(ids, entry, frequency);
  const std::uint32_t homograph = unaccented.compounds.add(folded_ids, entry, frequency);
  if (homograph != kNoId && next_homograph[entry] == entry && homograph != entry) {
    std::swap(next_homograph[entry], next_homograph[homograph]);
  }
}

std::uint32_t Lexicon::Internal::add_entry(std::span<const std::uint32_t> ids) {
  for (const std::uint32_t id : ids) {
    if (entry_texts.size() > entry_begin.back()) entry_texts += ' ';
    entry_texts += syllables.text(id);
  }
  const auto entry = static_cast<std::uint32_t>(entry_count());
  entry_begin.push_back(static_cast<std::uint32_t>(entry_texts.size()));
  next_homograph.push_back(entry);
  return entry;
}

std::uint32_t Lexicon::Internal::find_entry(std::string_view normalized) const {
  std::vector<std::uint32_t> ids;
  while (!normalized.empty()) {
    const std::size_t space = std::min(normalized.find(' '), normalized.size());
    const auto key = read_key(normalized.substr(0, space));
    ids.push_back(key ? syllables.find(*key) : kNoId);
    if (ids.back() == kNoId) return kNoId;
    normalized.remove_prefix(std::min(space + 1, normalized.size()));
  }
  return ids.empty() ? kNoId : exact.compounds.find(ids);
}

void Lexicon::Internal::add_name_part(const LexiconLine& line, std::vector<Cost> NameCosts::*part) {
  std::vector<std::uint32_t> ids;
  if (!intern(line.word, ids) || ids.size() != 1) return;
  std::vector<double>& counts = part == &NameCosts::surname  ? counts_.surname
                                : part == &NameCosts::middle ? counts_.middle
                                                             : counts_.given;
  count_at(counts, ids[0]) += line.frequency;
}

void Lexicon::Internal::add_abbreviation(const LexiconLine& line) {
  std::string expansion(line.expansion);
  const std::string form = normalize(line.word);
  Abbreviation& abbreviation = abbreviations[form];
  if (abbreviation.written.empty()) {
    abbreviation.written = line.word;
    if (std::string folded = fold_diacritics(form); folded != form)
      accented_abbreviations[folded].push_back(form);
  }
  const auto key = read_key(line.word);
  const std::uint32_t syllable = key ? syllables.find(*key) : kNoId;
  abbreviation.case_sensitive |=
      line.case_sensitive || (syllable != kNoId && syllables.is_possible(syllable));
  abbreviations_of[normalize(expansion)].emplace_back(line.word);
  abbreviation.expansions.push_back(std::move(expansion));
}

bool Lexicon::Internal::is_abbreviation(std::string_view normalized) const {
  const auto found = abbreviations.find(normalized);
  return found != abbreviations.end() && !found->second.case_sensitive;
}

void Lexicon::Internal::finish() {
  const std::size_t size = syllables.size();
  variant_begin.assign(size + 1, 0);
  for (std::uint32_t id = 0; id < size; ++id) ++variant_begin[syllables.folded(id) + 1];
  for (std::size_t i = 1; i <= size; ++i) variant_begin[i] += variant_begin[i - 1];
  variants.resize(size);
  std::vector<std::uint32_t> filled(variant_begin.begin(), variant_begin.end() - 1);
  for (std::uint32_t id = 0; id < size; ++id) variants[filled[syllables.folded(id)]++] = id;

  const auto folded_counts = [&](const std::vector<double>& counts) {
    std::vector<double> sums(size);
    for (std::uint32_t id = 0; id < counts.size(); ++id) sums[syllables.folded(id)] += counts[id];
    return sums;
  };
  const auto costs_of = [&](const std::vector<double>& counts, double total, Cost unseen) {
    std::vector<Cost> costs(size, unseen);
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id] > 0) costs[id] = static_cast<Cost>(std::lround(-1000 * std::log(counts[id] / total)));
    }
    return costs;
  };
  const auto sum = [](const std::vector<double>& counts) {
    double total = 0;
    for (const double c : counts) total += c;
    return std::max(total, 1.0);
  };
  const auto fill = [&](Reading& reading, const auto& transform) {
    reading.single = costs_of(transform(counts_.single), kCorpusSyllables, cost_of_frequency(0));
    reading.names.surname = costs_of(transform(counts_.surname), sum(counts_.surname), kImpossible);
    reading.names.middle = costs_of(transform(counts_.middle), sum(counts_.middle), kImpossible);
    reading.names.given = costs_of(transform(counts_.given), sum(counts_.given), kImpossible);
    for (CompoundTrie::Node& node : reading.compounds.nodes()) node.cost = cost_of_frequency(node.frequency);
  };
  fill(exact, [](const std::vector<double>& counts) { return counts; });
  fill(unaccented, folded_counts);
  counts_ = {};
  find_types();
}

// What counts as a syllable of its own ("ubnd", "robot") need not be a Vietnamese one.
void Lexicon::Internal::find_types() {
  types.assign(syllables.size(), TokenType::syllable);
  for (std::uint32_t id = 0; id < syllables.size(); ++id) {
    if (syllables.is_possible(id)) continue;
    types[id] =
        thongcao::is_abbreviation(syllables.text(id), *this) ? TokenType::abbreviation : TokenType::foreign;
  }
}

Lexicon::Lexicon(std::unique_ptr<Internal> internal) : internal_(std::move(internal)) {}
Lexicon::~Lexicon() = default;

std::shared_ptr<const Lexicon> Lexicon::built_in() {
  static const std::shared_ptr<const Lexicon> lexicon(
      new Lexicon(std::make_unique<Internal>(built_in_lines())));
  return lexicon;
}

std::shared_ptr<const Lexicon> Lexicon::with_words(std::string_view file_text, std::string_view name) {
  std::vector<LexiconLine> lines = built_in_lines();
  parse_lexicon_file(file_text, name, lines);
  return std::shared_ptr<const Lexicon>(new Lexicon(std::make_unique<Internal>(without_removed(lines))));
}

std::size_t Lexicon::syllable_count() const noexcept {
  return internal_->syllables.size();
}
std::string_view Lexicon::syllable(std::uint32_t id) const noexcept {
  return internal_->syllables.text(id);
}
std::uint32_t Lexicon::folded(std::uint32_t syllable) const noexcept {
  return internal_->syllables.folded(syllable);
}

std::uint32_t Lexicon::find_syllable(std::string_view normalized) const noexcept {
  const auto key = read_key(normalized);
  return key ? internal_->syllables.find(*key) : kNoId;
}

std::span<const std::uint32_t> Lexicon::variants(std::uint32_t syllable) const noexcept {
  const std::uint32_t plain = internal_->syllables.folded(syllable);
  const std::size_t begin = internal_->variant_begin[plain];
  return std::span(internal_->variants).subspan(begin, internal_->variant_begin[plain + 1] - begin);
}

std::uint32_t Lexicon::find_homograph(std::uint32_t first_syllable,
                                      std::uint32_t second_syllable) const noexcept {
  if (first_syllable == kNoId || second_syllable == kNoId) return kNoId;
  const CompoundTrie& compounds = internal_->unaccented.compounds;
  const std::uint32_t node = compounds.step(CompoundTrie::kRoot, internal_->syllables.folded(first_syllable));
  if (node == CompoundTrie::kRoot) return kNoId;
  const std::uint32_t last = compounds.step(node, internal_->syllables.folded(second_syllable));
  return last == CompoundTrie::kRoot ? kNoId : compounds.node(last).entry;
}

std::uint32_t Lexicon::next_homograph(std::uint32_t entry) const noexcept {
  return internal_->next_homograph[entry];
}

std::size_t Lexicon::entry_count() const noexcept {
  return internal_->entry_count();
}
std::string_view Lexicon::entry(std::uint32_t id) const noexcept {
  return internal_->entry(id);
}

std::uint32_t Lexicon::find_entry(std::string_view normalized) const {
  return internal_->find_entry(normalized);
}

std::span<const std::string> Lexicon::expansions(std::string_view abbreviation) const {
  const auto found = internal_->abbreviations.find(normalize(abbreviation));
  if (found == internal_->abbreviations.end()) return {};
  const Internal::Abbreviation& known = found->second;
  if (known.case_sensitive && known.written != abbreviation) return {};
  return known.expansions;
}

std::span<const std::string> Lexicon::abbreviations(std::string_view phrase) const {
  const auto found = internal_->abbreviations_of.find(phrase);
  return found == internal_->abbreviations_of.end() ? std::span<const std::string>{} : found->second;
}

std::span<const std::string> Lexicon::accented_abbreviations(std::string_view unaccented) const {
  const auto found = internal_->accented_abbreviations.find(unaccented);
  return found == internal_->accented_abbreviations.end() ? std::span<const std::string>{} : found->second;
}

std::uint64_t Lexicon::fingerprint() const noexcept {
  return internal_->fingerprint;
}

}  // namespace thongcao
