// What can be asked of a scenario's staff, and why not.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "docket/experiment/staff.hpp"
#include "experiment/named_metric.hpp"
#include "experiment/plan_player.hpp"

namespace docket {
namespace {

/// Whether an order of the source may fall due within the run under the reading that the platform works to.
bool is_due_within_run(const Scenario& scenario, const OrderSpec& order) {
  const Regime& regime = scenario.regimes[order.regime.index()];
  return due_at(regime.readings[regime.platform_reading], order.served_at, nullptr) <= scenario.run.horizon();
}

StageId entry_of(const Scenario& scenario, const std::string& source) {
  const auto stream = std::ranges::find(scenario.work_streams, source, &WorkStreamSpec::id);
  return stream == scenario.work_streams.end() ? scenario.platform.entry : stream->entry;
}

void reach(const Scenario& scenario, StageId from, std::set<StageId>& reached) {
  if (from.is_none() || !reached.insert(from).second) {
    return;
  }
  for (const Route& route : scenario.platform.stages[from.index()].routes) {
    if (route.end == RouteEnd::stage && route.share > 0) {
      reach(scenario, route.stage, reached);
    }
  }
}

std::set<StageId> stages_that_matter(const Scenario& scenario, const std::vector<StaffTarget>& targets) {
  std::set<StageId> reached;
  for (const StaffTarget& target : targets) {
    if (scenario.source_named(target.subject).is_none()) {  // measured on the whole, or on a place of work
      for (std::size_t i = 0; i < scenario.platform.stages.size(); ++i) {
        reached.insert(StageId(i));
      }
    } else {
      reach(scenario, entry_of(scenario, target.subject), reached);
    }
  }
  return reached;
}

Problem problem(std::string pointer, std::string message, std::string hint = {}) {
  Problem problem;
  problem.pointer = std::move(pointer);
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

/// A share that no run was seen to break may still be broken in the next one.
bool is_beyond_proof(const StaffTarget& target) {
  return target.metric.ends_with("_share") && (target.is_at_most ? target.limit <= 0 : target.limit >= 1);
}

/// A share that no plan can break.
bool is_beyond_doubt(const StaffTarget& target) {
  return target.metric.ends_with("_share") && (target.is_at_most ? target.limit >= 1 : target.limit <= 0);
}

/// None where so many replications can show the target.
std::optional<Problem> too_few_replications(const StaffTarget& target, const MetricCatalogue& catalogue,
                                            const StaffOptions& options) {
  using namespace experiment_detail;
  const std::uint64_t fewest = fewest_to_prove(target, catalogue, error_of_proof(options.confidence, 1));
  if (fewest <= options.most_replications) {
    return std::nullopt;
  }
  return problem(
      "",
      fmt::format("{} replications cannot show that {}{}{} is at {} {:.4g} %, not even if nothing goes wrong "
                  "in any of them",
                  options.most_replications, target.metric, target.subject.empty() ? "" : " on ", target.subject,
                  target.is_at_most ? "most" : "least", 100 * target.limit),
      fewest > std::numeric_limits<std::uint32_t>::max()
          ? "nobody can play so many as would: promise less"
          : fmt::format("--replications {} can, if nothing goes wrong; more where something does", fewest));
}

Problem unknown_cost(const PoolSpec& pool, const std::string& message) {
  const std::string pointer = "/platform/pools/" + pool.id + "/cost_per_hour";
  return problem(pointer, message, "--set '" + pointer + "={\"EUR\": 32}'");
}

/// Of a target on the cost of a pool that has none; none of other targets. REQUIRES: it is measured.
std::optional<Problem> undefined_cost(const StaffTarget& target, const Scenario& scenario,
                                      const MetricCatalogue& catalogue) {
  const MetricInfo& metric =
      catalogue.info(experiment_detail::in_any_unit(target.metric, target.subject, catalogue)->place);
  const auto pool = std::ranges::find(scenario.platform.pools, metric.subject, &PoolSpec::id);
  const bool is_of_pool = metric.scope == MetricScope::pool && pool != scenario.platform.pools.end();
  return is_of_pool && metric.name == "cost" && !pool->cost_per_hour
             ? std::optional(unknown_cost(*pool,
                                          "\"cost\" is not defined while what an hour of this pool costs is not "
                                          "known"))
             : std::nullopt;
}

/// Costs that a budget needs and nobody gave, or that cannot be added.
Problems cost_problems(const Scenario& scenario, const StaffOptions& options) {
  Problems problems;
  std::set<std::string> currencies;
  for (std::size_t i = 0; i < options.ranges.size(); ++i) {
    const PoolSpec& pool = scenario.platform.pools[i];
    if (options.ranges[i] && !pool.cost_per_hour) {
      problems.push_back(
          unknown_cost(pool, "a budget needs the cost of every pool that is staffed, and this is not known"));
    } else if (options.ranges[i]) {
      currencies.insert(pool.cost_per_hour->currency);
    }
  }
  if (currencies.size() > 1) {
    problems.push_back(problem("/platform/pools", "a budget needs costs in one currency; docket converts none"));
  }
  return problems;
}

}  // namespace

std::vector<StaffTarget> missed_targets(const Scenario& scenario, double missed) {
  std::vector<StaffTarget> targets;
  const auto add = [&](const std::string& source) { targets.push_back({"orders_missed_share", source, true, missed}); };
  for (const OrderSpec& order : scenario.orders) {
    if (is_due_within_run(scenario, order)) {
      add(order.id);
    }
  }
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    add(stream.id);
  }
  if (scenario.orders.empty() && scenario.order_streams.empty()) {
    for (const WorkStreamSpec& stream : scenario.work_streams) {
      if (stream.due) {
        add(stream.id);
      }
    }
  }
  return targets;
}

std::vector<std::optional<PoolRange>> usual_ranges(const Scenario& scenario, const std::vector<StaffTarget>& targets) {
  std::vector<std::optional<PoolRange>> ranges(scenario.platform.pools.size());
  for (const StageId stage : stages_that_matter(scenario, targets)) {
    const PoolId pool = scenario.platform.stages[stage.index()].pool;
    if (scenario.platform.pools[pool.index()].reviewers) {
      ranges[pool.index()] = PoolRange();
    }
  }
  return ranges;
}

Problems target_problems(const StaffTarget& target, const Scenario& scenario, const MetricCatalogue& catalogue,
                         const StaffOptions& options) {
  using namespace experiment_detail;
  if (!in_any_unit(target.metric, target.subject, catalogue)) {
    Problem unknown = why_unknown("", target.metric, target.subject, catalogue);
    unknown.pointer.clear();
    return {unknown};
  }
  if (is_beyond_proof(target)) {
    return {
        problem("", "no number of runs can show that " + target.metric + " is " + (target.is_at_most ? "0" : "1"),
                target.is_at_most ? "ask for a little more, such as 0.1%" : "ask for a little less, such as 99.9%")};
  }
  if (is_beyond_doubt(target)) {
    return {problem(
        "", std::string("every plan keeps it: a share is always at ") + (target.is_at_most ? "most 1" : "least 0"),
        "promise something that can be broken")};
  }
  if (const auto no_cost = undefined_cost(target, scenario, catalogue)) {
    return {*no_cost};
  }
  const auto too_few = too_few_replications(target, catalogue, options);
  return too_few ? Problems{*too_few} : Problems();
}

Problems staff_problems(const Scenario& scenario, const MetricCatalogue& catalogue, const StaffOptions& options) {
  if (scenario.is_platform_replayed()) {
    return {problem("/script", "the platform is replayed, so its reviewers do nothing that could be staffed")};
  }
  Problems problems;
  if (options.targets.empty()) {
    problems.push_back(
        problem("", "nothing falls due within the run that could be missed", "--target names a metric and its limit"));
  }
  for (const StaffTarget& target : options.targets) {
    const Problems more = target_problems(target, scenario, catalogue, options);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  if (problems.empty() && std::ranges::none_of(options.ranges, [](const auto& range) { return range.has_value(); })) {
    problems.push_back(problem("/platform/pools", "no pool with a number of reviewers works on what is asked"));
  }
  if (options.budget) {
    const Problems more = cost_problems(scenario, options);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  return problems;
}

}  // namespace docket
