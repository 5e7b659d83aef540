#include "query.h"

#include <string_view>

namespace thongcao {
namespace {

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
      return "date";
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

std::string_view prefix_of(Field field) {
  switch (field) {
    case Field::any:
    case Field::date:  // its nodes say so by their type
      return "";
    case Field::title:
      return "title:";
    case Field::speaker:
      return "speaker:";
    case Field::agency:
      return "agency:";
    case Field::number:
      return "number:";
    case Field::source:
      return "source:";
  }
  return "";
}

std::string value_of(const QueryNode& node) {
  if (node.type != QueryNode::Type::date_range) return '"' + node.text + '"';
  return (node.first ? to_iso(*node.first) : "") + ".." + (node.last ? to_iso(*node.last) : "");
}

}  // namespace

std::string to_string(const QueryNode& node) {
  std::string out = node.required ? "+" : node.excluded ? "-" : "";
  out.append(prefix_of(node.field)).append(name_of(node.type));
  if (node.type < QueryNode::Type::all_of && node.type != QueryNode::Type::near) {
    return out + ':' + value_of(node);
  }
  if (node.type == QueryNode::Type::near) out += '/' + std::to_string(node.distance);
  out += '(';
  for (const auto& child : node.children) {
    if (out.back() != '(') out += ' ';
    out += to_string(*child);
  }
  return out + ')';
}

}  // namespace thongcao
