// A trace of orders in a CSV file, as the rows that a scenario could also hold itself: [served_at, items].
#pragma once

#include <string>

#include "docket/core/problem.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// The first line names the columns; "served_at" and "items" are used, others are passed over. Fields are separated by
/// commas, may stand in double quotes and have blanks around them. `pointer` is where the trace stands in the scenario;
/// its values stand in `layer`.
LocatedValue parse_trace(std::string csv, const std::string& file, Layer layer, const std::string& pointer,
                         Problems& problems);

}  // namespace docket::scenario_detail
