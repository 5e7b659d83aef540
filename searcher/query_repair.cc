#include "query_repair.h"

#include <algorithm>
#include <vector>

#include "keystrokes.h"
#include "query_lexer.h"
#include "query_parser.h"
#include "spelling_corrector.h"
#include "term_statistics.h"

namespace thongcao {
namespace {

// Bounds the work, and the words of the result: so many bytes hold half as many words, and each correction
// adds three at most.
constexpr std::size_t kMaxCorrectedBytes = 900;
constexpr std::size_t kMaxCorrections = 8;

// A stretch of a query in which words stand side by side.
struct Run {
  std::size_t begin;
  std::size_t end;
  bool phrase;
};

bool holds_words(Field field) {
  return field != Field::date && field != Field::number && field != Field::source;
}

// The stretches that hold words as they are, without escapes.
std::vector<Run> runs_of(std::string_view query) {
  using Type = QueryLexeme::Type;
  const std::vector<QueryLexeme> lexemes = lex_query(query);
  std::vector<Run> runs;
  std::vector<Field> groups;  // fields of the open groups
  bool continues = false;     // the next word stands beside the last run
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const QueryLexeme& lexeme = lexemes[i];
    const bool value = i > 0 && lexemes[i - 1].type == Type::field;
    const Field field = value ? lexemes[i - 1].field : groups.empty() ? Field::any : groups.back();
    if (lexeme.type == Type::open) groups.push_back(field);
    if (lexeme.type == Type::close && !groups.empty()) groups.pop_back();
    const std::string_view source = query.substr(lexeme.begin, lexeme.end - lexeme.begin);
    const std::size_t at = source.find(lexeme.text);
    const bool phrase = lexeme.type == Type::phrase;
    const bool plain = (phrase || lexeme.type == Type::word) && lexeme.terms > 0 && holds_words(field) &&
                       at != std::string_view::npos && source.find('\\') == std::string_view::npos;
    if (plain) {
      const std::size_t begin = lexeme.begin + at;
      const std::size_t end = begin + lexeme.text.size();
      if (continues && !phrase)
        runs.back().end = end;
      else
        runs.push_back({begin, end, phrase});
    }
    continues = plain && !phrase && !value;
  }
  return runs;
}

// Corrects the spelling of one run after the other, from the last, so that places before it stay.
bool correct_spelling(std::string& query, TermFrequencies& frequencies, const Tokenizer& tokenizer,
                      bool& replaces) {
  TermStatistics statistics(frequencies, tokenizer.lexicon(), fold_diacritics(query) == query);
  SpellingCorrector corrector(statistics, tokenizer);
  std::size_t corrections = 0;
  std::vector<Run> runs = runs_of(query);
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    while (corrections < kMaxCorrections) {
      const auto found =
          corrector.find(std::string_view(query).substr(run->begin, run->end - run->begin), run->phrase);
      if (!found) break;
      const std::size_t before = query.size();
      query.replace(run->begin + found->begin, found->end - found->begin, found->text);
      run->end = run->end + query.size() - before;
      replaces &= found->unknown;
      ++corrections;
    }
  }
  return corrections > 0;
}

// Puts what keystrokes type in their place.
bool decode_words(std::string& query, TermFrequencies& frequencies, const Lexicon& lexicon, bool& replaces) {
  const std::vector<DecodedWord> words = find_keystrokes(query, lexicon);
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    const std::string typed = normalize(std::string_view(query).substr(word->begin, word->end - word->begin));
    replaces &= !frequencies.exists(typed);
    query.replace(word->begin, word->end - word->begin, word->text);
  }
  return !words.empty();
}

}  // namespace

std::optional<RepairedQuery> repair_query(std::string_view query, TermFrequencies& frequencies,
                                          const Tokenizer& tokenizer) {
  if (query.size() > kMaxQueryBytes / 2) return std::nullopt;  // a key becomes two bytes at most
  RepairedQuery repaired{std::string(query), true};
  bool changed = decode_words(repaired.text, frequencies, tokenizer.lexicon(), repaired.replaces);
  if (query.size() <= kMaxCorrectedBytes)
    changed |= correct_spelling(repaired.text, frequencies, tokenizer, repaired.replaces);
  if (!changed) return std::nullopt;
  return repaired;
}

}  // namespace thongcao
