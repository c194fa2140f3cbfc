// One long replication in batches: for intervals where many replications would each pay for a long warm-up.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/run/run.hpp"

namespace docket {

/// Plays replication 0 once and measures it in batches of equal length, from the end of the warm-up to the horizon.
/// Element k has the metrics of batch k (see BatchMetrics) and the end of it; events and items are in the first, for
/// the whole run. A limit leaves the batches that were complete, or the first as far as it came, and says so in the
/// last. REQUIRES: the scenario has a horizon beyond its warm-up, and ends by it alone; batches >= 2.
std::vector<RunResult> run_batches(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed,
                                   std::uint32_t batches, const RunOptions& options = {});

}  // namespace docket
