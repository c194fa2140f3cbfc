#include "run/whole_run.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "docket/cli/disk_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket::bench {
namespace {

constexpr std::uint64_t kCountedItems = 50'000;

const KnownRun& known_run(const std::string& name) {
  const auto found = std::ranges::find(known_runs(), name, &KnownRun::name);
  if (found == known_runs().end()) {
    throw std::runtime_error("there is no run \"" + name + "\"");
  }
  return *found;
}

Scenario read(const std::string& file, std::vector<std::string> settings) {
  ReadOptions options;
  options.settings = std::move(settings);
  auto read = read_scenario(DOCKET_TOP "/" + file, DiskFiles(), SystemZones(), options);
  if (!read.has_value()) {
    throw std::runtime_error(render_problems(read.problems()));
  }
  return std::move(read).value();
}

}  // namespace

const std::vector<KnownRun>& known_runs() {
  const std::string items = ends_after(kCountedItems);
  static const std::vector<KnownRun> list = {
      {"one-server", "bench/scenarios/one-server.json", {items}},
      {"one-server-timers", "bench/scenarios/one-server-timers.json", {items}, false},
      {"fifty-servers", "bench/scenarios/fifty-servers.json", {items}},
      {"fifty-servers-timers", "bench/scenarios/fifty-servers-timers.json", {items}, false},
      {"three-stages", "bench/scenarios/three-stages.json", {items}},
      {"three-stages-timers", "bench/scenarios/three-stages-timers.json", {items}},
      {"india-2021", "scenarios/india-2021/review-then-decide.json", {}},
      {"national-year", "bench/scenarios/national-year.json", {"/run/ends_at=2026-03-01T00:00:00+05:30"}}};
  return list;
}

std::string ends_after(std::uint64_t items) { return "/run/ends_after/items=" + std::to_string(items); }

WholeRun::WholeRun(const std::string& name, std::vector<std::string> settings)
    : scenario_(read(known_run(name).file, std::move(settings))), catalogue_(scenario_) {}

WholeRun WholeRun::as_counted(const std::string& name) { return WholeRun(name, known_run(name).when_counted); }

RunResult WholeRun::play(std::uint32_t replication) const {
  return run(scenario_, catalogue_, scenario_.run.seed, replication, {}, RunOptions().for_metrics());
}

double WholeRun::of_stream(const RunResult& result, const char* metric) const {
  const auto place = catalogue_.find(MetricScope::source, scenario_.work_streams.front().id, metric);
  return place ? result.metrics.at(*place) : std::nan("");
}

// A run misses the items that were due by its end and late; a twin counts those that are finished. What is late is the
// same, but the first leaves out whom the end came before.
Outcome WholeRun::outcome(std::uint32_t replication) const {
  const RunResult result = play(replication);
  Outcome outcome;
  outcome.items = static_cast<std::uint64_t>(of_stream(result, "items_answered"));
  outcome.mean_sojourn_seconds = of_stream(result, "time_to_answer_mean_seconds");
  if (const auto& due = scenario_.work_streams.front().due) {
    const double length = (result.stopped_at - Instant()).in_seconds();
    outcome.late_share = of_stream(result, "items_missed_share") * (1 - due->within.mean() / length);
  }
  return outcome;
}

}  // namespace docket::bench
