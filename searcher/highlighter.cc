#include "highlighter.h"

#include <algorithm>

#include <thongcao/printable.h>

namespace thongcao {
namespace {

// A snippet is looked for in so much of a text: enough for any announcement, bounded for a huge one.
constexpr std::size_t kMaxSearchedBytes = 1 << 20;
constexpr std::string_view kEllipsis = "…";

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
// U+0300 to U+036F, which belong to the letter before them.
bool is_combining_mark(std::string_view text) {
  return text.size() > 1 &&
         (text[0] == '\xCC' || (text[0] == '\xCD' && static_cast<unsigned char>(text[1]) < 0xB0));
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

// Moves a cut to the nearest word border before it, unless that is too far away; then to a character.
std::size_t word_border(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxMove = 60;
  for (std::size_t i = at; i > 0 && at - i < kMaxMove; --i) {
    if (is_space(text[i - 1])) return i;
  }
  while (at > 0 && at < text.size() && (is_continuation(text[at]) || is_combining_mark(text.substr(at))))
    --at;
  return at;
}

// Copies text into an excerpt: one line, nothing unprintable, matches moved along.
class ExcerptWriter {
 public:
  void append(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t unprintable = unprintable_length(text.substr(at));
      if (is_space(text[at])) {
        if (!excerpt_.text.empty() && excerpt_.text.back() != ' ') excerpt_.text += ' ';
        ++at;
      } else if (unprintable > 0) {
        at += unprintable;
      } else {
        excerpt_.text += text[at++];
      }
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

// What the matches of a window are worth: each pattern its weight, and a little for its repetitions.
class WindowValue {
 public:
  explicit WindowValue(const std::vector<MatchPattern>& patterns)
      : patterns_(patterns), counts_(patterns.size()) {}

  void add(std::size_t pattern) {
    value_ += patterns_[pattern].weight * (counts_[pattern]++ == 0 ? 1 : kRepetition);
  }
  void remove(std::size_t pattern) {
    value_ -= patterns_[pattern].weight * (--counts_[pattern] == 0 ? 1 : kRepetition);
  }
  double get() const { return value_; }

 private:
  static constexpr double kRepetition = 0.1;

  const std::vector<MatchPattern>& patterns_;
  std::vector<std::size_t> counts_;
  double value_ = 0;
};

}  // namespace

Highlighter::Highlighter(const Tokenizer& tokenizer, std::vector<MatchPattern> patterns)
    : tokenizer_(tokenizer),
      patterns_(std::move(patterns)),
      wanted_syllables_(tokenizer.lexicon().syllable_count()),
      stream_(tokenizer) {
  std::erase_if(patterns_, [](const MatchPattern& pattern) { return pattern.tokens.empty(); });
  for (std::size_t p = 0; p < patterns_.size(); ++p) {
    std::vector<std::size_t>& ids = pattern_ids_.emplace_back();
    for (const MatchToken& token : patterns_[p].tokens) ids.push_back(id_of(token));
    for (std::size_t i = 0; i < (patterns_[p].window > 0 ? ids.size() : 1); ++i) {
      std::vector<std::size_t>& list = patterns_of_id_[ids[i]];
      if (list.empty() || list.back() != p) list.push_back(p);
    }
  }
  // The views point into tokens_, which grows no more.
  const Lexicon& lexicon = tokenizer_.lexicon();
  for (std::size_t id = 0; id < tokens_.size(); ++id) {
    const MatchToken& token = tokens_[id];
    if (token.prefix) {
      prefixes_.push_back(id);
      continue;
    }
    (token.any_accents ? folded_ : exact_).emplace(token.text, id);
    const std::uint32_t syllable = lexicon.find_syllable(token.text);
    if (syllable == kNoId) continue;
    if (!token.any_accents) {
      wanted_syllables_[syllable] = true;
      continue;
    }
    for (const std::uint32_t variant : lexicon.variants(syllable)) wanted_syllables_[variant] = true;
  }
}

std::size_t Highlighter::id_of(const MatchToken& token) {
  const auto found = std::find(tokens_.begin(), tokens_.end(), token);
  if (found != tokens_.end()) return static_cast<std::size_t>(found - tokens_.begin());
  tokens_.push_back(token);
  patterns_of_id_.emplace_back();
  return tokens_.size() - 1;
}

void Highlighter::add_ids(const Token& token) {
  const auto add = [&](const auto& map, std::string_view key) {
    for (auto [at, end] = map.equal_range(key); at != end; ++at) ids_.push_back(at->second);
  };
  for (const std::size_t id : prefixes_) {
    if (token.text.starts_with(tokens_[id].text)) ids_.push_back(id);
  }
  if (token.syllable == kNoId) {
    add(exact_, token.text);
    add(folded_, token.text);
  } else if (wanted_syllables_[token.syllable]) {
    const Lexicon& lexicon = tokenizer_.lexicon();
    add(exact_, token.text);
    add(folded_, lexicon.syllable(lexicon.folded(token.syllable)));
  }
}

void Highlighter::find_occurrences(std::string_view text) {
  occurrences_.clear();
  ids_.clear();
  if (patterns_.empty()) return;
  std::size_t position = 0;
  // Positions count across punctuation, as they do in the index.
  for (stream_.reset(text.substr(0, kMaxSearchedBytes)); stream_.next();) {
    for (const Token& token : stream_.tokens()) {
      const std::size_t first_id = ids_.size();
      add_ids(token);
      if (ids_.size() > first_id) occurrences_.push_back({position, token.begin, token.end, first_id});
      ++position;
    }
  }
}

bool Highlighter::has_id(std::size_t occurrence, std::size_t id) const {
  const std::size_t end =
      occurrence + 1 < occurrences_.size() ? occurrences_[occurrence + 1].first_id : ids_.size();
  const auto last = ids_.begin() + static_cast<std::ptrdiff_t>(end);
  return std::find(ids_.begin() + static_cast<std::ptrdiff_t>(occurrences_[occurrence].first_id), last, id) !=
         last;
}

void Highlighter::match_sequence(std::size_t pattern, std::size_t first, std::vector<Match>& matches) const {
  const std::vector<std::size_t>& ids = pattern_ids_[pattern];
  if (first + ids.size() > occurrences_.size()) return;
  for (std::size_t k = 0; k < ids.size(); ++k) {
    if (occurrences_[first + k].position != occurrences_[first].position + k || !has_id(first + k, ids[k]))
      return;
  }
  matches.push_back({occurrences_[first].begin, occurrences_[first + ids.size() - 1].end, pattern});
}

// The tokens of a window that begins at an occurrence, if it has all of the pattern's.
void Highlighter::match_window(std::size_t pattern, std::size_t first, std::vector<Match>& matches) const {
  const std::vector<std::size_t>& ids = pattern_ids_[pattern];
  std::vector<std::size_t> found;
  for (const std::size_t id : ids) {
    std::size_t at = first;
    const auto inside = [&] {
      return at < occurrences_.size() &&
             occurrences_[at].position - occurrences_[first].position < patterns_[pattern].window;
    };
    while (inside() && (!has_id(at, id) || std::find(found.begin(), found.end(), at) != found.end())) ++at;
    if (!inside()) return;
    found.push_back(at);
  }
  for (const std::size_t at : found)
    matches.push_back({occurrences_[at].begin, occurrences_[at].end, pattern});
}

std::vector<Highlighter::Match> Highlighter::find(std::string_view text) {
  find_occurrences(text);
  std::vector<Match> matches;
  for (std::size_t i = 0; i < occurrences_.size(); ++i) {
    const std::size_t end = i + 1 < occurrences_.size() ? occurrences_[i + 1].first_id : ids_.size();
    for (std::size_t k = occurrences_[i].first_id; k < end; ++k) {
      for (const std::size_t pattern : patterns_of_id_[ids_[k]]) {
        if (patterns_[pattern].window > 0)
          match_window(pattern, i, matches);
        else
          match_sequence(pattern, i, matches);
      }
    }
  }
  // The longer of two that begin together first.
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return matches;
}

// The window of `bytes` bytes that is worth most; the first of equals. Windows begin a little before a match.
ByteRange Highlighter::best_window(const std::vector<Match>& matches, std::string_view text,
                                   std::size_t bytes) const {
  const std::size_t lead = bytes / 5;
  WindowValue value(patterns_);
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
  if (begin + bytes > text.size()) begin = text.size() - bytes;
  return {begin, begin + bytes};
}

ByteRange Highlighter::choose_window(const std::vector<Match>& matches, std::string_view text,
                                     std::size_t characters) const {
  // What counts is characters; a sample tells how many bytes they are.
  const std::string_view sample = text.substr(0, 4096);
  const std::size_t bytes = characters * sample.size() / std::max<std::size_t>(1, count_characters(sample));
  if (text.size() <= bytes) return {0, text.size()};
  ByteRange window = best_window(matches, text, bytes);
  if (window.begin > 0) window.begin = word_border(text, window.begin);
  if (window.end < text.size()) window.end = std::max(window.begin, word_border(text, window.end));
  return window;
}

Excerpt Highlighter::highlight(std::string_view text) {
  return snippet(text, text.size());
}

Excerpt Highlighter::snippet(std::string_view text, std::size_t characters) {
  const std::vector<Match> matches = find(text);
  const ByteRange window = choose_window(matches, text, characters);
  ExcerptWriter writer;
  if (window.begin > 0) writer.append(kEllipsis);
  std::size_t at = window.begin;
  for (const Match& match : matches) {
    // Not what the window cuts, nor what lies in a longer match.
    if (match.begin < window.begin || match.end > window.end || match.end <= at) continue;
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
