#include "spelling_corrector.h"

#include <algorithm>
#include <cmath>

#include "spelling_variants.h"

namespace thongcao {
namespace {

// A text with more doubtful words than this is in another language.
constexpr std::size_t kMaxDoubtful = 12;
// A word in more announcements than this share is not doubted for standing in strange company.
constexpr double kCommonShare = 0.05;
// Words of the language are taken for their like in sound, tone and marks only (see spelling_variants.cc),
// and have at least so many occurrences in a million syllables.
constexpr int kMaxListedCost = 6;
constexpr double kListedFrequency = 0.5;
constexpr double kRareFrequency = 3;
constexpr Xapian::doccount kMinAttested = 2;
constexpr double kAttestedRatio = 100;
constexpr double kHomographRatio = 2;
constexpr double kMinCompound = 100;
constexpr double kMinCompoundShare = 0.005;
constexpr std::size_t kMaxVerified = 3;
// How much likelier a slip has to be that is one unit of cost less likely, in powers of two.
constexpr double kCostWeight = 0.7;
constexpr std::size_t kMaxJoinedBytes = 48;
constexpr std::size_t kMaxSyllableBytes = 12;  // "nghiễng" has 9
constexpr std::size_t kMaxParts = 4;

double bits(double count) {
  return std::log2(1 + count);
}

// What a correction of a word of the index needs: to stand so many times as often beside one of its
// neighbours, and in so many announcements.
struct Threshold {
  int max_cost;
  double ratio;
  double documents;
};
constexpr Threshold kThresholds[] = {{3, 10, 3}, {6, 20, 5}, {10, 50, 10}};

bool is_character_start(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

bool is_spelt(std::string_view text, const Lexicon& lexicon) {
  const std::uint32_t id = lexicon.find_syllable(text);
  // Only what Vietnamese spells has variants in other tones.
  return id != kNoId && lexicon.variants(id).size() > 1;
}

}  // namespace

std::optional<Correction> SpellingCorrector::find(std::string_view text, bool unknown_only) {
  candidates_.clear();
  read(text);
  std::size_t doubtful = 0;
  for (std::size_t i = 0; i < places_.size() && doubtful < kMaxDoubtful; ++i) {
    const Place& place = places_[i];
    if (!place.letters || place.in_word) continue;
    if (has_left(i) && !unknown_only && !statistics_.unaccented()) try_homograph(i);
    const bool unknown = statistics_.frequency(place.text) == 0;
    if (unknown_only && !unknown) continue;
    if (!unknown && !is_doubtful(i)) continue;
    const Support typed = support(i, i, place.text, place.text);
    ++doubtful;
    if (!place.listed || !statistics_.unaccented()) try_variants(i, unknown, typed);
    if (!place.syllable && !place.listed) try_splitting(i);
    if (has_left(i)) try_joining(i - 1);
    if (has_right(i)) try_joining(i);
  }
  std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return a.unknown != b.unknown ? a.unknown : a.score > b.score;
  });
  candidates_.resize(std::min(candidates_.size(), kMaxVerified));
  const auto found = std::find_if(candidates_.begin(), candidates_.end(),
                                  [&](const Candidate& candidate) { return is_attested(candidate); });
  if (found == candidates_.end()) return std::nullopt;
  return Correction{places_[found->first].begin, places_[found->first + found->count - 1].end, cased(*found),
                    found->unknown};
}

// Two words for two words: each in the letter case of its own.
std::string SpellingCorrector::cased(const Candidate& candidate) const {
  const LetterCase first = places_[candidate.first].letter_case;
  const std::size_t space = candidate.text.find(' ');
  if (candidate.count < 2 || space == std::string::npos) return in_case(first, candidate.text);
  const std::string_view text = candidate.text;
  return in_case(first, text.substr(0, space)) + ' ' +
         in_case(places_[candidate.first + 1].letter_case, text.substr(space + 1));
}

