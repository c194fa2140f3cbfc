// How often an interval holds what it says it holds: experiments on a queue whose answer is known.
#pragma once

#include <cstdint>

#include "docket/experiment/replicate.hpp"
#include "support/small_scenario.hpp"

namespace docket::test {

/// M/M/1 at load 0.8, whose customers stay 5 s on average; replications of which the start is left out by MSER-5. Means
/// of short ones are skewed: of 5,000 s, intervals of 95 % hold the mean in 94 % of experiments.
inline Scenario busy_queue(std::int64_t seconds) {
  Scenario s = one_queue(0.8, Distribution::exponential(1), 1, 1);
  s.run.ends_after_items.reset();
  s.run.ends_at = Instant() + Duration::seconds(seconds);
  s.run.warm_up.kind = WarmUpKind::automatic;
  s.run.replications = 20;
  return s;
}

/// One run with one warm-up.
inline Scenario busy_queue_for_long() { return busy_queue(100'000); }

/// In how many of `experiments`, each with luck of its own, the 95 % interval of the mean time to answer holds 5 s.
inline std::uint32_t covered_by(const Scenario& scenario, std::uint32_t experiments, std::uint32_t batches = 0) {
  const MetricCatalogue catalogue(scenario);
  const auto time = catalogue.find(MetricScope::source, "customers", "time_to_answer_mean_seconds").value();
  std::uint32_t covered = 0;
  for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
    ReplicateOptions options;
    options.seed = 1'000 + experiment;
    options.batches = batches;
    covered += replicate(scenario, catalogue, options).interval(time).contains(5) ? 1U : 0U;
  }
  return covered;
}

}  // namespace docket::test
