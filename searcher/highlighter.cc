#include "highlighter.h"

#include <algorithm>
#include <set>

namespace thongcao {
namespace {

// A snippet is looked for in so much of a text: enough for any announcement, bounded for a huge one.
constexpr std::size_t kMaxSearchedBytes = 2 << 20;
constexpr std::string_view kEllipsis = "…";

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

// Moves a cut to the nearest word border before it, unless that is too far away.
std::size_t word_border(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxMove = 60;
  for (std::size_t i = at; i > 0 && at - i < kMaxMove; --i) {
    if (is_space(text[i - 1])) return i;
  }
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

// Copies text into an excerpt: one line, invalid bytes repaired, matches moved along.
class ExcerptWriter {
 public:
  void append(std::string_view text) {
    for (const char c : text) {
      if (!is_space(c))
        excerpt_.text += c;
      else if (!excerpt_.text.empty() && excerpt_.text.back() != ' ')
        excerpt_.text += ' ';
    }
  }
  void append_match(std::string_view text) {
    const std::size_t begin = excerpt_.text.size();
    append(text);
    if (excerpt_.text.size() > begin) excerpt_.matches.push_back({begin, excerpt_.text.size()});
  }
  Excerpt take() { return std::move(excerpt_); }

 private:
  Excerpt excerpt_;
};

}  // namespace

Highlighter::Highlighter(const Tokenizer& tokenizer, std::vector<MatchPattern> patterns)
    : tokenizer_(tokenizer), patterns_(std::move(patterns)), stream_(tokenizer) {
  std::erase_if(patterns_, [](const MatchPattern& pattern) { return pattern.tokens.empty(); });
  for (std::size_t i = 0; i < patterns_.size(); ++i)
    by_first_token_.emplace(patterns_[i].tokens.front().text, i);
}

bool Highlighter::equal(const MatchToken& wanted, const TextToken& token) {
  return wanted.text == (wanted.any_accents ? token.unaccented : token.text);
}

bool Highlighter::matches_at(const MatchPattern& pattern, std::size_t i) const {
  if (i + pattern.tokens.size() > passage_.size()) return false;
  for (std::size_t k = 0; k < pattern.tokens.size(); ++k) {
    if (!equal(pattern.tokens[k], passage_[i + k])) return false;
  }
  return true;
}

void Highlighter::match_passage(std::vector<Match>& matches) {
  const Lexicon& lexicon = tokenizer_.lexicon();
  passage_.clear();
  for (const Token& token : stream_.tokens()) {
    const std::string_view unaccented =
        token.syllable == kNoId ? token.text : lexicon.syllable(lexicon.folded(token.syllable));
    passage_.push_back({token.begin, token.end, token.text, unaccented});
  }
  for (std::size_t i = 0; i < passage_.size(); ++i) {
    const auto try_key = [&](std::string_view key) {
      const auto [first, last] = by_first_token_.equal_range(key);
      for (auto found = first; found != last; ++found) {
        const MatchPattern& pattern = patterns_[found->second];
        if (matches_at(pattern, i)) {
          matches.push_back({passage_[i].begin, passage_[i + pattern.tokens.size() - 1].end, found->second});
        }
      }
    };
    try_key(passage_[i].text);
    if (passage_[i].unaccented != passage_[i].text) try_key(passage_[i].unaccented);
  }
}

std::vector<Highlighter::Match> Highlighter::find(std::string_view text) {
  std::vector<Match> matches;
  if (patterns_.empty()) return matches;
  stream_.reset(text.substr(0, kMaxSearchedBytes));
  while (stream_.next()) match_passage(matches);
  return matches;
}

// The window of `bytes` bytes with the greatest weight of different patterns; the first of equals. Windows
// begin at matches.
ByteRange Highlighter::best_window(const std::vector<Match>& matches, std::string_view text,
                                   std::size_t bytes) const {
  constexpr double kRepetition = 0.1;  // what a further match of the same pattern is worth
  // A lead before the first match shows what it stands in.
  const std::size_t lead = bytes / 5;
  double best = -1;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    std::set<std::size_t> seen;
    double value = 0;
    for (std::size_t k = i; k < matches.size() && matches[k].end <= matches[i].begin + bytes - lead; ++k) {
      const double weight = patterns_[matches[k].pattern].weight;
      value += seen.insert(matches[k].pattern).second ? weight : kRepetition * weight;
    }
    if (value > best) {
      best = value;
      begin = matches[i].begin > lead ? matches[i].begin - lead : 0;
    }
  }
  if (begin + bytes > text.size()) begin = text.size() > bytes ? text.size() - bytes : 0;
  return {begin, std::min(text.size(), begin + bytes)};
}

Excerpt Highlighter::highlight(std::string_view text) {
  return snippet(text, text.size());
}

Excerpt Highlighter::snippet(std::string_view text, std::size_t characters) {
  const std::vector<Match> matches = find(text);
  // Vietnamese has 1.35 bytes a character or so; what counts is characters.
  const std::string_view sample = text.substr(0, 4096);
  const std::size_t sample_characters = std::max<std::size_t>(1, count_characters(sample));
  const std::size_t bytes = std::max<std::size_t>(1, characters * sample.size() / sample_characters);
  ByteRange window{0, text.size()};
  if (text.size() > bytes) {
    window = best_window(matches, text, bytes);
    if (window.begin > 0) window.begin = word_border(text, window.begin);
    if (window.end < text.size()) window.end = std::max(window.begin, word_border(text, window.end));
  }
  ExcerptWriter writer;
  if (window.begin > 0) writer.append(kEllipsis);
  std::size_t at = window.begin;
  std::vector<Match> shown;
  for (const Match& match : matches) {
    if (match.begin >= window.begin && match.end <= window.end) shown.push_back(match);
  }
  std::sort(shown.begin(), shown.end(), [](const Match& a, const Match& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  for (const Match& match : shown) {
    if (match.end <= at) continue;  // inside a longer match
    const std::size_t begin = std::max(match.begin, at);
    writer.append(text.substr(at, begin - at));
    writer.append_match(text.substr(begin, match.end - begin));
    at = match.end;
  }
  writer.append(text.substr(at, window.end - at));
  if (window.end < text.size()) writer.append(kEllipsis);
  return writer.take();
}

}  // namespace thongcao
