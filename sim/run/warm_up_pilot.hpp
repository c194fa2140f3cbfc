// When a replication's measures begin. Where that depends on how the run goes, a pilot finds out first: a run stays a
// pure function of scenario, seed and replication.
//
// The end of a transient is sought in a pilot with luck of its own, one for all replications. Sought in each
// replication itself it would lie where the rest is calmest: on M/M/1 at load 0.8 and 5,000 s that made mean times 4 %
// too short, eight times the bias of no warm-up at all.
#pragma once

#include <cstdint>

#include "docket/core/time.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

[[nodiscard]] Instant warm_up_ends(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
                                   const RunOptions& options);

}  // namespace docket
