// What a scenario asks for beyond the limits of its reader.
#pragma once

#include "docket/scenario/read_limits.hpp"
#include "docket/scenario/scenario.hpp"
#include "scenario/reader.hpp"

namespace docket::scenario_detail {

/// An error at the first value with which items, orders or replications become more than their limit. O(orders, rows).
void refuse_too_much(Reader& reader, const Scenario& scenario, const ReadLimits& limits);

}  // namespace docket::scenario_detail