void SpellingCorrector::read(std::string_view text) {
  places_.clear();
  for (TokenStream stream(tokenizer_, text); stream.next();) {
    const std::size_t offset = places_.size();
    for (std::size_t i = 0; i < stream.tokens().size(); ++i) {
      const Token& token = stream.tokens()[i];
      places_.push_back({
          .begin = token.begin,
          .end = token.end,
          .text = std::string(token.text),
          .typed = text.substr(token.begin, token.end - token.begin),
          .letter_case = token.upper_case    ? LetterCase::upper
                         : token.capitalized ? LetterCase::capitalized
                                             : LetterCase::lower,
          .letters = token.type == TokenType::syllable || token.type == TokenType::foreign ||
                     token.type == TokenType::abbreviation,
          .syllable = is_spelt(token.text, tokenizer_.lexicon()),
          .garbled = !is_spelt(token.text, tokenizer_.lexicon()) && fold_diacritics(token.text) != token.text,
          .adjacent = i > 0 && stream.adjacent(i),
          .listed =
              token.syllable != kNoId &&
              tokenizer_.lexicon().frequency(token.syllable, statistics_.unaccented()) >= kListedFrequency,
          .in_word = false,
      });
    }
    for (const Word& word : stream.words()) {
      // Anything in lower case may look like a name without being one.
      const bool shields =
          word.count > 1 && (word.type == WordType::compound || stream.tokens()[word.first].capitalized);
      for (std::uint32_t i = 0; i < word.count; ++i) places_[offset + word.first + i].in_word = shields;
    }
  }
}

SpellingCorrector::Support SpellingCorrector::support(std::size_t first, std::size_t last,
                                                      std::string_view first_word,
                                                      std::string_view last_word) {
  Support support;
  if (has_left(first)) {
    support.left_compound = statistics_.compound_frequency(places_[first - 1].text, first_word);
    support.left = support.left_compound + statistics_.pair_frequency(places_[first - 1].text, first_word);
  }
  if (has_right(last)) {
    support.right_compound = statistics_.compound_frequency(last_word, places_[last + 1].text);
    support.right = support.right_compound + statistics_.pair_frequency(last_word, places_[last + 1].text);
  }
  return support;
}

// Not a word that is everywhere, and hardly ever beside its neighbours.
bool SpellingCorrector::is_doubtful(std::size_t i) {
  const std::string& text = places_[i].text;
  if ((!has_left(i) && !has_right(i)) || is_common(text)) return false;
  double beside = has_left(i) ? statistics_.adjacent_frequency(places_[i - 1].text, text) : 0;
  if (beside < kRareFrequency && has_right(i))
    beside += statistics_.adjacent_frequency(text, places_[i + 1].text);
  return beside < kRareFrequency;
}

bool SpellingCorrector::is_common(std::string_view word) {
  return statistics_.frequency(word) > kCommonShare * statistics_.documents();
}

// "hôi nghi": side by side they are no compound, and would be a frequent one with other diacritics.
void SpellingCorrector::try_homograph(std::size_t i) {
  const Place& first = places_[i - 1];
  const Place& second = places_[i];
  if (first.in_word) return;
  const TermStatistics::Homograph meant = statistics_.homograph(first.text, second.text);
  if (meant.frequency < kThresholds[1].documents) return;
  const double typed = statistics_.adjacent_frequency(first.text, second.text);
  if (meant.frequency < kHomographRatio * (1 + typed)) return;
  const bool unknown = statistics_.frequency(first.text) == 0 || statistics_.frequency(second.text) == 0;
  candidates_.push_back({i - 1, 2, std::string(meant.text), bits(meant.frequency) - bits(typed), unknown,
                         static_cast<double>(meant.frequency)});
}

void SpellingCorrector::try_variants(std::size_t i, bool unknown, const Support& typed) {
  const Lexicon& lexicon = tokenizer_.lexicon();
  for (const auto& [syllable, cost] : spelling_variants(places_[i].text, lexicon)) {
    if (places_[i].listed && cost > kMaxListedCost) break;
    if (!is_spelt(syllable, lexicon)) continue;
    if (statistics_.unaccented() && fold_diacritics(syllable) != syllable) continue;
    // The lexicon tells this sooner than the index.
    if ((!unknown || places_[i].listed) && !makes_compound(i, syllable)) continue;
    const double frequency = statistics_.frequency(syllable);
    if (frequency < kRareFrequency) continue;
    const Support meant = support(i, i, syllable, syllable);
    if (!convinces(i, cost, unknown, typed, meant, frequency)) continue;
    candidates_.push_back({i, 1, std::string(syllable),
                           bits(meant.left) + bits(meant.right) - bits(typed.left) - bits(typed.right) +
                               bits(frequency) / 4 - kCostWeight * cost,
                           unknown, std::max(meant.left_compound, meant.right_compound)});
  }
}

