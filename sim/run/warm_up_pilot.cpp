#include "run/warm_up_pilot.hpp"

#include <vector>

#include "docket/metrics/answer_series_sink.hpp"
#include "docket/stats/warm_up.hpp"
#include "run/world.hpp"

namespace docket {
namespace {

constexpr std::uint32_t kNeverMeasured = UINT32_MAX;

Instant after_items(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
                    const RunOptions& options) {
  World pilot(scenario, seed, replication, {}, {Instant(), scenario.run.warm_up.items}, options);
  return pilot.play().stopped_at;
}

Instant after_transient(const Scenario& scenario, std::uint64_t seed, const RunOptions& options) {
  AnswerSeriesSink answers;
  World pilot(scenario, seed, kNeverMeasured, {&answers},
              {Instant(), scenario.run.ends_after_items.value_or(UINT64_MAX)}, options);
  pilot.play();
  std::vector<double> seconds;
  seconds.reserve(answers.series().size());
  for (const AnswerTime& answer : answers.series()) {
    seconds.push_back(answer.time_to_answer.in_seconds());
  }
  const WarmUp warm_up = find_warm_up(seconds);
  return warm_up.drop == 0 ? Instant() : answers.series()[warm_up.drop - 1].answered_at;
}

}  // namespace

Instant warm_up_ends(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
                     const RunOptions& options) {
  switch (scenario.run.warm_up.kind) {
    case WarmUpKind::none:
      break;
    case WarmUpKind::duration:
      return Instant() + scenario.run.warm_up.duration;
    case WarmUpKind::items:
      return after_items(scenario, seed, replication, options);
    case WarmUpKind::automatic:
      return after_transient(scenario, seed, options);
  }
  return {};
}

}  // namespace docket
