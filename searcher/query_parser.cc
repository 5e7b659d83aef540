#include "query_parser.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <thongcao/query_error.h>

#include "query_dates.h"
#include "query_lexer.h"

namespace thongcao {
namespace {

using NodePtr = std::unique_ptr<QueryNode>;
using NodeType = QueryNode::Type;
using Reason = QueryError::Reason;
using Type = QueryLexeme::Type;

NodePtr join(NodeType type, std::vector<NodePtr> children) {
  NodePtr node = std::make_unique<QueryNode>();
  node->type = type;
  if (!children.empty()) node->begin = children.front()->begin;
  for (const NodePtr& child : children) {  // NOT moves its operands behind the others
    node->begin = std::min(node->begin, child->begin);
    node->end = std::max(node->end, child->end);
  }
  node->children = std::move(children);
  return node;
}

// What AND and NOT have collected up to an OR.
class Clause {
 public:
  void add(NodePtr node, bool negated) { (negated ? excluded_ : parts_).push_back(std::move(node)); }

  // Moves the clause, if there is one, to the end of `out` and starts a new one.
  void flush(std::vector<NodePtr>& out) {
    if (!excluded_.empty()) {
      parts_.push_back(join(NodeType::none_of, std::exchange(excluded_, {})));
    } else if (parts_.size() < 2) {
      if (!parts_.empty()) out.push_back(std::move(parts_.front()));
      parts_.clear();
      return;
    }
    out.push_back(join(NodeType::all_of, std::exchange(parts_, {})));
  }

 private:
  std::vector<NodePtr> parts_;
  std::vector<NodePtr> excluded_;
};

// Words, groups and fields side by side.
NodePtr join_ranked(std::vector<NodePtr> items) {
  if (items.empty()) return nullptr;
  const auto excluded = [](const NodePtr& node) { return node->excluded; };
  if (std::all_of(items.begin(), items.end(), excluded)) {  // "-a" alone says what "NOT a" says
    for (const NodePtr& item : items) item->excluded = false;
    std::vector<NodePtr> parts;
    parts.push_back(join(NodeType::none_of, std::move(items)));
    return join(NodeType::all_of, std::move(parts));
  }
  if (items.size() > 1) return join(NodeType::ranked, std::move(items));
  items.front()->required = false;
  return std::move(items.front());
}

// Recursive descent over the lexemes; each level of parentheses is one level of recursion, bounded by
// kMaxQueryDepth. The grammar is in query_language.md.
class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query), lexemes_(lex_query(query)) {
    drop_unmatched_closers();
  }

  NodePtr parse() {
    NodePtr root = parse_expression(Field::any);
    return root ? std::move(root) : join(NodeType::ranked, {});
  }

 private:
  // A closing parenthesis too many ends nothing.
  void drop_unmatched_closers() {
    std::size_t depth = 0;
    std::erase_if(lexemes_, [&](const QueryLexeme& lexeme) {
      if (lexeme.type == Type::open) ++depth;
      if (lexeme.type != Type::close) return false;
      if (depth == 0) return true;
      --depth;
      return false;
    });
  }

  const QueryLexeme& peek() const { return lexemes_[at_]; }
  bool next_is(Type type) const { return peek().type == type; }
  bool take(Type type) {
    if (!next_is(type)) return false;
    ++at_;
    return true;
  }
  static bool is_operand(Type type) { return type <= Type::phrase || type == Type::open; }
  static bool is_word(const QueryLexeme& lexeme) { return lexeme.type == Type::word; }

  [[noreturn]] void fail(std::size_t byte, Reason reason, const std::string& message) const {
    throw QueryError(column_of(query_, byte), reason, message);
  }

  // Every operand passes here once.
  void count(const QueryLexeme& lexeme) {
    terms_ += lexeme.terms;
    if (terms_ > kMaxQueryTerms) {
      fail(lexeme.begin, Reason::too_many_words,
           "found more than " + std::to_string(kMaxQueryTerms) + " words; expected a shorter query");
    }
    if (lexeme.type == Type::prefix && ++prefixes_ > kMaxQueryPrefixes) {
      fail(lexeme.begin, Reason::too_many_prefixes,
           "found more than " + std::to_string(kMaxQueryPrefixes) + " words with *; expected fewer of them");
    }
  }

