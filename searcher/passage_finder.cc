#include "passage_finder.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace thongcao {
namespace {

constexpr std::uint64_t kHashSeed = 0xCBF29CE484222325u;  // FNV-1a
constexpr std::uint64_t kHashPrime = 0x100000001B3u;
constexpr UChar32 kFirstPunctuation = 0x2000;  // General Punctuation
constexpr UChar32 kLastPunctuation = 0x206F;

std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 31)) * 0x9E3779B97F4A7C15u;
  return z ^ (z >> 29);
}

// What a character adds to a run. Of a size that fits a register.
struct Part {
  UChar32 letter = 0;         // lower case, unaccented; 0 for a mark alone
  std::uint32_t accents = 0;  // of the letter, or the mark
};
constexpr Part kOutside = {-1, 0};  // belongs to no run

std::uint32_t accent(UChar32 mark) {
  return static_cast<std::uint32_t>(mix(static_cast<std::uint64_t>(mark)) >> 32);
}

Part compute_part(UChar32 c) {
  if (u_getCombiningClass(c) != 0) return {0, accent(c)};
  if (!u_isalnum(c)) return kOutside;
  constexpr UChar32 kLetterDWithStroke = 0x111;
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString decomposed;
  const UChar32 lower = u_tolower(c);
  if (lower == kLetterDWithStroke) return {'d', accent(kLetterDWithStroke)};
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error) || !nfd->getDecomposition(lower, decomposed)) decomposed = lower;
  Part part{decomposed.char32At(0), 0};
  for (std::int32_t i = decomposed.moveIndex32(0, 1); i < decomposed.length();
       i = decomposed.moveIndex32(i, 1))
    part.accents += accent(decomposed.char32At(i));
  if (part.letter == 'y') part.letter = 'i';  // kĩ is kỹ, qui is quy
  return part;
}

// The parts of the characters that Vietnamese is written with.
class Parts {
 public:
  Parts() {
    for (std::size_t i = 0; i < kLatin; ++i) latin_[i] = compute_part(static_cast<UChar32>(i));
    for (std::size_t i = 0; i < kAdditional; ++i)
      additional_[i] = compute_part(static_cast<UChar32>(kFirstAdditional + i));
  }
  Part of(UChar32 c) const {
    if (c < static_cast<UChar32>(kLatin)) return latin_[static_cast<std::size_t>(c)];
    const auto offset = static_cast<std::size_t>(c) - kFirstAdditional;
    if (offset < kAdditional) return additional_[offset];
    if (c >= kFirstPunctuation && c <= kLastPunctuation) return kOutside;
    return compute_part(c);
  }

 private:
  static constexpr std::size_t kLatin = 0x370;  // up to the combining marks
  static constexpr std::size_t kFirstAdditional = 0x1E00;
  static constexpr std::size_t kAdditional = 0x100;

  std::array<Part, kLatin> latin_;
  std::array<Part, kAdditional> additional_;
};

const Parts& parts() {
  static const Parts instance;
  return instance;
}

// What the matches of a window are worth: each pattern its weight, and a little for its repetitions.
class WindowValue {
 public:
  explicit WindowValue(const std::vector<double>& weights) : weights_(weights), counts_(weights.size()) {}

  void add(std::size_t pattern) { value_ += weights_[pattern] * (counts_[pattern]++ == 0 ? 1 : kRepetition); }
  void remove(std::size_t pattern) {
    value_ -= weights_[pattern] * (--counts_[pattern] == 0 ? 1 : kRepetition);
  }
  double get() const { return value_; }

 private:
  static constexpr double kRepetition = 0.1;

  const std::vector<double>& weights_;
  std::vector<std::size_t> counts_;
  double value_ = 0;
};

}  // namespace

