#include "experiment/replication_plan.hpp"

#include "experiment/stopping_rule.hpp"

namespace docket::experiment_detail {

Plan replication_plan(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options) {
  Plan plan;
  plan.threads = options.threads;
  plan.on_progress = options.on_progress;
  plan.should_stop = options.run.should_stop;
  plan.replications = options.replications > 0 ? options.replications : scenario.run.replications;
  if (options.replications == 0 && scenario.run.precision) {
    plan.is_enough = until_precise(stopping_rule(*scenario.run.precision, scenario.run.replications, catalogue));
    plan.replications = scenario.run.precision->max_replications;
  }
  return plan;
}

}  // namespace docket::experiment_detail