  static NodePtr make(NodeType type, Field field, const QueryLexeme& lexeme) {
    NodePtr node = std::make_unique<QueryNode>();
    node->type = type;
    node->field = field;
    node->text = lexeme.text;
    node->begin = lexeme.begin;
    node->end = lexeme.end;
    return node;
  }

  // Up to the end or the parenthesis that closes the group. Operators without an operand are passed over.
  NodePtr parse_expression(Field field) {
    const std::size_t start = at_;
    std::vector<NodePtr> alternatives;
    Clause clause;
    bool negated = false;
    while (!next_is(Type::end) && !next_is(Type::close)) {
      if (take(Type::or_)) {
        clause.flush(alternatives);
        negated = false;
      } else if (take(Type::and_)) {
        negated = false;
      } else if (take(Type::not_)) {
        negated = !negated;
      } else if (NodePtr sequence = parse_sequence(field)) {
        clause.add(std::move(sequence), std::exchange(negated, false));
      }
    }
    clause.flush(alternatives);
    if (alternatives.empty()) return operators_as_text(start, field);
    if (alternatives.size() == 1) return std::move(alternatives.front());
    return join(NodeType::any_of, std::move(alternatives));
  }

  // "OR" alone is a word that somebody searches for.
  NodePtr operators_as_text(std::size_t start, Field field) {
    NodePtr node;
    for (std::size_t i = start; i < at_; ++i) {
      const QueryLexeme& lexeme = lexemes_[i];
      if (lexeme.type < Type::and_ || lexeme.type > Type::near || field == Field::date) continue;
      count(lexeme);
      append_word(node, lexeme, field);
    }
    return node;
  }

  static void append_word(NodePtr& text, const QueryLexeme& word, Field field) {
    if (!text) {
      text = make(NodeType::text, field, word);
      return;
    }
    text->text += ' ' + word.text;
    text->end = word.end;
  }

  // What stands side by side up to an operator.
  NodePtr parse_sequence(Field field) {
    std::vector<NodePtr> items;
    while (next_is(Type::near) || starts_item()) {
      if (next_is(Type::near)) {
        parse_near(items, field);
      } else if (NodePtr item = parse_marked_item(field)) {
        items.push_back(std::move(item));
      }
    }
    return join_ranked(std::move(items));
  }

  bool starts_item() const {
    return is_operand(peek().type) || next_is(Type::field) || next_is(Type::plus) || next_is(Type::minus);
  }

  NodePtr parse_marked_item(Field field) {
    const std::size_t begin = peek().begin;
    const bool required = take(Type::plus);
    const bool excluded = !required && take(Type::minus);
    NodePtr item = parse_item(field, required || excluded);
    if (!item) return nullptr;
    item->required = required;
    item->excluded = excluded;
    item->begin = begin;
    return item;
  }

  // One operand, or a run of words when the item is not `single`; null when there is nothing to search for.
  NodePtr parse_item(Field field, bool single) {
    const QueryLexeme& first = peek();
    if (first.type == Type::field) {
      ++at_;
      if (!is_operand(peek().type)) {  // no value: a word that ends in a colon
        count(first);
        return make(NodeType::text, field, first);
      }
      NodePtr value = parse_operand(first.field);
      if (value) value->begin = first.begin;
      return value;
    }
    if (!is_operand(first.type)) return nullptr;
    if (single || !is_word(first) || field == Field::date) return parse_operand(field);
    return parse_run(field);
  }

  // Bare words side by side are one text, so that compounds are found across them. Punctuation between them
  // stays, for compounds do not reach across it.
  NodePtr parse_run(Field field) {
    std::size_t end = at_;  // behind the last word that says something
    const std::size_t begin = at_;
    for (; is_word(peek()); ++at_) {
      count(peek());
      if (peek().terms > 0) end = at_ + 1;
    }
    NodePtr text;
    for (std::size_t i = begin; i < end; ++i) {
      if (text || lexemes_[i].terms > 0) append_word(text, lexemes_[i], field);
    }
    return text;
  }

