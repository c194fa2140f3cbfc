// Where each number of a scenario comes from, and which headline figures rest on assumptions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "docket/scenario/scenario.hpp"

namespace docket {

/// Some value is written at the pointer or below it.
[[nodiscard]] bool holds_values(const Scenario& scenario, std::string_view pointer);

/// For people: a table of the values at or below `pointer` ("" for all), the shares of each kind of evidence, and the
/// headline figures that rest on assumptions. Of a single value the whole story. REQUIRES: holds_values.
[[nodiscard]] std::string explain_text(const Scenario& scenario, const std::string& pointer, std::size_t width);

/// For programs: {"docket_explain": 1, "values": [...], "shares": {…}, "headlines": {…}, "facts": {…}}.
[[nodiscard]] std::string explain_json(const Scenario& scenario, const std::string& pointer);

}  // namespace docket
