#include "cli/sweep_forecast.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "cli/distinct_problems.hpp"
#include "docket/core/duration_text.hpp"
#include "docket/core/problem_text.hpp"
#include "report/figures.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr std::size_t kTrials = 5;
constexpr std::size_t kMostShown = 1000;

/// Of some points, spread over those that are asked for.
struct Trial {
  std::size_t points = 0;
  double seconds_of_runs = 0;
  std::uint64_t replications = 0;  ///< that these points ask for
  bool is_open = false;            ///< some go on until they are precise
};

/// By their places in the plan.
using Points = std::vector<std::size_t>;

Points points_of(const Shard& shard, const StudyPlan& plan) {
  Points points;
  for (std::size_t i = 0; i < plan.points.size(); ++i) {
    if (shard.touches(i, plan.points.size())) {
      points.push_back(i);
    }
  }
  return points;
}

Trial try_out(const LoadedStudy& loaded, const StudyLoading& loading, const Points& points, const RunOptions& options) {
  using Clock = std::chrono::steady_clock;
  Trial trial;
  const std::size_t wanted = std::min(points.size(), kTrials);
  for (std::size_t i = 0; i < wanted; ++i) {
    const Result<Scenario> read = loading.playable_of(loaded.plan.points[points[i * points.size() / wanted]]);
    if (!read.has_value()) {
      continue;
    }
    const Scenario& scenario = read.value();
    const MetricCatalogue catalogue(scenario);
    const auto began = Clock::now();
    (void)run(scenario, catalogue, scenario.run.seed, 0, {}, options);
    trial.seconds_of_runs += std::chrono::duration<double>(Clock::now() - began).count();
    trial.replications += scenario.run.replications;
    trial.is_open = trial.is_open || scenario.run.precision.has_value();
    ++trial.points;
  }
  return trial;
}

std::string table_of_points(const StudyPlan& plan, const Points& points, std::size_t width) {
  std::vector<std::string> headings = {"Point"};
  headings.insert(headings.end(), plan.inputs.begin(), plan.inputs.end());
  TextTable table(headings);
  for (std::size_t i = 0; i < std::min(points.size(), kMostShown); ++i) {
    const std::vector<std::string>& shown = plan.points[points[i]].shown;
    std::vector<std::string> cells = {std::to_string(points[i])};
    cells.insert(cells.end(), shown.begin(), shown.end());
    table.add(std::move(cells));
  }
  for (std::size_t column = 1; column < headings.size(); ++column) {
    table.align_left(column);
  }
  std::string text = table.render(width);
  if (points.size() > kMostShown) {
    text += fmt::format("  and {} more\n", with_thousands(std::uint64_t{points.size() - kMostShown}));
  }
  return text;
}

/// Of the points that are shown, those that no scenario comes out of.
struct Unplayable {
  std::uint64_t number = 0;
  std::string words = {};  ///< how many, and why not: each mistake with the first point that has it
};

Unplayable unplayable_of(const LoadedStudy& loaded, const StudyLoading& loading, const Points& points) {
  Unplayable found;
  DistinctProblems mistakes;
  std::string told;
  for (std::size_t i = 0; i < std::min(points.size(), kMostShown); ++i) {
    const StudyPoint& point = loaded.plan.points[points[i]];
    const Result<Scenario> read = loading.playable_of(point);
    if (read.has_value()) {
      continue;
    }
    ++found.number;
    const Problems problems = loading.traced(loaded.study, point, read.problems());
    for (const Problem& problem : loading.placed_beside(loaded.study.file, problems)) {
      told += mistakes.add(problem) ? fmt::format("  point {}: {}", points[i], render_problems({problem})) : "";
    }
  }
  if (found.number > 0) {
    told += mistakes.more() > 0 ? fmt::format("  and {} more\n", mistakes.more()) : "";
    found.words = fmt::format("{} of the points above cannot be played:\n{}", with_thousands(found.number), told);
  }
  return found;
}

}  // namespace

std::string sweep_forecast(const LoadedStudy& loaded, const StudyLoading& loading, const Shard& shard,
                           std::uint32_t threads, const RunOptions& options, std::size_t width) {
  const StudyPlan& plan = loaded.plan;
  const Points points = points_of(shard, plan);
  const Trial trial = try_out(loaded, loading, points, options);
  const Unplayable unplayable = unplayable_of(loaded, loading, points);
  std::string text = table_of_points(plan, points, width) + "\n" + unplayable.words;
  text += fmt::format("{}{}, {} of each run\n", counted(plan.points.size(), "point"),
                      plan.left_out == 0 ? "" : fmt::format(" ({} left out by constraints)", plan.left_out),
                      counted(loaded.columns.size(), "metric"));
  if (trial.points == 0) {
    return text + "none of those that were tried can be played\n";
  }
  const double per_point = static_cast<double>(trial.replications) / static_cast<double>(trial.points);
  const double played = 1 - static_cast<double>(unplayable.number) / static_cast<double>(points.size());
  const double runs = per_point * static_cast<double>(plan.points.size()) / shard.of * played;
  const double seconds = trial.seconds_of_runs / static_cast<double>(trial.points) * runs / threads;
  text +=
      fmt::format("{}{}{}, about {} on {}{}\n",
                  shard.is_all() ? "" : fmt::format("Shard {}, of {}: ", shard.text(), counted(points.size(), "point")),
                  trial.is_open ? "at least " : "", counted(static_cast<std::uint64_t>(std::llround(runs)), "run"),
                  format_duration(Duration::from_seconds(seconds)), counted(threads, "thread"),
                  trial.is_open ? "; more until they are precise" : "");
  return text;
}

}  // namespace docket
