#include "query_parser.h"

#include <algorithm>
#include <utility>

#include <thongcao/query_error.h>

#include "query_dates.h"
#include "query_lexer.h"

namespace thongcao {
namespace {

using Lexeme = QueryLexeme;
using NodePtr = std::unique_ptr<QueryNode>;

// Recursive descent; each level of parentheses is one level of recursion, bounded by kMaxQueryDepth.
//
//   any      = all { OR all }
//   all      = sequence { AND [NOT] sequence | NOT sequence }
//   sequence = item { item }
//   item     = [ + | - ] [ FIELD ] ( word | prefix | phrase | "(" any ")" ) { NEAR operand }
class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query), lexemes_(lex_query(query)) {}

  NodePtr parse() {
    NodePtr root = std::make_unique<QueryNode>();
    root->type = QueryNode::Type::ranked;
    root->end = query_.size();
    // A closing parenthesis too many ends nothing: go on behind it.
    while (true) {
      if (NodePtr part = parse_any(Field::any)) root->children.push_back(std::move(part));
      if (peek().type == Lexeme::Type::end) break;
      ++at_;
    }
    if (root->children.size() == 1) return std::move(root->children[0]);
    if (root->children.empty() && has_words()) root->children.push_back(all_as_text());
    return root;
  }

 private:
  using Type = Lexeme::Type;

  const Lexeme& peek() const { return lexemes_[at_]; }
  bool next_is(Type type) const { return peek().type == type; }
  bool take(Type type) {
    if (!next_is(type)) return false;
    ++at_;
    return true;
  }

