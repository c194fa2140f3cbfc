// A trace of orders in a CSV file, as the rows that a scenario could also hold itself: [served_at, items].
#pragma once

#include <string>
#include <string_view>

#include "docket/core/problem.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// The first line names the columns; "served_at" and "items" are used, others are passed over. Fields are separated by
/// commas and may stand in double quotes. `pointer` is where the trace stands in the scenario.
LocatedValue parse_trace(std::string_view csv, const std::string& file, const std::string& pointer, Problems& problems);

}  // namespace docket::scenario_detail
