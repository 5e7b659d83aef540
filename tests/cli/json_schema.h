#ifndef THONGCAO_TESTS_CLI_JSON_SCHEMA_H_
#define THONGCAO_TESTS_CLI_JSON_SCHEMA_H_

#include <string>

#include <nlohmann/json.hpp>

namespace thongcao::tests {

// Where and why `value` is not what a JSON Schema says; empty when it is. Knows the keywords that
// searcher/results.schema.json uses, and fails on others.
std::string violation(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace thongcao::tests

#endif  // THONGCAO_TESTS_CLI_JSON_SCHEMA_H_
