#include "query_lexer.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <thongcao/tokenizer.h>

namespace thongcao {
namespace {

using Type = QueryLexeme::Type;

// In bytes; the longest name, "người-nói" with combining marks, has 17.
constexpr std::size_t kMaxFieldNameBytes = 32;
constexpr std::size_t kMaxAliasBytes = 12;

struct Character {
  UChar32 value;
  std::size_t length;  // in bytes
};

// The character at `at` < text.size(); U+FFFD for what is not valid UTF-8.
Character character_at(std::string_view text, std::size_t at) {
  const char* const bytes = text.data() + at;
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, U8_MAX_LENGTH));
  std::int32_t length = 0;
  UChar32 value;
  U8_NEXT_OR_FFFD(bytes, length, size, value);
  return {value, static_cast<std::size_t>(length)};
}

bool is_name_character(UChar32 c) {
  return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || c == '-' || c == '_';
}

// Any of these opens a phrase and any closes it: keyboards and word processors mix them freely.
bool is_quote(UChar32 c) {
  switch (c) {
    case '"':
    case 0xAB:    // «
    case 0xBB:    // »
    case 0x201C:  // “
    case 0x201D:  // ”
    case 0x201E:  // „
    case 0x201F:  // ‟
    case 0xFF02:  // ＂
      return true;
    default:
      return false;
  }
}
constexpr UChar32 kOpeningSingleQuote = 0x2018;  // ‘
constexpr UChar32 kClosingSingleQuote = 0x2019;  // ’, which also is an apostrophe

bool ends_word(UChar32 c) {
  return u_isUWhiteSpace(c) || c == '(' || c == ')' || is_quote(c);
}

// How many things to search for a text holds at most: runs of letters and digits, ideographs one by one.
std::size_t count_terms(std::string_view text) {
  std::size_t terms = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = character_at(text, at);
    const bool alone = u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
    const bool continues = u_isalnum(c) || (inside && u_charType(c) == U_NON_SPACING_MARK);
    if (continues && (alone || !inside)) ++terms;
    inside = continues && !alone;
    at += length;
  }
  return terms;
}

// The field of a name in either language, with or without accents, in any letter case, its words joined by a
// hyphen, underscore or space or not at all.
std::optional<Field> field_of_name(std::string_view name) {
  std::string key = normalize(name);
  std::erase_if(key, [](char c) { return c == '-' || c == '_' || c == ' '; });
  struct Name {
    std::string_view accented;
    std::string_view plain;
    Field field;
  };
  static constexpr Name kNames[] = {
      {"title", "title", Field::title},       {"tiêuđề", "tieude", Field::title},
      {"speaker", "speaker", Field::speaker}, {"ngườinói", "nguoinoi", Field::speaker},
      {"date", "date", Field::date},          {"ngày", "ngay", Field::date},
      {"agency", "agency", Field::agency},    {"cơquan", "coquan", Field::agency},
      {"number", "number", Field::number},    {"số", "so", Field::number},
      {"source", "source", Field::source},    {"nguồn", "nguon", Field::source},
  };
  for (const auto& [accented, plain, field] : kNames) {
    if (key == accented || key == plain) return field;
  }
  return std::nullopt;
}

// The operator that an upper-case Vietnamese word stands for; `word` when it stands for none.
Type alias_of(std::string_view text) {
  if (text.size() > kMaxAliasBytes) return Type::word;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = character_at(text, at);
    if (u_islower(c)) return Type::word;
    at += length;
  }
  const std::string key = normalize(text);
  return key == "và" ? Type::and_ : key == "hoặc" ? Type::or_ : key == "không" ? Type::not_ : Type::word;
}

