// Working hours that are legal but hardly meant: windows that overlap, that seem to be reversed, or whose ends the
// clocks of their zone skip.
#pragma once

#include "docket/platform/weekly_plan.hpp"
#include "scenario/fields.hpp"

namespace docket::scenario_detail {

/// Warns at the shift's "weekly". REQUIRES: a plan that can be laid out over the run. O(days + windows log windows).
void check_shift(Fields& shift, const WeeklyPlan& plan);

}  // namespace docket::scenario_detail
