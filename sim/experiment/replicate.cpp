#include "docket/experiment/replicate.hpp"

#include "docket/run/run_batches.hpp"
#include "experiment/replication_plan.hpp"

namespace docket {
namespace {

Replications play_batches(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options) {
  auto plan = experiment_detail::replication_plan(scenario, catalogue, options);
  plan.replications = 1;
  plan.is_enough = nullptr;
  std::vector<RunResult> batches;
  Replications played = experiment_detail::play_all(plan, [&](std::uint32_t /*replication*/) {
    batches = run_batches(scenario, catalogue, options.seed, options.batches, options.run);
    return batches.back();
  });
  played.are_batches = true;
  played.planned = options.batches;
  if (!played.results.empty()) {
    played.results = std::move(batches);
  }
  return played;
}

}  // namespace

std::string no_batches_because(const Scenario& scenario) {
  if (!scenario.run.ends_at) {
    return "without run/ends_at nobody knows how long a batch is to be";
  }
  if (scenario.run.ends_after_items) {
    return "run/ends_after may end the run before its last batch";
  }
  return {};
}

Replications replicate(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options) {
  if (options.batches > 0) {
    return play_batches(scenario, catalogue, options);
  }
  const auto plan = experiment_detail::replication_plan(scenario, catalogue, options);
  return experiment_detail::play_all(plan, [&](std::uint32_t replication) {
    return run(scenario, catalogue, options.seed, replication, {}, options.run);
  });
}

}  // namespace docket
