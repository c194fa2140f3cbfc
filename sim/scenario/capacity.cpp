#include "docket/scenario/capacity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "docket/regime/regime.hpp"
#include "scenario/traffic.hpp"

namespace docket {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

using scenario_detail::Flow;
using scenario_detail::solve_traffic;
using scenario_detail::times;

/// What finishes at item stages goes on; a whole order's way is no flow of items: see enter_orders.
std::vector<Flow> routing_shares(const std::vector<StageSpec>& stages) {
  std::vector<Flow> shares(stages.size(), Flow(stages.size() + 1));
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (stages[i].is_per_order) {
      shares[i].back() = 1;
      continue;
    }
    for (const Route& route : stages[i].routes) {
      shares[i][route.end == RouteEnd::stage ? route.stage.index() : stages.size()] += route.share;
    }
  }
  return shares;
}

/// Whole orders pass the stages for whole orders one by one; then their items enter.
void enter_orders(const PlatformSpec& platform, double orders, double items, Flow& entering) {
  StageId stage = platform.entry;
  for (std::size_t passed = 0; platform.stages[stage.index()].is_per_order; ++passed) {
    ensure(passed < platform.stages.size(), "the load of a circle of stages for whole orders was asked for");
    entering[stage.index()] += orders;
    stage = platform.stages[stage.index()].routes.front().stage;
  }
  entering[stage.index()] += items;
}

/// A size is rounded to a whole number, at least 1.
double mean_size(const Distribution& size) {
  return size.is_constant() ? std::max(1.0, std::floor(size.mean() + 0.5)) : std::max(1.0, size.mean() + size.cdf(0.5));
}

double items_of(const Scenario& scenario, const OrderSpec& order) {
  double items = 0;
  for (const GroupId group : order.items) {
    items += static_cast<double>(scenario.item_groups[group.index()].count);
  }
  return items;
}

std::vector<OrderSpec> served_orders(const Scenario& scenario) {
  std::vector<OrderSpec> served = scenario.orders;
  std::erase_if(served, [&](const OrderSpec& order) { return order.served_at > scenario.run.horizon(); });
  return served;
}

void enter_written_orders(const Scenario& scenario, Flow& entering) {
  std::set<GroupId> named;
  for (OrderSpec& order : served_orders(scenario)) {
    std::erase_if(order.items, [&named](GroupId group) { return !named.insert(group).second; });
    enter_orders(scenario.platform, 1, items_of(scenario, order), entering);
  }
}

void enter_order_stream(const Scenario& scenario, const OrderStreamSpec& stream, Flow& entering) {
  const Instant end = std::min(stream.ends_at, scenario.run.horizon());
  if (stream.arrivals) {
    const double orders = stream.arrivals->expected_between(stream.starts_at, end);
    enter_orders(scenario.platform, orders, times(orders, mean_size(stream.size)), entering);
    return;
  }
  for (const TraceRow& row : stream.trace) {
    if (row.served_at <= end) {
      enter_orders(scenario.platform, 1, row.items, entering);
    }
  }
}

Flow entering_flow(const Scenario& scenario) {
  Flow entering(scenario.platform.stages.size());
  enter_written_orders(scenario, entering);
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    enter_order_stream(scenario, stream, entering);
  }
  for (const WorkStreamSpec& stream : scenario.work_streams) {
    const Instant end = std::min(stream.ends_at, scenario.run.horizon());
    entering[stream.entry.index()] +=
        times(stream.arrivals.expected_between(stream.starts_at, end), mean_size(stream.batch));
  }
  return entering;
}

std::vector<StageLoad> stage_loads(const std::vector<StageSpec>& stages, const Flow& entering) {
  const Flow visits = solve_traffic(routing_shares(stages), entering);
  std::vector<StageLoad> loads;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    loads.push_back({stages[i].id, visits[i], times(visits[i], stages[i].handling.mean()) / 3600});
  }
  return loads;
}

double scheduled_hours(const PlatformSpec& platform, const PoolSpec& pool, Instant from, Instant to) {
  if (!pool.reviewers) {
    return kInfinity;
  }
  const Duration open =
      pool.shift.is_none() ? to - from : platform.shifts[pool.shift.index()].hours.open_between(from, to);
  return *pool.reviewers * (1 - pool.absence) * open.in_hours();
}

double load_of(double offered, double scheduled) {
  if (offered <= 0 || std::isinf(scheduled)) {
    return 0;
  }
  return scheduled > 0 ? offered / scheduled : kInfinity;
}

std::vector<PoolLoad> pool_loads(const PlatformSpec& platform, const std::vector<StageLoad>& stages, Instant from,
                                 Instant to) {
  std::vector<PoolLoad> loads;
  for (const PoolSpec& pool : platform.pools) {
    loads.push_back({pool.id, 0, scheduled_hours(platform, pool, from, to), 0});
  }
  for (std::size_t i = 0; i < stages.size(); ++i) {
    loads[platform.stages[i].pool.index()].offered_hours += stages[i].work_hours;
  }
  for (PoolLoad& pool : loads) {
    pool.load = load_of(pool.offered_hours, pool.scheduled_hours);
  }
  return loads;
}

