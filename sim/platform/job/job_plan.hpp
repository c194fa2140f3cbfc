// Which work streams bring jobs (see job.hpp), and which pools therefore serve nothing else: decided once, when a run
// begins. Jobs have a floor of their own, where they take a small part of the time and memory that items take; whether
// a stream brings jobs or items never changes a result.
#pragma once

#include <vector>

#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"

namespace docket {

struct JobPlan {
  std::vector<bool> streams;  ///< that bring jobs
  std::vector<bool> stages;   ///< that only jobs visit
  std::vector<bool> pools;    ///< that only jobs need
};

/// A stream brings jobs if what it brings comes one at a time, of one kind, with nothing alleged or true of it; if no
/// way through the stages leads to a decision, and no rule on the time left can make one; and if it shares none of its
/// pools with items or orders. The floor for jobs knows no shifts, absence, haste, interruptions or growing priority:
/// where these are, items go.
[[nodiscard]] JobPlan plan_jobs(const PlatformSpec& platform, const std::vector<WorkStreamSpec>& streams,
                                bool has_orders);

/// Whether some way through the stages leads from the stage back to it.
[[nodiscard]] bool may_return_to(StageId stage, const PlatformSpec& platform);

}  // namespace docket
