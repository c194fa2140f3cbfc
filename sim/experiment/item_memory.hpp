// Weighs the items of a scenario: how many bytes each takes while it waits, and while it lives.
#pragma once

#include "docket/experiment/benchmark.hpp"

namespace docket::experiment_detail {

/// What a replication held when it ended.
struct Weight {
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_at_end = 0;
  std::uint64_t live_items = 0;  ///< at its end
  RunResult result;
};

/// Plays replication 0.
Weight weigh(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed, const RunOptions& options,
             const Instruments& instruments);

/// Bytes for each of `items`; NaN when they are too few, or nothing grew.
double bytes_for_each(std::uint64_t less, std::uint64_t more, std::uint64_t items);

/// Fills in what is known of waiting items. Each of up to three runs takes `options.seconds` at most. The limit is one
/// of `options.run` that is_outside, or none.
Limit weigh_waiting(const Scenario& scenario, const BenchmarkOptions& options, const Instruments& instruments,
                    ItemMemory& memory);

}  // namespace docket::experiment_detail