// Calls on_character(run so far, begin, end) behind each letter and on_run(run, begin, end) behind each run.
template <typename OnCharacter, typename OnRun>
void PassageFinder::scan(std::string_view text, const OnCharacter& on_character, const OnRun& on_run) {
  const Parts& table = parts();
  Run run{kHashSeed, 0};
  std::size_t begin = 0;
  const auto end_run = [&](std::size_t end) {
    if (run.letters != kHashSeed) on_run(run, begin, end);
    run = {kHashSeed, 0};
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    UChar32 c = static_cast<unsigned char>(text[at]);
    if (c < 0x80)
      ++at;
    else
      U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
    const Part part = table.of(c);
    if (part.letter == kOutside.letter) {
      end_run(start);
      continue;
    }
    if (run.letters == kHashSeed) begin = start;
    if (part.letter != 0) run.letters = (run.letters ^ static_cast<std::uint64_t>(part.letter)) * kHashPrime;
    run.accents += part.accents;
    on_character(run, begin, at);
  }
  end_run(text.size());
}

PassageFinder::PassageFinder(const std::vector<MatchPattern>& patterns) : matcher_(make_matcher(patterns)) {
  for (const MatchPattern& pattern : patterns) weights_.push_back(pattern.weight);
}

PatternMatcher PassageFinder::make_matcher(const std::vector<MatchPattern>& patterns) {
  std::vector<PatternMatcher::Pattern> sequences;
  for (const MatchPattern& pattern : patterns) {
    PatternMatcher::Pattern& sequence = sequences.emplace_back();
    sequence.window = pattern.window;
    for (const MatchToken& token : pattern.tokens) {
      // A token such as 15/2020/NĐ-CP is several runs.
      scan(
          token.text, [](const Run&, std::size_t, std::size_t) {},
          [&](const Run& run, std::size_t, std::size_t end) {
            const bool prefix = token.prefix && end == token.text.size();
            sequence.symbols.push_back(add_run(run, token.any_accents, prefix));
          });
    }
  }
  return PatternMatcher(std::move(sequences), symbol_count_);
}

std::size_t PassageFinder::add_run(const Run& run, bool any_accents, bool prefix) {
  std::vector<WantedRun>& list = prefix ? wanted_prefixes_ : wanted_;
  for (const WantedRun& known : list) {
    if (known.run == run && known.any_accents == any_accents) return known.symbol;
  }
  if (!prefix) maybe_wanted_.set(run.letters % maybe_wanted_.size());
  list.push_back({run, any_accents, symbol_count_});
  return symbol_count_++;
}

void PassageFinder::add_symbols(const std::vector<WantedRun>& wanted, const Run& run, std::size_t position,
                                std::size_t begin, std::size_t end) {
  for (const WantedRun& w : wanted) {
    if (w.run.letters == run.letters && (w.any_accents || w.run.accents == run.accents))
      matcher_.add(position, begin, end, w.symbol);
  }
}

ByteRange PassageFinder::best_passage(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return {0, text.size()};
  matcher_.clear();
  std::size_t position = 0;
  scan(
      text,
      [&](const Run& run, std::size_t begin, std::size_t end) {
        if (!wanted_prefixes_.empty()) add_symbols(wanted_prefixes_, run, position, begin, end);
      },
      [&](const Run& run, std::size_t begin, std::size_t end) {
        if (maybe_wanted_[run.letters % maybe_wanted_.size()])
          add_symbols(wanted_, run, position, begin, end);
        ++position;
      });
  return heaviest(matcher_.matches(), text.size(), bytes);
}

// Windows begin a little before a match, to show what it stands in.
ByteRange PassageFinder::heaviest(const std::vector<PatternMatcher::Match>& matches, std::size_t size,
                                  std::size_t bytes) const {
  const std::size_t lead = bytes / 5;
  WindowValue value(weights_);
  double best = 0;
  std::size_t begin = 0;
  for (std::size_t first = 0, last = 0; first < matches.size(); ++first) {
    while (last < matches.size() && matches[last].end <= matches[first].begin + bytes - lead)
      value.add(matches[last++].pattern);
    if (value.get() > best) {
      best = value.get();
      begin = matches[first].begin > lead ? matches[first].begin - lead : 0;
    }
    if (last > first)
      value.remove(matches[first].pattern);
    else
      ++last;  // longer than the window
  }
  begin = std::min(begin, size - bytes);
  return {begin, begin + bytes};
}

}  // namespace thongcao
