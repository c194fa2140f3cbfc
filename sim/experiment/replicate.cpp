#include "docket/experiment/replicate.hpp"

#include <algorithm>

#include "experiment/play_all.hpp"
#include "experiment/stopping_rule.hpp"

namespace docket {
namespace {

experiment_detail::Plan plan_of(const Scenario& scenario, const MetricCatalogue& catalogue,
                                const ReplicateOptions& options) {
  experiment_detail::Plan plan;
  plan.threads = options.threads;
  plan.on_progress = options.on_progress;
  plan.should_stop = options.run.should_stop;
  plan.replications = options.replications > 0 ? options.replications : scenario.run.replications;
  if (options.replications == 0 && scenario.run.precision) {
    plan.is_enough = experiment_detail::until_precise(
        experiment_detail::stopping_rule(*scenario.run.precision, scenario.run.replications, catalogue));
    plan.replications = scenario.run.precision->max_replications;
  }
  return plan;
}

}  // namespace

Replications replicate(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options) {
  return experiment_detail::play_all(plan_of(scenario, catalogue, options), [&](std::uint32_t replication) {
    return run(scenario, catalogue, options.seed, replication, {}, options.run);
  });
}

}  // namespace docket
