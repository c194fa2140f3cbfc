#include "cli/sensitivity_forecast.hpp"

#include <fmt/format.h>

#include <chrono>

#include "docket/core/duration_text.hpp"
#include "report/figures.hpp"
#include "report/sensitivity_words.hpp"

namespace docket {
namespace {

constexpr std::uint32_t kTrials = 3;

double seconds_for_a_run(const SensitivityScenarios& scenarios, const SensitivityRequest& request) {
  using Clock = std::chrono::steady_clock;
  const auto began = Clock::now();
  for (std::size_t i = 0; i < request.files.size(); ++i) {
    const Scenario scenario = scenarios.varied(i, {}).value();
    const MetricCatalogue catalogue(scenario);
    for (std::uint32_t replication = 0; replication < kTrials; ++replication) {
      (void)run(scenario, catalogue, request.options.seed, replication, {}, request.options.run);
    }
  }
  const std::chrono::duration<double> took = Clock::now() - began;
  return took.count() / static_cast<double>(kTrials * request.files.size());
}

}  // namespace

std::string sensitivity_forecast(const SensitivityScenarios& scenarios, const std::vector<MetricColumn>& columns,
                                 const SensitivityRequest& request) {
  const EvidenceSpace space(scenarios.written());
  const SensitivityRuns runs =
      predicted_runs(space.axes().size(), request.files.size(), columns.size(), request.options);
  std::string text;
  for (const SpaceAxis& axis : space.axes()) {
    text += axis.name + ": " + range_of(axis) + "\n";
  }
  for (const MetricColumn& column : columns) {
    text += "metric " + column.title + "\n";
  }
  const double seconds = seconds_for_a_run(scenarios, request) / request.options.threads;
  const auto time_for = [seconds](std::uint64_t count) {
    return format_duration(Duration::from_seconds(seconds * static_cast<double>(count)));
  };
  text += fmt::format("{}, {}{}, {} of each: {}, about {} on {}\n", counted(space.axes().size(), "range"),
                      counted(runs.points, "point"), request.files.size() > 1 ? " of both scenarios" : "",
                      counted(request.options.replications, "replication"), counted(runs.design, "run"),
                      time_for(runs.design), counted(request.options.threads, "thread"));
  if (runs.flips > 0) {
    text += fmt::format("at most {} more, {}, to find where the comparison turns\n", counted(runs.flips, "run"),
                        time_for(runs.flips));
  }
  return text + "rows of points whose values contradict each other are drawn again\n";
}

}  // namespace docket