bool has_changing_rate(const Scenario& scenario) {
  const auto of_orders = [](const OrderStreamSpec& stream) {
    return stream.arrivals && stream.arrivals->is_changing();
  };
  const auto of_work = [](const WorkStreamSpec& stream) { return stream.arrivals.is_changing(); };
  return std::ranges::any_of(scenario.order_streams, of_orders) || std::ranges::any_of(scenario.work_streams, of_work);
}

/// What streams bring in an hour when all of them are at their highest.
Flow highest_flow(const Scenario& scenario) {
  Flow entering(scenario.platform.stages.size());
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    if (stream.arrivals) {
      const double orders = 3600 * stream.arrivals->peak_rate();
      enter_orders(scenario.platform, orders, times(orders, mean_size(stream.size)), entering);
    }
  }
  for (const WorkStreamSpec& stream : scenario.work_streams) {
    entering[stream.entry.index()] += times(3600 * stream.arrivals.peak_rate(), mean_size(stream.batch));
  }
  return entering;
}

void add_peaks(const Scenario& scenario, std::vector<PoolLoad>& loads) {
  const PlatformSpec& platform = scenario.platform;
  const std::vector<StageLoad> stages = stage_loads(platform.stages, highest_flow(scenario));
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const PoolSpec& pool = platform.pools[platform.stages[i].pool.index()];
    if (pool.reviewers && stages[i].work_hours > 0) {
      std::optional<double>& peak = loads[platform.stages[i].pool.index()].peak_load;
      peak = peak.value_or(0) + load_of(stages[i].work_hours, *pool.reviewers * (1 - pool.absence));
    }
  }
}

/// The hours over which a run without an end is averaged; 1 for one that has a whole.
double hours_averaged(const RunSpec& run) { return run.ends_at ? 1 : run.horizon().since_start().in_hours(); }

std::string hours_text(double hours) { return fmt::format("{:.{}f} h", hours, hours < 10 ? 2 : 0); }

std::string overload_text(const PoolLoad& pool, bool has_end) {
  const char* when = has_end ? "" : " an hour";
  if (std::isinf(pool.offered_hours)) {
    return "no number of reviewers can do work whose mean time or mean amount is infinite";
  }
  const std::string offered = fmt::format("offered {} of work{}, ", hours_text(pool.offered_hours), when);
  if (pool.scheduled_hours <= 0) {
    return offered + "none scheduled";
  }
  return offered + fmt::format("{} scheduled: {:.0f} %{}", hours_text(pool.scheduled_hours), 100 * pool.load,
                               has_end ? "" : "; the queue grows for as long as the run lasts");
}

}  // namespace

std::vector<StageLoad> predicted_visits(const Scenario& scenario) {
  if (scenario.is_platform_replayed()) {
    return {};
  }
  std::vector<StageLoad> loads = stage_loads(scenario.platform.stages, entering_flow(scenario));
  for (StageLoad& stage : loads) {
    stage.visits /= hours_averaged(scenario.run);
    stage.work_hours /= hours_averaged(scenario.run);
  }
  return loads;
}

std::vector<PoolLoad> predicted_loads(const Scenario& scenario) {
  if (scenario.is_platform_replayed()) {
    return {};
  }
  std::vector<PoolLoad> loads =
      pool_loads(scenario.platform, predicted_visits(scenario), Instant(), scenario.run.horizon());
  for (PoolLoad& pool : loads) {
    pool.scheduled_hours /= hours_averaged(scenario.run);
    pool.load = load_of(pool.offered_hours, pool.scheduled_hours);
  }
  if (has_changing_rate(scenario)) {
    add_peaks(scenario, loads);
  }
  return loads;
}

std::vector<OrderLoad> predicted_order_loads(const Scenario& scenario) {
  std::vector<OrderLoad> loads;
  if (scenario.is_platform_replayed()) {
    return loads;
  }
  for (const OrderSpec& order : served_orders(scenario)) {
    const Regime& regime = scenario.regimes[order.regime.index()];
    const Instant due = due_at(regime.readings[regime.platform_reading], order.served_at, nullptr);
    const Instant until = std::min(due, scenario.run.horizon());
    Flow entering(scenario.platform.stages.size());
    enter_orders(scenario.platform, 1, items_of(scenario, order), entering);
    auto pools = pool_loads(scenario.platform, stage_loads(scenario.platform.stages, entering), order.served_at, until);
    std::erase_if(pools, [](const PoolLoad& pool) { return pool.offered_hours <= 0; });
    loads.push_back({order.id, order.served_at, until, std::move(pools)});
  }
  return loads;
}

Problems capacity_warnings(const Scenario& scenario) {
  Problems warnings;
  const std::vector<PoolLoad> loads = predicted_loads(scenario);
  for (std::size_t i = 0; i < loads.size(); ++i) {
    const PoolSpec& pool = scenario.platform.pools[i];
    if (loads[i].load >= 1 && pool.reviewers != 0U) {
      warnings.push_back({{},
                          "/platform/pools/" + pool.id,
                          overload_text(loads[i], scenario.run.ends_at.has_value()),
                          {},
                          {},
                          Severity::warning});
    }
  }
  return warnings;
}

}  // namespace docket
