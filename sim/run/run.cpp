#include "docket/run/run.hpp"

#include "docket/metrics/metrics_sink.hpp"
#include "run/warm_up_pilot.hpp"
#include "run/world.hpp"

namespace docket {

RunResult run(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed, std::uint32_t replication,
              std::span<JournalSink* const> sinks, const RunOptions& options) {
  const RunEnding ending{warm_up_ends(scenario, seed, replication, options),
                         scenario.run.ends_after_items.value_or(UINT64_MAX)};
  MetricsSink metrics(scenario, catalogue, ending.measures_from);
  std::vector<JournalSink*> all(sinks.begin(), sinks.end());
  all.push_back(&metrics);
  World world(scenario, seed, replication, all, ending, options);
  const RunOutcome outcome = world.play();
  return {replication,           outcome.reason,  outcome.stopped_at, outcome.events, world.cases().items_made(),
          world.trail().value(), metrics.values()};
}

}  // namespace docket
