#include "docket/run/run.hpp"

#include "docket/metrics/metrics_sink.hpp"
#include "run/warm_up_pilot.hpp"
#include "run/world.hpp"

namespace docket {

namespace {

RunResult play(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed,
               std::uint32_t replication, std::span<JournalSink* const> sinks, const RunOptions& options) {
  const RunEnding ending{warm_up_ends(scenario, seed, replication, options),
                         scenario.run.ends_after_items.value_or(UINT64_MAX)};
  MetricsSink metrics(scenario, catalogue, ending.measures_from);
  std::vector<JournalSink*> all(sinks.begin(), sinks.end());
  all.push_back(&metrics);
  World world(scenario, seed, replication, all, ending, options);
  const RunOutcome outcome = world.play();
  RunResult result;
  result.replication = replication;
  result.reason = outcome.reason;
  result.limit = outcome.limit;
  result.loop = outcome.loop;
  result.stopped_at = outcome.stopped_at;
  result.events = outcome.events;
  result.items = world.cases().items_made();
  result.fingerprint = world.trail().value();
  result.metrics = metrics.values();
  return result;
}

}  // namespace

RunResult run(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed, std::uint32_t replication,
              std::span<JournalSink* const> sinks, const RunOptions& options) {
  try {
    return play(scenario, catalogue, seed, replication, sinks, options);
  } catch (const Fault& fault) {
    throw Fault(std::string(fault.what()) + "; seed " + std::to_string(seed) + ", replication " +
                std::to_string(replication));
  }
}

}  // namespace docket
