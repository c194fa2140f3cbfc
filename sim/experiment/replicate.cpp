#include "docket/experiment/replicate.hpp"

#include "experiment/replication_plan.hpp"

namespace docket {

Replications replicate(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options) {
  const auto plan = experiment_detail::replication_plan(scenario, catalogue, options);
  return experiment_detail::play_all(plan, [&](std::uint32_t replication) {
    return run(scenario, catalogue, options.seed, replication, {}, options.run);
  });
}

}  // namespace docket
