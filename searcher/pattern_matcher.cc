#include "pattern_matcher.h"

#include <algorithm>
#include <utility>

namespace thongcao {

PatternMatcher::PatternMatcher(std::vector<Pattern> patterns, std::size_t symbol_count)
    : patterns_(std::move(patterns)), begun_by_(symbol_count) {
  for (std::size_t p = 0; p < patterns_.size(); ++p) {
    const std::vector<std::size_t>& symbols = patterns_[p].symbols;
    const std::size_t beginnings =
        patterns_[p].window > 0 ? symbols.size() : std::min<std::size_t>(1, symbols.size());
    for (std::size_t i = 0; i < beginnings; ++i) {
      std::vector<std::size_t>& list = begun_by_[symbols[i]];
      if (list.empty() || list.back() != p) list.push_back(p);
    }
  }
}

void PatternMatcher::clear() {
  places_.clear();
  symbols_.clear();
}

void PatternMatcher::add(std::size_t position, std::size_t begin, std::size_t end, std::size_t symbol) {
  if (places_.empty() || places_.back().position != position)
    places_.push_back({position, begin, end, symbols_.size()});
  symbols_.push_back(symbol);
}

std::size_t PatternMatcher::symbols_end(std::size_t place) const {
  return place + 1 < places_.size() ? places_[place + 1].first_symbol : symbols_.size();
}

bool PatternMatcher::has(std::size_t place, std::size_t symbol) const {
  const auto first = symbols_.begin() + static_cast<std::ptrdiff_t>(places_[place].first_symbol);
  const auto last = symbols_.begin() + static_cast<std::ptrdiff_t>(symbols_end(place));
  return std::find(first, last, symbol) != last;
}

void PatternMatcher::match_sequence(std::size_t pattern, std::size_t first,
                                    std::vector<Match>& matches) const {
  const std::vector<std::size_t>& symbols = patterns_[pattern].symbols;
  if (first + symbols.size() > places_.size()) return;
  for (std::size_t k = 0; k < symbols.size(); ++k) {
    if (places_[first + k].position != places_[first].position + k || !has(first + k, symbols[k])) return;
  }
  matches.push_back({places_[first].begin, places_[first + symbols.size() - 1].end, pattern});
}

// The places of a window that begins at one, if it has all symbols.
void PatternMatcher::match_window(std::size_t pattern, std::size_t first, std::vector<Match>& matches) const {
  std::vector<std::size_t> found;
  for (const std::size_t symbol : patterns_[pattern].symbols) {
    std::size_t at = first;
    const auto inside = [&] {
      return at < places_.size() &&
             places_[at].position - places_[first].position < patterns_[pattern].window;
    };
    while (inside() && (!has(at, symbol) || std::find(found.begin(), found.end(), at) != found.end())) ++at;
    if (!inside()) return;
    found.push_back(at);
  }
  for (const std::size_t at : found) matches.push_back({places_[at].begin, places_[at].end, pattern});
}

std::vector<PatternMatcher::Match> PatternMatcher::matches() const {
  std::vector<Match> matches;
  for (std::size_t place = 0; place < places_.size(); ++place) {
    for (std::size_t i = places_[place].first_symbol; i < symbols_end(place); ++i) {
      for (const std::size_t pattern : begun_by_[symbols_[i]]) {
        if (patterns_[pattern].window > 0)
          match_window(pattern, place, matches);
        else
          match_sequence(pattern, place, matches);
      }
    }
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return matches;
}

}  // namespace thongcao