bool SpellingCorrector::makes_compound(std::size_t i, std::string_view word) {
  return (has_left(i) && statistics_.compound_frequency(places_[i - 1].text, word) > 0) ||
         (has_right(i) && statistics_.compound_frequency(word, places_[i + 1].text) > 0);
}

bool SpellingCorrector::convinces(std::size_t i, int cost, bool unknown, const Support& typed,
                                  const Support& meant, double frequency) const {
  if (unknown && !places_[i].listed) {
    const bool any_company =
        places_[i].garbled || cost <= kThresholds[0].max_cost || (!has_left(i) && !has_right(i));
    return meant.sum() > 0 || (any_company && frequency >= kThresholds[1].documents);
  }
  const auto threshold = std::find_if(std::begin(kThresholds), std::end(kThresholds),
                                      [&](const Threshold& t) { return cost <= t.max_cost; });
  if (threshold == std::end(kThresholds)) return false;
  const auto better = [&](double typed_count, double compound) {
    return compound >= threshold->documents && compound >= threshold->ratio * (1 + typed_count);
  };
  return (better(typed.left, meant.left_compound) && 2 * meant.right >= typed.right) ||
         (better(typed.right, meant.right_compound) && 2 * meant.left >= typed.left);
}

// "hộinghị": the best path over syllables, where a path is as good as its weakest pair.
void SpellingCorrector::try_splitting(std::size_t i) {
  const std::string& text = places_[i].text;
  if (text.size() > kMaxJoinedBytes) return;
  struct Path {
    double weakest;
    std::size_t last;  // where the last part begins
    std::vector<std::size_t> cuts;
  };
  std::vector<std::vector<Path>> paths(text.size() + 1);
  const auto part = [&](std::size_t begin, std::size_t end) {
    return std::string_view(text).substr(begin, end - begin);
  };
  for (std::size_t end = 1; end <= text.size(); ++end) {
    if (end < text.size() && !is_character_start(text[end])) continue;
    for (std::size_t begin = end > kMaxSyllableBytes ? end - kMaxSyllableBytes : 0; begin < end; ++begin) {
      if (!is_character_start(text[begin]) || !is_spelt(part(begin, end), tokenizer_.lexicon())) continue;
      if (begin == 0) paths[end].push_back({HUGE_VAL, 0, {}});
      std::optional<Path> best;
      for (const Path& path : paths[begin]) {
        if (path.cuts.size() + 2 > kMaxParts) continue;
        const double pair = statistics_.adjacent_frequency(part(path.last, begin), part(begin, end));
        const double weakest = std::min(path.weakest, pair);
        if (weakest == 0 || (best && weakest <= best->weakest)) continue;
        best = {weakest, begin, path.cuts};
        best->cuts.push_back(begin);
      }
      if (best) paths[end].push_back(std::move(*best));
    }
  }
  const double typed = statistics_.frequency(text);
  for (const Path& path : paths[text.size()]) {
    if (path.cuts.empty() || path.weakest < kThresholds[0].ratio * typed) continue;
    std::string spaced = text;
    for (auto cut = path.cuts.rbegin(); cut != path.cuts.rend(); ++cut) spaced.insert(*cut, " ");
    candidates_.push_back({i, 1, std::move(spaced),
                           bits(path.weakest) - static_cast<double>(path.cuts.size()), typed == 0,
                           path.weakest, true});
  }
}

