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

constexpr std::uint64_t kFnvPrime = 0x100000001B3u;

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash) noexcept {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return hash;
}

template <typename OnLine>
void for_each_built_in_line(const OnLine& on_line) {
  for (const LexiconFile& file : built_in_lexicon_files())
    parse_lexicon_file(file.text, file.name, SyllableCheck::skip, on_line);
}

// A user's file: the words that no later line of it removes, and what it removes.
class UserWords {
 public:
  UserWords(std::string_view file_text, std::string_view name) {
    std::vector<LexiconLine> all;
    parse_lexicon_file(file_text, name, SyllableCheck::make,
                       [&](const LexiconLine& line) { all.push_back(line); });
    for (auto line = all.rbegin(); line != all.rend(); ++line) {
      if (line->kind == LexiconLine::Kind::removal)
        removed_.insert(normalize(line->word));
      else if (!removes(*line))
        lines_.push_back(*line);
    }
    std::reverse(lines_.begin(), lines_.end());
  }
  const std::vector<LexiconLine>& lines() const noexcept { return lines_; }
  bool removes(const LexiconLine& line) const {
    return !removed_.empty() && removed_.contains(normalize(line.word));
  }

 private:
  std::vector<LexiconLine> lines_;
  std::unordered_set<std::string> removed_;  // normalised
};

}  // namespace

Cost cost_of_frequency(double frequency) noexcept {
  return static_cast<Cost>(
      std::lround(1000 * std::log(kCorpusSyllables / std::max(frequency, kUnseenFrequency))));
}

Lexicon::Internal::Internal() : syllables(SyllableTable::possible()) {}

void Lexicon::Internal::add(const LexiconLine& line) {
  fingerprint = fnv1a(line.word, fingerprint);
  fingerprint =
      fnv1a("\t", fingerprint ^ static_cast<std::uint64_t>(line.kind) ^ (line.case_sensitive ? 0x100u : 0u));
  fingerprint = fnv1a(line.expansion, fingerprint);
  fingerprint = (fingerprint ^ std::bit_cast<std::uint64_t>(line.frequency)) * kFnvPrime;
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
  CompoundTrie::Node& node = exact.compounds.insert(ids);
  const bool is_new = node.entry == kNoId;
  if (is_new) node.entry = add_entry(ids);
  node.frequency += frequency;
  node.entry_frequency = node.frequency;

  CompoundTrie::Node& folded = unaccented.compounds.insert(folded_ids);
  if (is_new && folded.entry != kNoId) std::swap(next_homograph[node.entry], next_homograph[folded.entry]);
  // Of several words with one spelling, as unaccented text has them, the most frequent stands for all.
  if (folded.entry == kNoId || node.frequency > folded.entry_frequency) {
    folded.entry = node.entry;
    folded.entry_frequency = node.frequency;
  }
  folded.frequency += frequency;
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
  static const std::shared_ptr<const Lexicon> lexicon = with_words("", "");
  return lexicon;
}

std::shared_ptr<const Lexicon> Lexicon::with_words(std::string_view file_text, std::string_view name) {
  const UserWords words(file_text, name);
  auto internal = std::make_unique<Internal>();
  for_each_built_in_line([&](const LexiconLine& line) {
    if (!words.removes(line)) internal->add(line);
  });
  for (const LexiconLine& line : words.lines()) internal->add(line);
  internal->finish();
  return std::shared_ptr<const Lexicon>(new Lexicon(std::move(internal)));
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

double Lexicon::frequency(std::uint32_t syllable, bool any_accents) const noexcept {
  const Reading& reading = any_accents ? internal_->unaccented : internal_->exact;
  return 1e6 * std::exp(reading.single[any_accents ? folded(syllable) : syllable] / -1000.0);
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
