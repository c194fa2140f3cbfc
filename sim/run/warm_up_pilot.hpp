// When a replication's measures begin. Where that depends on how the run goes, a pilot of the same replication finds
// out first: a run stays a pure function of scenario, seed and replication.
#pragma once

#include <cstdint>

#include "docket/core/time.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

[[nodiscard]] Instant warm_up_ends(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
                                   const RunOptions& options);

}  // namespace docket
