#include "platform/job/job_plan.hpp"

#include <algorithm>

namespace docket {
namespace {

std::vector<bool> reachable(StageId entry, const PlatformSpec& platform) {
  std::vector<bool> is_reached(platform.stages.size());
  std::vector<StageId> next;
  const auto reach = [&](StageId stage) {
    if (!stage.is_none() && !is_reached[stage.index()]) {
      is_reached[stage.index()] = true;
      next.push_back(stage);
    }
  };
  reach(entry);
  while (!next.empty()) {
    const StageId stage = next.back();
    next.pop_back();
    for (const Route& route : platform.stages[stage.index()].routes) {
      reach(route.end == RouteEnd::stage ? route.stage : StageId::none());
    }
  }
  return is_reached;
}

bool is_one_by_one(const WorkStreamSpec& stream) { return stream.batch.is_constant() && stream.batch.mean() < 1.5; }

bool is_plain(const ItemMix& mix) { return mix.kinds.size() == 1 && mix.alleged.empty() && mix.truth.empty(); }

bool is_watched_by_clock(const WorkStreamSpec& stream, const PlatformSpec& platform) {
  return stream.due &&
         std::ranges::any_of(platform.policy, [](const Rule& rule) { return rule.when.time_left_below.has_value(); });
}

bool is_for_jobs(const StageSpec& stage, const PlatformSpec& platform) {
  const PoolSpec& pool = platform.pools[stage.pool.index()];
  const bool decides = std::ranges::any_of(stage.routes, [](const Route& r) { return r.end == RouteEnd::decide; });
  const bool is_steady = pool.shift.is_none() && pool.absence <= 0 && pool.preemption == Preemption::none;
  return is_steady && !decides && !stage.is_per_order && !stage.rush && stage.discipline != Discipline::accumulating;
}

}  // namespace

bool may_return_to(StageId stage, const PlatformSpec& platform) {
  return std::ranges::any_of(platform.stages[stage.index()].routes, [&](const Route& route) {
    return route.end == RouteEnd::stage && reachable(route.stage, platform)[stage.index()];
  });
}

JobPlan plan_jobs(const PlatformSpec& platform, const std::vector<WorkStreamSpec>& streams, bool has_orders) {
  JobPlan plan;
  plan.pools.assign(platform.pools.size(), true);
  const auto keep_jobs_from = [&](const std::vector<bool>& stages) {
    for (std::size_t i = 0; i < stages.size(); ++i) {
      if (stages[i]) {
        plan.pools[platform.stages[i].pool.index()] = false;
      }
    }
  };
  for (const StageSpec& stage : platform.stages) {
    plan.pools[stage.pool.index()] = plan.pools[stage.pool.index()] && is_for_jobs(stage, platform);
  }
  if (has_orders) {
    keep_jobs_from(reachable(platform.entry, platform));
  }
  // Each stream that turns out to bring items may take pools from others: at most as many rounds as streams.
  plan.streams.assign(streams.size(), true);
  for (bool is_settled = false; !is_settled;) {
    is_settled = true;
    for (std::size_t i = 0; i < streams.size(); ++i) {
      const std::vector<bool> visited = reachable(streams[i].entry, platform);
      const auto is_lost = [&](const StageSpec& stage) {
        return visited[static_cast<std::size_t>(&stage - platform.stages.data())] && !plan.pools[stage.pool.index()];
      };
      const bool brings_jobs = is_one_by_one(streams[i]) && is_plain(streams[i].mix) &&
                               !is_watched_by_clock(streams[i], platform) &&
                               std::ranges::none_of(platform.stages, is_lost);
      if (plan.streams[i] && !brings_jobs) {
        plan.streams[i] = is_settled = false;
        keep_jobs_from(visited);
      }
    }
  }
  for (const StageSpec& stage : platform.stages) {
    plan.stages.push_back(plan.pools[stage.pool.index()]);
  }
  return plan;
}

}  // namespace docket
