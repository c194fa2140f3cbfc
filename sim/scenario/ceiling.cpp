#include "docket/scenario/ceiling.hpp"

#include <limits>

#include "docket/scenario/capacity.hpp"

namespace docket {

namespace {

Ceiling ceiling_of(std::string subject, double offered_per_hour, double load) {
  const double most = load > 0 ? offered_per_hour / load : std::numeric_limits<double>::infinity();
  return {std::move(subject), offered_per_hour, most};
}

}  // namespace

Ceilings predicted_ceilings(const Scenario& scenario) {
  Ceilings ceilings;
  const std::vector<PoolLoad> loads = predicted_loads(scenario);
  std::vector<double> offered(loads.size());
  // A run with an end is predicted as a whole, any other for each hour.
  const double hours = scenario.run.ends_at ? scenario.run.ends_at->since_start().in_hours() : 1;
  for (const StageLoad& stage : predicted_visits(scenario)) {
    const std::size_t pool = scenario.platform.stages[ceilings.stages.size()].pool.index();
    ceilings.stages.push_back(ceiling_of(stage.stage, stage.visits / hours, loads[pool].load));
    offered[pool] += stage.visits / hours;
  }
  for (std::size_t i = 0; i < loads.size(); ++i) {
    ceilings.pools.push_back(ceiling_of(loads[i].pool, offered[i], loads[i].load));
    if (loads[i].load > ceilings.highest_load) {
      ceilings.highest_load = loads[i].load;
      ceilings.first_full = loads[i].pool;
    }
  }
  return ceilings;
}

}  // namespace docket
