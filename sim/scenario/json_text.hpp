// Located values as JSON text: whole documents, and the short forms that messages quote.
#pragma once

#include <string>
#include <string_view>

#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// Indented by two spaces; what fits into a line stands on one. Members keep their order and numbers their digits, so
/// equal documents give equal text. Ends with a line end.
std::string to_json_text(const LocatedValue& value);
/// On one line.
std::string to_compact_json(const LocatedValue& value);
std::string quoted(std::string_view text);

/// What was found, for a message: "2.5", "\"legal\"", "an object".
std::string shown(const LocatedValue& value);

}  // namespace docket::scenario_detail
