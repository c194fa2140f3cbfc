#include <algorithm>
#include <vector>

#include "scenario/whole_checks.hpp"

namespace docket::scenario_detail {

namespace {

bool tells_urgency(Discipline discipline) {
  return discipline == Discipline::priority || discipline == Discipline::edf;
}

void check_pool(Reader& reader, const PlatformSpec& platform, std::size_t index) {
  const PoolSpec& pool = platform.pools[index];
  std::vector<Discipline> disciplines;
  for (const StageSpec& stage : platform.stages) {
    if (stage.pool == PoolId(index)) {
      disciplines.push_back(stage.discipline);
    }
  }
  const bool is_ordered = pool.picks == Picks::stage_order && disciplines.size() > 1;
  const bool is_alike = std::ranges::adjacent_find(disciplines, std::ranges::not_equal_to{}) == disciplines.end();
  if (pool.preemption == Preemption::none || disciplines.empty() || is_ordered ||
      (is_alike && tells_urgency(disciplines.front()))) {
    return;
  }
  const Node at = reader.root().member("platform").member("pools").member(pool.id).member("preemption");
  if (is_alike) {
    reader.warn(at, "no work of this pool is ever more urgent than other work of it, so this changes nothing", {},
                "the disciplines \"priority\" and \"edf\" tell what is more urgent, or a pool that picks in "
                "\"stage-order\"");
  } else {
    reader.error(at, "work of this pool's stages cannot be compared: their disciplines differ", {},
                 "give all of them the discipline \"priority\" or all \"edf\", or let the pool pick in "
                 "\"stage-order\"");
  }
}

struct Growth {
  Node written;
  double per_hour = 1;
};

template <class Spec>
void collect(const Node& section, const std::vector<Spec>& specs, std::vector<Growth>& growths) {
  for (const Spec& spec : specs) {
    growths.push_back({section.member(spec.id).member("priority_per_hour"), spec.priority_per_hour});
  }
}

void check_growth(Reader& reader, const Scenario& scenario) {
  const Node& root = reader.root();
  std::vector<Growth> growths;
  collect(root.member("orders"), scenario.orders, growths);
  collect(root.member("order_streams"), scenario.order_streams, growths);
  collect(root.member("work_streams"), scenario.work_streams, growths);
  const auto& stages = scenario.platform.stages;
  const auto grows = [](const StageSpec& stage) { return stage.discipline == Discipline::accumulating; };
  if (std::ranges::none_of(stages, grows)) {
    for (const Growth& growth : growths) {
      if (growth.written) {
        reader.warn(growth.written, "no stage has the discipline \"accumulating\", so this changes nothing");
      }
    }
    return;
  }
  if (std::ranges::adjacent_find(growths, std::ranges::not_equal_to{}, &Growth::per_hour) == growths.end()) {
    const auto stage = std::ranges::find_if(stages, grows);
    reader.warn(root.member("platform").member("stages").member(stage->id).member("discipline"),
                "the priority of all work grows equally fast, so this is \"fifo\"", {},
                "\"priority_per_hour\" of orders and streams tells how fast it grows");
  }
}

}  // namespace

void check_urgency(Reader& reader, const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.platform.pools.size(); ++i) {
    check_pool(reader, scenario.platform, i);
  }
  check_growth(reader, scenario);
}

}  // namespace docket::scenario_detail