  [[noreturn]] void fail(std::size_t at, const std::string& message) const {
    const std::string_view before = query_.substr(0, at);
    const auto characters = std::count_if(
        before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    throw QueryError(static_cast<std::size_t>(characters) + 1, message);
  }

  static NodePtr make(QueryNode::Type type, Field field, const Lexeme& lexeme) {
    NodePtr node = std::make_unique<QueryNode>();
    node->type = type;
    node->field = field;
    node->text = lexeme.text;
    node->begin = lexeme.begin;
    node->end = lexeme.end;
    return node;
  }

  static NodePtr join(QueryNode::Type type, std::vector<NodePtr> children) {
    NodePtr node = std::make_unique<QueryNode>();
    node->type = type;
    node->begin = children.front()->begin;
    node->end = children.back()->end;
    node->children = std::move(children);
    return node;
  }

  // "OR" alone is a word that somebody searches for.
  bool has_words() const {
    return std::any_of(lexemes_.begin(), lexemes_.end(), [](const Lexeme& l) { return !l.text.empty(); });
  }
  NodePtr all_as_text() const {
    NodePtr node = std::make_unique<QueryNode>();
    for (const Lexeme& lexeme : lexemes_) {
      if (!lexeme.text.empty()) node->text += (node->text.empty() ? "" : " ") + lexeme.text;
    }
    node->end = query_.size();
    return node;
  }

  NodePtr parse_any(Field field) {
    std::vector<NodePtr> parts;
    do {
      if (NodePtr part = parse_all(field)) parts.push_back(std::move(part));
    } while (take(Type::or_));
    if (parts.empty()) return nullptr;
    return parts.size() == 1 ? std::move(parts[0]) : join(QueryNode::Type::any_of, std::move(parts));
  }

  NodePtr parse_all(Field field) {
    std::vector<NodePtr> parts;
    bool negative = false;
    bool conjunction = false;
    do {
      negative = false;
      while (next_is(Type::and_) || next_is(Type::not_)) {  // also repeated and leading operators
        negative = next_is(Type::not_);
        ++at_;
      }
      NodePtr part = parse_sequence(field);
      if (!part) continue;
      if (negative) {
        std::vector<NodePtr> child;
        child.push_back(std::move(part));
        part = join(QueryNode::Type::none_of, std::move(child));
        conjunction = true;
      }
      parts.push_back(std::move(part));
    } while (next_is(Type::and_) || next_is(Type::not_));
    if (parts.empty()) return nullptr;
    if (parts.size() == 1 && !conjunction) return std::move(parts[0]);
    return join(QueryNode::Type::all_of, std::move(parts));
  }

  NodePtr parse_sequence(Field field) {
    std::vector<NodePtr> items;
    while (true) {
      const std::size_t before = at_;
      NodePtr item = parse_item(field);
      if (item) {
        if (!merge_text(items, *item)) items.push_back(std::move(item));
      } else if (at_ == before) {
        break;
      }
    }
    if (items.empty()) return nullptr;
    if (items.size() == 1 && !items[0]->children.empty() && !items[0]->required && !items[0]->excluded &&
        items[0]->type != QueryNode::Type::near) {
      return std::move(items[0]);  // a group alone
    }
    return join(QueryNode::Type::ranked, std::move(items));
  }

  // Bare words side by side are one text, so that compounds are found across them.
  static bool merge_text(const std::vector<NodePtr>& items, const QueryNode& item) {
    if (items.empty()) return false;
    QueryNode& last = *items.back();
    const auto bare = [](const QueryNode& n) {
      return n.type == QueryNode::Type::text && n.field == Field::any && !n.required && !n.excluded;
    };
    if (!bare(last) || !bare(item)) return false;
    last.text += ' ' + item.text;
    last.end = item.end;
    return true;
  }

  NodePtr parse_item(Field field) {
    const bool required = take(Type::plus);
    const bool excluded = !required && take(Type::minus);
    const std::size_t begin = peek().begin;
    NodePtr node = parse_operand(field);
    if (!node) return nullptr;
    while (next_is(Type::near) && near_operand_follows()) node = parse_near(std::move(node));
    node->required = required;
    node->excluded = excluded;
    node->begin = begin;
    return node;
  }

  bool near_operand_follows() const {
    const Type next = lexemes_[at_ + 1].type;
    return next == Type::word || next == Type::phrase || next == Type::prefix;
  }

  NodePtr parse_near(NodePtr left) {
    const int distance = peek().distance;
    ++at_;
    const Field field = left->field;
    NodePtr right = parse_operand(field);
    std::vector<NodePtr> children;
    if (left->type == QueryNode::Type::near)
      children = std::move(left->children);
    else
      children.push_back(std::move(left));
    children.push_back(std::move(right));
    NodePtr node = join(QueryNode::Type::near, std::move(children));
    node->field = field;
    node->distance = distance;
    return node;
  }

  NodePtr parse_operand(Field field) {
    while (next_is(Type::field)) {
      field = peek().field;
      ++at_;
    }
    const Lexeme& lexeme = peek();
    switch (lexeme.type) {
      case Type::open:
        return parse_group(field);
      case Type::word:
      case Type::prefix:
      case Type::phrase:
        break;
      case Type::near:  // no operands: a word that somebody searches for
        ++at_;
        return make(QueryNode::Type::text, field, lexeme);
      default:
        return nullptr;
    }
    ++at_;
    if (++operands_ > kMaxQueryOperands) {
      fail(lexeme.begin, "more than " + std::to_string(kMaxQueryOperands) + " words; make the query shorter");
    }
    if (field == Field::date) return make_dates(lexeme);
    if (lexeme.type == Type::phrase) return make(QueryNode::Type::phrase, field, lexeme);
    if (lexeme.type == Type::word) return make(QueryNode::Type::text, field, lexeme);
    if (++prefixes_ > kMaxQueryPrefixes) {
      fail(lexeme.begin, "more than " + std::to_string(kMaxQueryPrefixes) + " words with *; leave some out");
    }
    return make(QueryNode::Type::prefix, field, lexeme);
  }

  NodePtr parse_group(Field field) {
    const Lexeme& open = peek();
    if (++depth_ > kMaxQueryDepth) {
      fail(open.begin,
           "parentheses are nested deeper than " + std::to_string(kMaxQueryDepth) + "; use fewer");
    }
    ++at_;
    NodePtr group = parse_any(field);
    take(Type::close);  // a missing one is understood
    --depth_;
    return group;
  }

  NodePtr make_dates(const Lexeme& lexeme) const {
    std::string problem;
    const auto range = parse_query_dates(lexeme.text, problem);
    if (!range) fail(lexeme.begin, problem);
    NodePtr node = make(QueryNode::Type::date_range, Field::date, lexeme);
    node->first = range->first;
    node->last = range->last;
    return node;
  }

  std::string_view query_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t operands_ = 0;
  std::size_t prefixes_ = 0;
};

std::string_view name_of(QueryNode::Type type) {
  switch (type) {
    case QueryNode::Type::text:
      return "text";
    case QueryNode::Type::phrase:
      return "phrase";
    case QueryNode::Type::near:
      return "near";
    case QueryNode::Type::prefix:
      return "prefix";
    case QueryNode::Type::date_range:
      return "dates";
    case QueryNode::Type::all_of:
      return "all";
    case QueryNode::Type::any_of:
      return "any";
    case QueryNode::Type::none_of:
      return "none";
    case QueryNode::Type::ranked:
      return "ranked";
  }
  return "unknown";
}

std::string_view name_of(Field field) {
  switch (field) {
    case Field::any:
      return "";
    case Field::title:
      return "title:";
    case Field::speaker:
      return "speaker:";
    case Field::date:
      return "";
    case Field::agency:
      return "agency:";
    case Field::number:
      return "number:";
    case Field::source:
      return "source:";
  }
  return "";
}

}  // namespace

std::unique_ptr<QueryNode> parse_query(std::string_view query) {
  if (query.size() > kMaxQueryBytes) {
    throw QueryError(1,
                     "the query has more than " + std::to_string(kMaxQueryBytes) + " bytes; make it shorter");
  }
  return Parser(query).parse();
}

std::string to_string(const QueryNode& node) {
  std::string out = node.required ? "+" : node.excluded ? "-" : "";
  if (!node.children.empty() || node.type == QueryNode::Type::ranked) {
    out.append(name_of(node.field)).append(name_of(node.type));
    if (node.type == QueryNode::Type::near) out += '/' + std::to_string(node.distance);
    out += '(';
    for (const auto& child : node.children)
      out += (child == node.children.front() ? "" : " ") + to_string(*child);
    return out + ')';
  }
  out.append(name_of(node.field)).append(name_of(node.type)).append(1, ':');
  if (node.type != QueryNode::Type::date_range) return out + '"' + node.text + '"';
  return out + (node.first ? to_iso(*node.first) : "") + ".." + (node.last ? to_iso(*node.last) : "");
}

}  // namespace thongcao