  NodePtr parse_operand(Field field) {
    if (next_is(Type::open)) return parse_group(field);
    const QueryLexeme& lexeme = peek();
    ++at_;
    count(lexeme);
    if (field == Field::date) return make_dates(lexeme);
    if (lexeme.terms == 0) return nullptr;
    if (lexeme.type == Type::phrase) return make(NodeType::phrase, field, lexeme);
    return make(lexeme.type == Type::prefix ? NodeType::prefix : NodeType::text, field, lexeme);
  }

  NodePtr parse_group(Field field) {
    if (++depth_ > kMaxQueryDepth) {
      fail(peek().begin, Reason::too_deep,
           "found parentheses nested deeper than " + std::to_string(kMaxQueryDepth) +
               " levels; expected fewer levels");
    }
    ++at_;
    NodePtr group = parse_expression(field);
    take(Type::close);  // a missing one is understood
    --depth_;
    return group;
  }

  // At NEAR: joins the item before it, if there is one, with the item behind it, if there is one.
  void parse_near(std::vector<NodePtr>& items, Field field) {
    const int distance = peek().distance;
    while (next_is(Type::near) || next_is(Type::plus) || next_is(Type::minus)) ++at_;
    if (items.empty() || !starts_item()) return;
    NodePtr left = std::move(items.back());
    items.pop_back();
    const std::size_t begin = peek().begin;
    NodePtr right = parse_item(left->field == Field::any ? field : left->field, false);
    items.push_back(right ? make_near(std::move(left), std::move(right), begin, distance) : std::move(left));
  }

  NodePtr make_near(NodePtr left, NodePtr right, std::size_t right_begin, int distance) const {
    const auto joins = [](const QueryNode& n) {
      return n.type == NodeType::text || n.type == NodeType::phrase;
    };
    if (left->type != NodeType::near && !joins(*left)) fail_near(*left, left->begin);
    if (!joins(*right)) fail_near(*right, right_begin);
    if (left->field != right->field) {
      fail(right_begin, Reason::near_fields,
           "found a NEAR between two fields; expected both sides in the same field");
    }
    const bool required = std::exchange(left->required, false);
    const bool excluded = std::exchange(left->excluded, false);
    const std::size_t begin = left->begin;
    const Field field = left->field;
    std::vector<NodePtr> children;
    if (left->type == NodeType::near) {
      distance = std::max(distance, left->distance);
      children = std::move(left->children);
    } else {
      children.push_back(std::move(left));
    }
    children.push_back(std::move(right));
    NodePtr node = join(NodeType::near, std::move(children));
    node->field = field;
    node->distance = distance;
    node->required = required;
    node->excluded = excluded;
    node->begin = begin;
    return node;
  }

  [[noreturn]] void fail_near(const QueryNode& operand, std::size_t begin) const {
    const std::string found = operand.type == NodeType::prefix       ? "a word with *"
                              : operand.type == NodeType::date_range ? "a date"
                                                                     : "a group";
    fail(begin, Reason::near_operand, "found " + found + " beside NEAR; expected words or a phrase");
  }

  NodePtr make_dates(const QueryLexeme& lexeme) const {
    DateProblem problem;
    const std::string text = lexeme.text + (lexeme.type == Type::prefix ? "*" : "");
    const auto range = parse_query_dates(text, problem);
    if (!range) {
      const bool verbatim =
          lexeme.end - lexeme.begin == text.size();  // no escapes, quotes or spaces left out
      fail(lexeme.begin + (verbatim ? problem.at : 0), problem.reason, problem.message);
    }
    NodePtr node = make(NodeType::date_range, Field::date, lexeme);
    node->first = range->first;
    node->last = range->last;
    return node;
  }

  std::string_view query_;
  std::vector<QueryLexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t terms_ = 0;
  std::size_t prefixes_ = 0;
};

}  // namespace

std::unique_ptr<QueryNode> parse_query(std::string_view query) {
  if (query.size() > kMaxQueryBytes) {
    throw QueryError(1, Reason::too_long,
                     "found " + std::to_string(query.size()) + " bytes; expected a query of at most " +
                         std::to_string(kMaxQueryBytes));
  }
  return Parser(query).parse();
}

}  // namespace thongcao
