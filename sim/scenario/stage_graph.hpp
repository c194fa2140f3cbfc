// The stages of a platform as a graph: what can be said of it before anything is played.
#pragma once

#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket::scenario_detail {

/// Errors:   an item that goes on to a stage for whole orders; a stage for whole orders that does not go on to exactly
///           one stage; work that never ends: a loop without a way out, and stages from which every way leads into one.
/// Warnings: a stage that nothing reaches from platform.entry or a work stream; a stage whose pool has no reviewers.
///
/// A way with share 0 is no way. Nothing is said of a replayed platform, whose stages do not run. Problems have
/// pointers and no places: whoever read the file knows those. REQUIRES: stages, pools and entries refer to what exists.
/// O(stages + routes).
Problems check_stage_graph(const Scenario& scenario);

}  // namespace docket::scenario_detail
