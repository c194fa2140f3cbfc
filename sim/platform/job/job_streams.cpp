#include "platform/job/job_streams.hpp"

#include <algorithm>
#include <vector>

namespace docket {
namespace {

bool can_be_decided_from(StageId entry, const PlatformSpec& platform) {
  std::vector<StageId> reached = {entry};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const Route& route : platform.stages[reached[i].index()].routes) {
      if (route.end == RouteEnd::decide) {
        return true;
      }
      if (route.end == RouteEnd::stage && std::ranges::find(reached, route.stage) == reached.end()) {
        reached.push_back(route.stage);
      }
    }
  }
  return false;
}

bool is_one_by_one(const WorkStreamSpec& stream) { return stream.batch.is_constant() && stream.batch.mean() < 1.5; }

bool is_plain(const ItemMix& mix) { return mix.kinds.size() == 1 && mix.alleged.empty() && mix.truth.empty(); }

}  // namespace

bool brings_jobs(const WorkStreamSpec& stream, const PlatformSpec& platform) {
  const bool is_watched_by_clock = stream.due && std::ranges::any_of(platform.policy, [](const Rule& rule) {
                                     return rule.when.time_left_below.has_value();
                                   });
  return is_one_by_one(stream) && is_plain(stream.mix) && !is_watched_by_clock &&
         !can_be_decided_from(stream.entry, platform);
}

}  // namespace docket
