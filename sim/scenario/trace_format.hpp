// The orders of a trace as rows [served_at, items], written in the scenario or in a CSV file.
#pragma once

#include <vector>

#include "docket/order/source.hpp"
#include "scenario/formats.hpp"

namespace docket::scenario_detail {

Format<std::vector<TraceRow>> trace();

}  // namespace docket::scenario_detail
