#include <fmt/core.h>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/process_memory.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "cli/study_loading.hpp"
#include "cli/sweep_forecast.hpp"
#include "cli/sweep_pace.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/experiment/sweep.hpp"
#include "docket/report/docket_version.hpp"
#include "docket/report/sweep_report.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

struct SweepRequest {
  std::string file;
  LoadingOptions loading;
  std::optional<std::string> out;
  bool is_dry = false;
  bool is_quiet = false;
  std::uint32_t threads = 1;
};

SweepRequest requested(const Options& options) {
  SweepRequest request;
  request.file = options.operands().front();
  request.loading = loading_options(options);
  request.out = options.text("out");
  request.is_dry = options.has("dry-run");
  request.is_quiet = options.has("quiet");
  request.threads = threads_of(options);
  if (!request.out && !request.is_dry) {
    throw UsageError("--out is missing: the file that takes the results");
  }
  return request;
}

StoreHead head_of(const LoadedStudy& loaded, const LoadingOptions& options) {
  StoreHead head{std::string(kVersion), loaded.study.title, loaded.study.text, "", {}, loaded.plan.inputs, {}};
  for (const std::string& setting : options.settings) {
    head.options += (head.options.empty() ? "--set " : " --set ") + setting;
  }
  for (const std::string& limit : options.limits.given) {
    head.options += (head.options.empty() ? "" : " ") + limit;
  }
  for (const auto& [file, scenario] : loaded.scenarios) {
    head.scenarios.emplace_back(file, scenario.resolved_json);
  }
  for (const MetricColumn& column : loaded.columns) {
    head.metrics.push_back(column.title);
  }
  return head;
}

std::vector<StoredPoint> planned_points(const StudyPlan& plan, const LoadingOptions& options) {
  std::vector<StoredPoint> points;
  for (const StudyPoint& point : plan.points) {
    StoredPoint stored;
    stored.point = points.size();
    stored.replay = point_line(point.file, point.settings, options);
    stored.inputs = point.shown;
    points.push_back(std::move(stored));
  }
  return points;
}

StoredPoint record_of(StoredPoint planned, const PlayedPoint& played) {
  planned.status = played.failure.empty() ? PointStatus::done : PointStatus::failed;
  planned.problem = played.failure;
  planned.replications = static_cast<std::uint32_t>(played.replications.results.size());
  planned.mode = played.scenario == nullptr ? "" : std::string(tag_of(joint_conduct(*played.scenario)));
  return planned;
}

/// The limit that ended it, if one did.
Limit play(const LoadedStudy& loaded, const StudyLoading& loading, const SweepRequest& request, ResultStore& store,
           const Console& console) {
  const std::vector<StoredPoint> planned = planned_points(loaded.plan, request.loading);
  ProgressBar bar(console, request.is_quiet, "points");
  const SweepPace pace;
  RunWatch watch(request.loading.limits.time, request.loading.limits.memory);
  SweepOptions options;
  options.threads = request.threads;
  options.run = run_options(request.loading.limits);
  options.run.should_stop = [&watch] { return watch.met(); };
  const std::vector<std::size_t> points = store.planned_points();
  const auto earlier = static_cast<std::uint32_t>(planned.size() - points.size());
  options.on_progress = [&](const SweepProgress& progress) {
    bar.show({earlier + static_cast<std::uint32_t>(progress.points), static_cast<std::uint32_t>(planned.size())},
             pace.tail(progress));
  };
  const auto prepare = [&](std::size_t point) { return loading.scenario_of(loaded.plan.points[point]); };
  const auto deliver = [&](const PlayedPoint& played) {
    store.put(record_of(planned[played.point], played), stored_runs(played, loaded.columns));
  };
  return sweep(points, prepare, deliver, options);
}

int tell_stopped(Limit limit, const ResultStore& store, const SweepRequest& request, const Console& console) {
  const SweepCounts counts = sweep_counts(store);
  const std::string far = fmt::format("after {} of {} points; the same command goes on",
                                      with_thousands(std::uint64_t{counts.done + counts.failed}),
                                      with_thousands(std::uint64_t{counts.done + counts.failed + counts.planned}));
  return Interruption::exit_code() ? tell_interrupted(console, " " + far)
                                   : tell_limit_met(limit, request.loading.limits, "it " + far, console);
}

int play_and_report(const LoadedStudy& loaded, const StudyLoading& loading, const SweepRequest& request,
                    const Console& console) {
  Result<ResultStore> opened = ResultStore::make_or_go_on(*request.out, head_of(loaded, request.loading),
                                                          planned_points(loaded.plan, request.loading));
  if (!opened.has_value()) {
    console.tell(render_problems(opened.problems()));
    return exit_code::kInputOutput;
  }
  ResultStore store = std::move(opened).value();
  const Interruption interruption;
  try {
    const Limit limit = play(loaded, loading, request, store, console);
    if (limit != Limit::none) {
      return tell_stopped(limit, store, request, console);
    }
  } catch (const StoreFailed& failure) {
    console.tell("docket: " + *request.out + ": " + failure.what() + "; what is stored is whole\n");
    return exit_code::kInputOutput;
  }
  console.print(sweep_table(store, {}, console.width()));
  return sweep_counts(store).failed == 0 ? exit_code::kDone : exit_code::kNo;
}

int sweep_study(const Options& options, const Console& console) {
  const SweepRequest request = requested(options);
  bound_memory(request.loading.limits.memory);
  keep_freed_memory();
  const StudyLoading loading(request.loading);
  const Result<LoadedStudy> loaded = loading.load(request.file);
  if (!loaded.has_value()) {
    console.tell(loading.told(loaded.problems(), console) + count_of_problems(loaded.problems(), Severity::error) +
                 "; nothing was played\n");
    return loading.exit_code(request.file);
  }
  if (request.is_dry) {
    console.print(
        sweep_forecast(loaded.value(), loading, request.threads, run_options(request.loading.limits), console.width()));
    return exit_code::kDone;
  }
  return play_and_report(loaded.value(), loading, request, console);
}

}  // namespace

Command sweep_command() {
  return {"sweep",
          "plays a scenario with other values, again and again: a study",
          "FILE",
          1,
          1,
          {"docket sweep scenarios/studies/deadlines/sweep.json --dry-run",
           "docket sweep mine.json --out mine.db     (killed? The same command goes on)", "docket show mine.db",
           "docket export mine.db > mine.csv"},
          with_playing_options(
              {{"out", "DB", "the SQLite file that takes the results; a sweep that was stopped goes on in it"},
               {"dry-run", "", "lists points, runs and the time they will take, and plays next to nothing"},
               {"quiet", "", "no progress"},
               threads_option()}),
          sweep_study};
}

}  // namespace docket
