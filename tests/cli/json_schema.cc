#include "json_schema.h"

#include <algorithm>

namespace thongcao::tests {
namespace {

using nlohmann::json;

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  std::string check(const json& schema, const json& value, const std::string& at) const {
    for (const auto& [keyword, rule] : schema.items()) {
      if (std::string wrong = check_keyword(keyword, rule, schema, value, at); !wrong.empty()) return wrong;
    }
    return {};
  }

 private:
  std::string check_keyword(const std::string& keyword, const json& rule, const json& schema,
                            const json& value, const std::string& at) const {
    if (keyword == "$ref")
      return check(root_.at(json::json_pointer(rule.get<std::string>().substr(1))), value, at);
    if (keyword == "oneOf") return check_alternatives(rule, value, at);
    if (keyword == "type") return has_type(rule, value) ? "" : at + ": is not of type " + rule.dump();
    if (keyword == "const") return value == rule ? "" : at + ": is not " + rule.dump();
    if (keyword == "enum")
      return std::find(rule.begin(), rule.end(), value) != rule.end() ? ""
                                                                      : at + ": is none of " + rule.dump();
    if (keyword == "required") return check_required(rule, value, at);
    if (keyword == "properties") return check_members(schema, value, at);
    if (keyword == "items") return check_items(rule, value, at);
    const bool says_nothing = keyword == "$schema" || keyword == "$defs" || keyword == "title" ||
                              keyword == "description" || keyword == "additionalProperties";
    return says_nothing ? "" : at + ": the schema has an unknown keyword " + keyword;
  }

  std::string check_alternatives(const json& alternatives, const json& value, const std::string& at) const {
    std::string wrong;
    int valid = 0;
    for (const json& alternative : alternatives) {
      const std::string reason = check(alternative, value, at);
      valid += static_cast<int>(reason.empty());
      wrong += reason + "; ";
    }
    return valid == 1 ? "" : at + ": not one alternative holds: " + wrong;
  }

  static bool has_type(const json& type, const json& value) {
    if (type.is_array())
      return std::any_of(type.begin(), type.end(), [&](const json& one) { return has_type(one, value); });
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    return type == "null" && value.is_null();
  }

  static std::string check_required(const json& names, const json& value, const std::string& at) {
    for (const json& name : names) {
      if (!value.contains(name.get<std::string>())) return at + ": has no " + name.dump();
    }
    return {};
  }

  std::string check_members(const json& schema, const json& value, const std::string& at) const {
    for (const auto& [name, member] : value.items()) {
      const auto known = schema["properties"].find(name);
      if (known == schema["properties"].end()) {
        if (schema.value("additionalProperties", true)) continue;
        return at + ": has an unknown member " + name;
      }
      if (std::string wrong = check(*known, member, at + '/' + name); !wrong.empty()) return wrong;
    }
    return {};
  }

  std::string check_items(const json& rule, const json& value, const std::string& at) const {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (std::string wrong = check(rule, value[i], at + '/' + std::to_string(i)); !wrong.empty())
        return wrong;
    }
    return {};
  }

  const json& root_;
};

}  // namespace

std::string violation(const json& schema, const json& value) {
  return Validator(schema).check(schema, value, "");
}

}  // namespace thongcao::tests
