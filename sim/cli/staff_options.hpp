// What the command line of `docket staff` asks for, in words of the scenario.
#pragma once

#include <string>

#include "cli/options.hpp"
#include "docket/experiment/staff.hpp"

namespace docket {

/// "orders_missed_share on first-list <= 5%", or ">=": anything else is a UsageError. Whether it is measured is not
/// asked.
[[nodiscard]] StaffTarget parse_target(const std::string& text);

/// Targets, ranges of the pools, confidence, budget and replications. Throws UsageError of all that is wrong in them,
/// with the nearest metric, pool or source where one was mistyped.
[[nodiscard]] StaffOptions staff_options(const Options& options, const Scenario& scenario,
                                         const MetricCatalogue& catalogue);

}  // namespace docket
