#include "highlighter.h"

#include <algorithm>

#include <thongcao/printable.h>

#include "folded_prefix.h"

namespace thongcao {
namespace {

// A snippet is looked for in so much of a text: enough for any announcement, bounded for a huge one.
constexpr std::size_t kMaxSearchedBytes = 128 << 10;
// Matches may reach so far out of a snippet.
constexpr std::size_t kContextBytes = 120;
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

}  // namespace

Highlighter::Highlighter(const Tokenizer& tokenizer, const std::vector<MatchPattern>& patterns)
    : tokenizer_(tokenizer), matcher_(make_matcher(patterns)), passages_(patterns), stream_(tokenizer) {
  for (std::size_t symbol = 0; symbol < symbols_.size(); ++symbol) {
    if (symbols_[symbol].prefix)
      prefixes_.push_back(symbol);
    else
      (symbols_[symbol].any_accents ? folded_ : exact_).emplace(symbols_[symbol].text, symbol);
  }
}

PatternMatcher Highlighter::make_matcher(const std::vector<MatchPattern>& patterns) {
  std::vector<PatternMatcher::Pattern> sequences;
  for (const MatchPattern& pattern : patterns) {
    PatternMatcher::Pattern& sequence = sequences.emplace_back();
    sequence.window = pattern.window;
    for (const MatchToken& token : pattern.tokens) sequence.symbols.push_back(symbol_of(token));
  }
  return PatternMatcher(std::move(sequences), symbols_.size());
}

std::size_t Highlighter::symbol_of(const MatchToken& token) {
  const auto found = std::find(symbols_.begin(), symbols_.end(), token);
  if (found != symbols_.end()) return static_cast<std::size_t>(found - symbols_.begin());
  symbols_.push_back(token);
  return symbols_.size() - 1;
}

void Highlighter::add_matching(const Token& token, std::size_t position) {
  const auto add = [&](std::size_t symbol) { matcher_.add(position, token.begin, token.end, symbol); };
  const auto add_equal = [&](const auto& symbols, std::string_view text) {
    for (auto [at, end] = symbols.equal_range(text); at != end; ++at) add(at->second);
  };
  const Lexicon& lexicon = tokenizer_.lexicon();
  add_equal(exact_, token.text);
  add_equal(folded_, token.syllable == kNoId ? token.text : lexicon.syllable(lexicon.folded(token.syllable)));
  for (const std::size_t symbol : prefixes_) {
    const MatchToken& wanted = symbols_[symbol];
    if (wanted.any_accents ? begins_folded(token.text, wanted.text) : token.text.starts_with(wanted.text))
      add(symbol);
  }
}

std::vector<PatternMatcher::Match> Highlighter::find(std::string_view text) {
  matcher_.clear();
  if (symbols_.empty()) return {};
  std::size_t position = 0;
  // Positions count across punctuation, as they do in the index.
  for (stream_.reset(text); stream_.next();) {
    for (const Token& token : stream_.tokens()) add_matching(token, position++);
  }
  return matcher_.matches();
}

Excerpt Highlighter::highlight(std::string_view text) {
  return excerpt(text, {0, text.size()});
}

Excerpt Highlighter::snippet(std::string_view text, std::size_t characters) {
  if (text.size() <= characters) return highlight(text);
  // What counts is characters; a sample tells how many bytes they are.
  const std::string_view sample = text.substr(0, 4096);
  const std::size_t bytes = characters * sample.size() / std::max<std::size_t>(1, count_characters(sample));
  if (text.size() <= bytes) return highlight(text);
  ByteRange shown = passages_.best_passage(text.substr(0, kMaxSearchedBytes), bytes);
  if (shown.begin > 0) shown.begin = word_border(text, shown.begin);
  if (shown.end < text.size()) shown.end = std::max(shown.begin, word_border(text, shown.end));
  return excerpt(text, shown);
}

Excerpt Highlighter::excerpt(std::string_view text, ByteRange shown) {
  const std::size_t begin = shown.begin <= kContextBytes ? 0 : word_border(text, shown.begin - kContextBytes);
  const std::size_t end = std::min(text.size(), shown.end + kContextBytes);
  ExcerptWriter writer;
  if (shown.begin > 0) writer.append(kEllipsis);
  std::size_t at = shown.begin;
  for (const PatternMatcher::Match& match : find(text.substr(begin, end - begin))) {
    // Not what is cut, nor what lies in a longer match.
    if (begin + match.begin < shown.begin || begin + match.end > shown.end || begin + match.end <= at)
      continue;
    const std::size_t match_begin = std::max(begin + match.begin, at);
    writer.append(text.substr(at, match_begin - at));
    writer.append_match(text.substr(match_begin, begin + match.end - match_begin));
    at = begin + match.end;
  }
  writer.append(text.substr(at, shown.end - at));
  if (shown.end < text.size()) writer.append(kEllipsis);
  return writer.take();
}

}  // namespace thongcao