// The distance of NEAR or NEAR/n; nothing for another word. A number out of range means the nearest in it.
std::optional<int> near_distance(std::string_view text) {
  if (text == "NEAR") return kDefaultNearDistance;
  if (!text.starts_with("NEAR/")) return std::nullopt;
  const std::string_view digits = text.substr(5);
  if (digits.empty() ||
      !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  int distance = kMaxNearDistance;  // stays when the number is too large to read
  std::from_chars(digits.data(), digits.data() + digits.size(), distance);
  return std::clamp(distance, 1, kMaxNearDistance);
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<QueryLexeme> run() {
    while (skip_spaces(), at_ < query_.size()) read_one();
    add(Type::end, at_, {});
    resolve_aliases();
    return std::move(lexemes_);
  }

 private:
  Character here() const { return character_at(query_, at_); }

  void skip_spaces() {
    while (at_ < query_.size() && u_isUWhiteSpace(here().value)) at_ += here().length;
  }

  // Adds a lexeme that reaches from `begin` to here.
  QueryLexeme& add(Type type, std::size_t begin, std::string text) {
    QueryLexeme& lexeme = lexemes_.emplace_back();
    lexeme.type = type;
    lexeme.terms = count_terms(text);
    lexeme.text = std::move(text);
    lexeme.begin = begin;
    lexeme.end = at_;
    return lexeme;
  }

  void read_one() {
    const std::size_t begin = at_;
    const auto [c, length] = here();
    // What follows a field's colon at once is its value, whatever else it looks like.
    const bool value =
        !lexemes_.empty() && lexemes_.back().type == Type::field && lexemes_.back().end == begin;
    if (c == '(' || c == ')') {
      at_ += length;
      add(c == '(' ? Type::open : Type::close, begin, {});
    } else if (is_quote(c) || c == kOpeningSingleQuote) {
      at_ += length;
      read_phrase(begin, c == kOpeningSingleQuote);
    } else if (!value && (c == '+' || c == '-') && operand_follows()) {
      at_ += length;
      add(c == '+' ? Type::plus : Type::minus, begin, {});
    } else if (value || !read_field()) {
      read_word(value);
    }
  }

  bool operand_follows() const {
    if (at_ + 1 >= query_.size()) return false;
    const UChar32 next = character_at(query_, at_ + 1).value;
    return !u_isUWhiteSpace(next) && next != ')' && next != '+' && next != '-';
  }

  // An open quote runs to the end: that is what was meant.
  void read_phrase(std::size_t begin, bool single) {
    std::string text;
    while (at_ < query_.size()) {
      const auto [c, length] = here();
      at_ += length;
      if (single ? c == kClosingSingleQuote && !letter_follows() : is_quote(c)) break;
      if (c == '\\' && at_ < query_.size())
        take_character(text);
      else
        text.append(query_, at_ - length, length);
    }
    add(Type::phrase, begin, std::move(text));
  }

  bool letter_follows() const { return at_ < query_.size() && u_isalpha(here().value); }

  void take_character(std::string& text) {
    const std::size_t length = here().length;
    text.append(query_, at_, length);
    at_ += length;
  }

  // The name of a field and its colon; its two words may have a space between them as in running text.
  bool read_field() {
    const std::string_view window = query_.substr(at_, kMaxFieldNameBytes);
    std::size_t length = 0;
    bool spaced = false;
    while (length < window.size() && window[length] != ':') {
      const Character c = character_at(window, length);
      const bool space = c.value == ' ' && !spaced && length > 0;
      if (!space && !is_name_character(c.value)) return false;
      spaced |= space;
      length += c.length;
    }
    if (length == 0 || length == window.size()) return false;
    const auto field = field_of_name(window.substr(0, length));
    if (!field) return false;
    const std::size_t begin = at_;
    at_ += length + 1;
    add(Type::field, begin, std::string(window.substr(0, length + 1))).field = *field;
    return true;
  }

  void read_word(bool value) {
    const std::size_t begin = at_;
    std::string text;
    bool escaped = false;      // the last character was
    bool any_escaped = false;  // so it is a word, whatever it looks like
    while (at_ < query_.size() && !ends_word(here().value)) {
      escaped = here().value == '\\';
      if (escaped && ++at_ == query_.size()) break;
      any_escaped |= escaped;
      take_character(text);
      if (is_comparison(text)) skip_spaces();
    }
    if (!value && !any_escaped && read_operator(begin, text)) return;
    const bool prefix = !escaped && text.ends_with('*') && count_terms(text) > 0;
    if (prefix) text.pop_back();
    const Type alias = value || any_escaped || prefix ? Type::word : alias_of(text);
    if (alias != Type::word) aliases_.emplace_back(lexemes_.size(), alias);
    add(prefix ? Type::prefix : Type::word, begin, std::move(text));
  }

  // "date: >= 2019" is one value in spite of its spaces.
  bool is_comparison(std::string_view text) const {
    if (lexemes_.empty() || lexemes_.back().type != Type::field || lexemes_.back().field != Field::date)
      return false;
    return text == ">" || text == "<" || text == "=" || text == ">=" || text == "<=" || text == "≥" ||
           text == "≤";
  }

  bool read_operator(std::size_t begin, const std::string& text) {
    if (const auto distance = near_distance(text)) {
      add(Type::near, begin, text).distance = *distance;
      return true;
    }
    const Type type = text == "AND" ? Type::and_ : text == "OR" ? Type::or_ : Type::not_;
    if (type == Type::not_ && text != "NOT") return false;
    add(type, begin, text);
    return true;
  }

  // VÀ and HOẶC are operators between operands, KHÔNG only behind another operator: capitals are how
  // Vietnamese questions stress the "not" that they ask about. In a query all in upper case they are words
  // like the others.
  void resolve_aliases() {
    if (aliases_.empty() || !has_lower_case()) return;
    for (const auto& [i, type] : aliases_) {
      if (i == 0 || !starts_operand(lexemes_[i + 1])) continue;
      const QueryLexeme& before = lexemes_[i - 1];
      const bool after_operator = before.type == Type::and_ || before.type == Type::or_;
      if (type == Type::not_ ? after_operator : ends_operand(before)) lexemes_[i].type = type;
    }
  }

  static bool ends_operand(const QueryLexeme& lexeme) {
    return lexeme.type == Type::close || (lexeme.type <= Type::phrase && lexeme.terms > 0);
  }
  static bool starts_operand(const QueryLexeme& lexeme) {
    switch (lexeme.type) {
      case Type::field:
      case Type::open:
      case Type::plus:
      case Type::minus:
        return true;
      default:
        return lexeme.type <= Type::phrase && lexeme.terms > 0;
    }
  }

  bool has_lower_case() const {
    for (std::size_t at = 0; at < query_.size();) {
      const auto [c, length] = character_at(query_, at);
      if (u_islower(c)) return true;
      at += length;
    }
    return false;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<QueryLexeme> lexemes_;
  std::vector<std::pair<std::size_t, Type>> aliases_;  // words that may be operators
};

}  // namespace

std::vector<QueryLexeme> lex_query(std::string_view query) {
  return Lexer(query).run();
}

std::size_t column_of(std::string_view query, std::size_t byte) {
  std::size_t column = 1;
  for (std::size_t at = 0; at < byte && at < query.size(); ++column) at += character_at(query, at).length;
  return column;
}

}  // namespace thongcao