// "ng hị": two places, one of them no syllable, that are one.
void SpellingCorrector::try_joining(std::size_t i) {
  const Place& first = places_[i];
  const Place& second = places_[i + 1];
  if (!first.letters || !second.letters || (first.syllable && second.syllable)) return;
  const std::string joined = normalize(std::string(first.typed).append(second.typed));
  const double frequency = statistics_.frequency(joined);
  if (!is_spelt(joined, tokenizer_.lexicon()) || frequency < kRareFrequency) return;
  const Support typed = support(i, i + 1, first.text, second.text);
  const Support meant = support(i, i + 1, joined, joined);
  const double apart = statistics_.adjacent_frequency(first.text, second.text);
  const bool alone = !has_left(i) && !has_right(i + 1);
  const double gained = alone ? frequency : meant.sum();
  if (gained < kThresholds[0].ratio * (typed.sum() + apart) || gained == 0) return;
  const bool unknown = statistics_.frequency(first.text) == 0 || statistics_.frequency(second.text) == 0;
  candidates_.push_back(
      {i, 2, joined, bits(meant.left) + bits(meant.right) + bits(frequency) / 4, unknown, 0, true});
}

// Whether a place that the candidate changes is a word that may well have been meant: one of the language,
// and not just one that lacks its diacritics.
bool SpellingCorrector::is_plausible(const Place& place) {
  return place.listed && (fold_diacritics(place.text) != place.text || is_common(place.text));
}

// "thu tuc": what it changes has no diacritics, and some of it is no word without.
bool SpellingCorrector::lacks_marks(const Candidate& candidate, const std::vector<bool>& changed) const {
  bool listed = true;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    const Place& place = places_[candidate.first + i];
    if (!changed[i]) continue;
    if (fold_diacritics(place.text) != place.text) return false;
    listed &= place.listed;
  }
  return !listed;
}

// Pairs are indexed without diacritics. What has them must have been read beside a neighbour with just these,
// and what was typed not so, but for slips of those who wrote the announcements.
bool SpellingCorrector::is_attested(const Candidate& candidate) {
  if (statistics_.unaccented() || candidate.spaces) return true;
  if (candidate.unknown && candidate.count == 1 && places_[candidate.first].garbled) return true;
  const std::size_t first = candidate.first;
  const std::size_t last = first + candidate.count - 1;
  std::size_t plausible = 0;
  bool listed = false;
  const std::vector<bool> changed = changed_places(candidate);
  for (std::size_t i = first; i <= last; ++i) {
    listed |= changed[i - first] && places_[i].listed;
    plausible += changed[i - first] && is_plausible(places_[i]) ? 1 : 0;
  }
  if (lacks_marks(candidate, changed)) plausible = 0;
  if (plausible > 1 || (plausible > 0 && candidate.compound < min_compound())) return false;
  if (!candidate.unknown || listed) {
    // Phrases that are too frequent to be looked for count as found.
    const auto phrase = [&](std::size_t i) {
      return statistics_.phrase_frequency(places_[i - 1].text, places_[i].text).value_or(1);
    };
    Xapian::doccount typed = 0;
    if (changed.front() && has_left(first)) typed += phrase(first);
    if (first != last) typed += phrase(last);
    if (changed.back() && has_right(last)) typed += phrase(last + 1);
    if (plausible > 0 ? typed > 0 : typed * kAttestedRatio > candidate.compound) return false;
  }
  if (candidate.compound >= kThresholds[1].documents || (!has_left(first) && !has_right(last))) return true;
  Xapian::doccount meant = 0;
  if (has_left(first))
    meant += statistics_.phrase_frequency(places_[first - 1].text, candidate.text).value_or(0);
  if (has_right(last))
    meant += statistics_.phrase_frequency(candidate.text, places_[last + 1].text).value_or(0);
  return meant >= kMinAttested;
}

// Which of its places the candidate changes, none of which it splits or joins.
std::vector<bool> SpellingCorrector::changed_places(const Candidate& candidate) const {
  if (candidate.count == 1) return {true};
  const std::size_t space = candidate.text.find(' ');
  return {places_[candidate.first].text != std::string_view(candidate.text).substr(0, space),
          places_[candidate.first + 1].text != std::string_view(candidate.text).substr(space + 1)};
}

// What a plausible word gives way to has to be frequent.
double SpellingCorrector::min_compound() const {
  return std::max(kMinCompound, kMinCompoundShare * statistics_.documents());
}

}  // namespace thongcao
