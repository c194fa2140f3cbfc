#include <fmt/core.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/cut_short.hpp"
#include "cli/exit_code.hpp"
#include "cli/gathered_points.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/process_memory.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "cli/scenarios_ahead.hpp"
#include "cli/slurm_job.hpp"
#include "cli/study_loading.hpp"
#include "cli/study_record.hpp"
#include "cli/sweep_forecast.hpp"
#include "cli/sweep_pace.hpp"
#include "cli/sweep_request.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/experiment/sweep.hpp"
#include "docket/report/sweep_report.hpp"
#include "experiment/kept_runs.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

constexpr std::uint64_t kUsualTasks = 100;  // any cluster takes as many

/// The scenario of a point; what is wrong with it is told as the study sees its files.
Result<Scenario> to_be_played(const LoadedStudy& loaded, const StudyLoading& loading, std::size_t point) {
  const StudyPoint& asked = loaded.plan.points[point];
  Result<Scenario> scenario = loading.playable_of(asked);
  return scenario.has_value()
             ? std::move(scenario)
             : loading.placed_beside(loaded.study.file, loading.traced(loaded.study, asked, scenario.problems()));
}

/// The limit that ended it, if one did.
Limit play(const LoadedStudy& loaded, const StudyLoading& loading, const SweepRequest& request,
           const std::vector<StoredPoint>& planned, ResultStore& store, const Console& console) {
  ProgressBar bar(console, request.is_quiet, "points");
  const SweepPace pace;
  GatheredPoints finished(store);
  RunWatch watch(request.loading.limits.time, request.loading.limits.memory, [&finished] { finished.look(); });
  SweepOptions options;
  options.threads = request.threads;
  options.run = run_options(request.loading.limits);
  options.run.should_stop = [&watch] { return watch.met(); };
  const std::vector<std::size_t> points = store.planned_points();
  const auto here = static_cast<std::uint32_t>(points_of(request.shard, planned).size());
  const auto earlier = here - static_cast<std::uint32_t>(points.size());
  options.shard = request.shard;
  options.of_points = planned.size();
  options.on_progress = [&](const SweepProgress& progress) {
    bar.show({earlier + static_cast<std::uint32_t>(progress.points), here}, [&] { return pace.tail(progress); });
  };
  ScenariosAhead scenarios(points, [&](std::size_t point) { return to_be_played(loaded, loading, point); });
  const KeptRuns kept(store);
  options.played_before = [&kept](std::size_t point, std::uint32_t first) { return kept.count(point, first); };
  RunRows rows(loaded.columns);
  const auto runs_of = [&](const PlayedPoint& played) {
    return played.failure.empty() ? kept.with(played.point, rows.of(played)) : std::vector<StoredRun>();
  };
  const auto deliver = [&](const PlayedPoint& played) {
    finished.put(record_of(planned[played.point], played), runs_of(played));
  };
  options.on_cut_short = [&](const PlayedPoint& played) { finished.put(planned[played.point], runs_of(played)); };
  const Limit limit = sweep(
      points, [&scenarios](std::size_t point) { return scenarios.take(point); }, deliver, options);
  finished.store_all();
  return limit;
}

int tell_stopped(Limit limit, const ResultStore& store, const SweepRequest& request, const Console& console) {
  const StoreCounts counts = store.counts();
  const std::string far = fmt::format("after {} of {}, {}; the same command goes on",
                                      with_thousands(std::uint64_t{counts.done + counts.failed}),
                                      counted(counts.points(), "point"), counted(counts.runs, "run"));
  return Interruption::exit_code() ? tell_interrupted(console, " " + far)
                                   : tell_limit_met(limit, request.loading.limits, "it " + far, console);
}

int play_and_report(const LoadedStudy& loaded, const StudyLoading& loading, const SweepRequest& request,
                    const Console& console) {
  const Interruption interruption;  // until the file is closed
  const std::vector<StoredPoint> planned = planned_points(loaded, request.loading);
  Result<ResultStore> opened = ResultStore::make_or_go_on(*request.out, head_of(loaded, request.loading, request.shard),
                                                          points_of(request.shard, planned));
  if (!opened.has_value()) {
    console.tell(render_problems(opened.problems()));
    return exit_code::kInputOutput;
  }
  ResultStore store = std::move(opened).value();
  try {
    const Limit limit = play(loaded, loading, request, planned, store, console);
    if (limit != Limit::none) {
      return tell_stopped(limit, store, request, console);
    }
  } catch (const StoreFailed& failure) {
    console.tell("docket: " + *request.out + ": " + failure.what() + "; what is stored is whole\n");
    return exit_code::kInputOutput;
  }
  console.print(sweep_table(store, {}, console.width()));
  const bool is_partial = tell_cut_short(store, request.loading.limits, console);
  return store.counts().failed > 0 ? exit_code::kNo : is_partial ? exit_code::kLimit : exit_code::kDone;
}

int write_job(const LoadedStudy& loaded, const SweepRequest& request, const Console& console) {
  SlurmJob job;
  job.study = request.file;
  job.words = request.words;
  job.threads = request.threads;
  job.tasks = request.tasks.value_or(std::min<std::uint64_t>(loaded.plan.points.size(), kUsualTasks));
  const Problems problems = write_slurm_job(job, *request.slurm);
  if (!problems.empty()) {
    console.tell(render_problems(problems));
    return exit_code::kInputOutput;
  }
  const std::string folder = shell_word(*request.slurm);
  console.print(
      fmt::format("{} in {} of {}. To queue them, where sbatch is:\n  sh {}/submit\n"
                  "The results will be in {}/results.db.\n",
                  counted(loaded.plan.points.size(), "point"), counted(job.tasks, "task"), counted(job.threads, "core"),
                  folder, folder));
  return exit_code::kDone;
}

int sweep_study(const Options& options, const Console& console) {
  const SweepRequest request = sweep_request(options);
  bound_memory(request.loading.limits.memory);
  keep_freed_memory();
  const StudyLoading loading(request.loading);
  const Result<LoadedStudy> loaded = loading.load(request.file);
  if (!loaded.has_value()) {
    const Problems told = request.is_quiet ? without_warnings(loaded.problems()) : loaded.problems();
    console.tell(loading.told(told, console) + count_of_problems(loaded.problems(), Severity::error) +
                 "; nothing was played\n");
    return loading.exit_code(request.file);
  }
  if (!request.is_quiet) {
    console.tell(loading.told(loading.warnings_of(loaded.value()), console));
  }
  if (request.is_dry) {
    console.print(sweep_forecast(loaded.value(), loading, request.shard, request.threads,
                                 run_options(request.loading.limits), console.width()));
    return exit_code::kDone;
  }
  return request.slurm ? write_job(loaded.value(), request, console)
                       : play_and_report(loaded.value(), loading, request, console);
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
               {"shard", "I/N",
                "plays the I-th of N equal parts of the runs, for one of several machines; see docket merge"},
               {"slurm", "DIR",
                "plays nothing: writes an array job for a cluster with Slurm, and one that merges behind it"},
               {"tasks", "N", "of that array; without it one for each point, but at most 100"},
               {"quiet", "", "no progress, no warnings"},
               threads_option()},
              "keeps what is complete; the same command goes on"),
          sweep_study};
}

}  // namespace docket
