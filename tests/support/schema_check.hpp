// JSON texts held against a JSON Schema, by a validator that knows nothing of docket.
#pragma once

#include <string>
#include <vector>

#include "docket/report/json_schema.hpp"

namespace docket::test {

/// What a text breaks of the published schema of its kind, a line each; empty: nothing. A text that is no JSON breaks
/// it as a whole.
std::vector<std::string> schema_violations(const std::string& json_text, FileKind kind);

/// The same for any schema.
std::vector<std::string> violations_of(const std::string& schema, const std::string& json_text);

}  // namespace docket::test
