#include "experiment/staff_theory.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "docket/scenario/capacity.hpp"
#include "docket/stats/erlang.hpp"

namespace docket::experiment_detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kHoursPerWeek = 168;
constexpr double kUsualMissed = 0.05;  // of targets that are no share
constexpr double kMostServers = 100'000;

/// Loads are then Erlangs.
Scenario with_one_reviewer_each(Scenario scenario) {
  for (PoolSpec& pool : scenario.platform.pools) {
    pool.reviewers = pool.reviewers ? std::optional(1U) : std::nullopt;
  }
  return scenario;
}

double mean_handling_hours(const Scenario& scenario, PoolId pool, const std::vector<StageLoad>& stages) {
  double visits = 0;
  double hours = 0;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (scenario.platform.stages[i].pool == pool) {
      visits += stages[i].visits;
      hours += stages[i].work_hours;
    }
  }
  return visits > 0 ? hours / visits : 0;
}

/// The tightest of streams on whose deadlines a target is set, in hours.
WaitLimits stream_limits(const Scenario& scenario, const StaffOptions& options) {
  const auto is_asked = [&options](const std::string& id) {
    return std::ranges::any_of(options.targets, [&id](const StaffTarget& target) {
      return target.subject == id && target.metric.ends_with("_missed_share");
    });
  };
  WaitLimits limits{kInfinity, kInfinity};
  for (const WorkStreamSpec& stream : scenario.work_streams) {
    if (stream.due && is_asked(stream.id)) {
      limits.due = std::min(limits.due, stream.due->within.mean() / 3600);
      limits.patience = stream.patience ? std::min(limits.patience, stream.patience->mean() / 3600) : limits.patience;
    }
  }
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    if (is_asked(stream.id)) {
      const Regime& regime = scenario.regimes[stream.regime.index()];
      limits.due = std::min(limits.due, regime.readings[regime.platform_reading].within.in_hours());
    }
  }
  return limits;
}

/// In a unit of so many hours.
WaitLimits in_units_of(double hours, const WaitLimits& limits) {
  return hours > 0 ? WaitLimits{limits.due / hours, limits.patience / hours} : WaitLimits{kInfinity, kInfinity};
}

double tightest_missed(const StaffOptions& options) {
  double missed = kInfinity;
  for (const StaffTarget& target : options.targets) {
    if (target.is_at_most && target.metric.ends_with("_share") && target.limit > 0 && target.limit < 1) {
      missed = std::min(missed, target.limit);
    }
  }
  return std::isinf(missed) ? kUsualMissed : missed;
}

/// Reviewers who get through every written order by itself, in time.
double written_orders(const std::vector<OrderLoad>& orders, const std::string& pool) {
  double most = 0;
  for (const OrderLoad& order : orders) {
    for (const PoolLoad& load : order.pools) {
      most = load.pool == pool && std::isfinite(load.load) ? std::max(most, std::ceil(load.load)) : most;
    }
  }
  return most;
}

double hours_per_week(const Scenario& scenario, const PoolSpec& pool) {
  if (pool.shift.is_none()) {
    return kHoursPerWeek;
  }
  const Instant end = scenario.run.horizon();
  const Duration open = scenario.platform.shifts[pool.shift.index()].hours.open_between(Instant(), end);
  return kHoursPerWeek * open.in_hours() / end.since_start().in_hours();
}

}  // namespace

std::uint32_t fewest_servers(double load, const WaitLimits& limits, double missed) {
  if (!(load < kMostServers)) {
    return static_cast<std::uint32_t>(kMostServers);
  }
  std::uint32_t servers = 1;
  if (std::isfinite(limits.patience) && limits.patience > 0) {
    while (erlang_a(servers, load, limits.patience) > missed) {
      ++servers;
    }
    return servers;
  }
  const bool is_due_reachable = std::isfinite(limits.due) && std::exp(-limits.due) < missed;
  if (!is_due_reachable) {
    return square_root_servers(load, missed);
  }
  servers = static_cast<std::uint32_t>(load) + 1;
  while (sojourn_tail(servers, load, limits.due) > missed) {
    ++servers;
  }
  return servers;
}

std::vector<StaffedPool> staffed_pools(const Scenario& scenario, const StaffOptions& options) {
  const Scenario alone = with_one_reviewer_each(scenario);
  const std::vector<StageLoad> stages = predicted_visits(alone);
  const std::vector<PoolLoad> loads = predicted_loads(alone);
  const std::vector<OrderLoad> orders = predicted_order_loads(alone);
  const WaitLimits limits = stream_limits(scenario, options);
  const double missed = tightest_missed(options);
  const bool has_streams = !scenario.order_streams.empty() || !scenario.work_streams.empty();
  std::vector<StaffedPool> pools;
  for (std::size_t i = 0; i < scenario.platform.pools.size(); ++i) {
    if (!options.ranges[i]) {
      continue;
    }
    const PoolSpec& spec = scenario.platform.pools[i];
    StaffedPool pool;
    pool.pool = PoolId(i);
    pool.as_written = spec.reviewers.value_or(0);
    pool.load = loads[i].load;
    pool.hours_per_week = hours_per_week(scenario, spec);
    if (spec.cost_per_hour) {
      pool.cost = spec.cost_per_hour->amount * pool.hours_per_week;
    }
    const double one_piece = mean_handling_hours(alone, pool.pool, stages);
    const double asked = std::max(
        has_streams ? static_cast<double>(fewest_servers(pool.load, in_units_of(one_piece, limits), missed)) : 1.0,
        written_orders(orders, spec.id));
    const auto theory = static_cast<std::uint32_t>(std::min(asked, kMostServers));
    pool.theory = std::clamp(theory, options.ranges[i]->least, options.ranges[i]->most);
    pools.push_back(pool);
  }
  return pools;
}

}  // namespace docket::experiment_detail
