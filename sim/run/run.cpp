#include "docket/run/run.hpp"

#include <utility>

#include "docket/metrics/batch_metrics.hpp"
#include "docket/metrics/metrics_sink.hpp"
#include "docket/run/run_batches.hpp"
#include "run/warm_up_pilot.hpp"
#include "run/world.hpp"

namespace docket {

namespace {

/// All but what was measured.
RunResult result_of(const World& world, const RunOutcome& outcome, std::uint32_t replication) {
  RunResult result;
  result.replication = replication;
  result.reason = outcome.reason;
  result.limit = outcome.limit;
  result.loop = outcome.loop;
  result.stopped_at = outcome.stopped_at;
  result.events = outcome.events;
  result.items = world.cases().items_made();
  result.fingerprint = world.fingerprint();
  return result;
}

RunResult play_out(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
                   std::vector<JournalSink*> sinks, const RunEnding& ending, const RunOptions& options) {
  World world(scenario, seed, replication, std::move(sinks), ending, options);
  const RunOutcome outcome = world.play();
  return result_of(world, outcome, replication);
}

RunResult play_measured(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed,
                        std::uint32_t replication, std::span<JournalSink* const> sinks, const RunOptions& options) {
  const RunEnding ending{warm_up_ends(scenario, seed, replication, options),
                         scenario.run.ends_after_items.value_or(UINT64_MAX)};
  MetricsSink metrics(scenario, catalogue, ending.measures_from);
  std::vector<JournalSink*> all(sinks.begin(), sinks.end());
  all.push_back(&metrics);
  RunResult result = play_out(scenario, seed, replication, std::move(all), ending, options);
  result.metrics = metrics.values();
  return result;
}

std::vector<RunResult> play_batches(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed,
                                    std::uint32_t batches, const RunOptions& options) {
  const Instant from = warm_up_ends(scenario, seed, 0, options);
  BatchMetrics metrics(scenario, catalogue, from, scenario.run.ends_at.value(), batches);
  World world(scenario, seed, 0, {&metrics}, {from, UINT64_MAX}, options);
  const RunOutcome outcome = world.play();
  const bool is_whole = outcome.limit == Limit::none;
  std::vector<RunResult> results;
  for (std::size_t batch = 0; batch < metrics.size(); ++batch) {
    if (batch > 0 && !is_whole && outcome.stopped_at < metrics.end_of(batch)) {
      break;
    }
    RunResult& result = results.emplace_back(result_of(world, outcome, static_cast<std::uint32_t>(batch)));
    result.limit = Limit::none;
    result.stopped_at = std::min(outcome.stopped_at, metrics.end_of(batch));
    result.events = batch == 0 ? outcome.events : 0;
    result.items = batch == 0 ? result.items : 0;
    result.metrics = metrics.values(batch);
  }
  results.back().limit = outcome.limit;
  return results;
}

/// A fault in `play` says which replication it was.
template <class Play>
auto naming_the_replication(std::uint64_t seed, std::uint32_t replication, const Play& play) {
  try {
    return play();
  } catch (const Fault& fault) {
    throw Fault(std::string(fault.what()) + "; seed " + std::to_string(seed) + ", replication " +
                std::to_string(replication));
  }
}

}  // namespace

RunResult run(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed, std::uint32_t replication,
              std::span<JournalSink* const> sinks, const RunOptions& options) {
  return naming_the_replication(seed, replication,
                                [&] { return play_measured(scenario, catalogue, seed, replication, sinks, options); });
}

RunResult play(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
               std::span<JournalSink* const> sinks, const RunOptions& options) {
  return naming_the_replication(seed, replication, [&] {
    return play_out(scenario, seed, replication, {sinks.begin(), sinks.end()}, {}, options);
  });
}

std::vector<RunResult> run_batches(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed,
                                   std::uint32_t batches, const RunOptions& options) {
  return naming_the_replication(seed, 0, [&] { return play_batches(scenario, catalogue, seed, batches, options); });
}

}  // namespace docket
