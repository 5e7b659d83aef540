#include "query_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

using Type = QueryLexeme::Type;

constexpr std::string_view kQuotes[] = {"\"", "“", "”", "„", "«", "»"};
constexpr std::string_view kSpaces[] = {" ", "\t", "\n", "\r", "\v", "\f", "\u00A0", "\u3000"};

// Length of the first of `strings` that `text` begins with, 0 when none does.
template <std::size_t N>
std::size_t starts_with_any(std::string_view text, const std::string_view (&strings)[N]) {
  for (const std::string_view s : strings) {
    if (text.starts_with(s)) return s.size();
  }
  return 0;
}

// The field of a name in either language, with or without accents, hyphens and underscores, in any letter
// case.
std::optional<Field> field_of_name(std::string_view name) {
  constexpr std::size_t kLongestName = 40;  // in bytes; "người_nói" has 12
  if (name.empty() || name.size() > kLongestName) return std::nullopt;
  std::string key = fold_diacritics(normalize(name));
  std::erase_if(key, [](char c) { return c == '-' || c == '_'; });
  static constexpr std::pair<std::string_view, Field> kNames[] = {
      {"title", Field::title},      {"tieude", Field::title},  {"speaker", Field::speaker},
      {"nguoinoi", Field::speaker}, {"date", Field::date},     {"ngay", Field::date},
      {"agency", Field::agency},    {"coquan", Field::agency}, {"number", Field::number},
      {"so", Field::number},        {"source", Field::source}, {"nguon", Field::source}};
  for (const auto& [known, field] : kNames) {
    if (key == known) return field;
  }
  return std::nullopt;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<QueryLexeme> run() {
    while (skip_spaces(), at_ < query_.size()) read_one();
    add(Type::end, at_, at_);
    return std::move(lexemes_);
  }

 private:
  std::string_view rest() const { return query_.substr(at_); }

  void skip_spaces() {
    while (const std::size_t length = starts_with_any(rest(), kSpaces)) at_ += length;
  }

  QueryLexeme& add(Type type, std::size_t begin, std::size_t end) {
    QueryLexeme& lexeme = lexemes_.emplace_back();
    lexeme.type = type;
    lexeme.begin = begin;
    lexeme.end = end;
    return lexeme;
  }

  void read_one() {
    const char c = query_[at_];
    if (c == '(' || c == ')') {
      add(c == '(' ? Type::open : Type::close, at_, at_ + 1);
      ++at_;
    } else if (const std::size_t quote = starts_with_any(rest(), kQuotes)) {
      read_phrase(quote);
    } else if ((c == '+' || c == '-') && operand_follows()) {
      add(c == '+' ? Type::plus : Type::minus, at_, at_ + 1);
      ++at_;
    } else {
      read_word();
    }
  }

  bool operand_follows() const {
    const std::string_view next = rest().substr(1);
    return !next.empty() && starts_with_any(next, kSpaces) == 0 && next[0] != ')' && next[0] != '+' &&
           next[0] != '-';
  }

  // An open quote runs to the end: that is what was meant.
  void read_phrase(std::size_t quote_length) {
    const std::size_t begin = at_;
    at_ += quote_length;
    std::string text;
    std::size_t closing = 0;
    while (at_ < query_.size() && (closing = starts_with_any(rest(), kQuotes)) == 0) {
      if (query_[at_] == '\\' && at_ + 1 < query_.size()) ++at_;
      text += query_[at_++];
    }
    at_ += closing;
    add(Type::phrase, begin, at_).text = std::move(text);
  }

  bool word_ends() const {
    return at_ >= query_.size() || query_[at_] == '(' || query_[at_] == ')' ||
           starts_with_any(rest(), kSpaces) != 0 || starts_with_any(rest(), kQuotes) != 0;
  }

  void read_word() {
    const std::size_t begin = at_;
    std::string text;
    bool escaped = false;  // the last character was
    bool any_escaped = false;
    while (!word_ends()) {
      escaped = query_[at_] == '\\' && at_ + 1 < query_.size();
      any_escaped |= escaped;
      if (escaped)
        ++at_;
      else if (query_[at_] == ':' && !any_escaped && read_field(begin, text))
        return;
      text += query_[at_++];
    }
    if (!any_escaped && read_operator(begin, text)) return;
    const bool prefix = !escaped && text.size() > 1 && text.back() == '*';
    if (prefix) text.pop_back();
    add(prefix ? Type::prefix : Type::word, begin, at_).text = std::move(text);
  }

  // At a colon: is what stands before it the name of a field, and does a value follow?
  bool read_field(std::size_t begin, std::string_view name) {
    const std::string_view next = rest().substr(1);
    if (next.empty() || starts_with_any(next, kSpaces) != 0 || next[0] == ')') return false;
    const auto field = field_of_name(name);
    if (!field) return false;
    ++at_;
    add(Type::field, begin, at_).field = *field;
    return true;
  }

  bool read_operator(std::size_t begin, std::string_view text) {
    // English only: KHÔNG in capitals is how Vietnamese questions stress a "not" that they ask about.
    static constexpr std::pair<std::string_view, Type> kOperators[] = {
        {"AND", Type::and_}, {"OR", Type::or_}, {"NOT", Type::not_}, {"NEAR", Type::near}};
    for (const auto& [name, type] : kOperators) {
      if (text == name) {
        add(type, begin, at_).distance = kDefaultNearDistance;
        lexemes_.back().text = text;
        return true;
      }
    }
    if (!text.starts_with("NEAR/")) return false;
    const std::string_view digits = text.substr(5);
    int distance = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
    if (error != std::errc() || end != digits.data() + digits.size() || distance < 1) return false;
    QueryLexeme& lexeme = add(Type::near, begin, at_);
    lexeme.distance = std::min(distance, kMaxNearDistance);
    lexeme.text = text;
    return true;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<QueryLexeme> lexemes_;
};

}  // namespace

std::vector<QueryLexeme> lex_query(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace thongcao
