#include <algorithm>
#include <chrono>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/progress_bar.hpp"
#include "cli/result_folder.hpp"
#include "cli/run_watch.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/report/result_json.hpp"
#include "docket/report/run_table.hpp"
#include "docket/report/summary_csv.hpp"
#include "report/figures.hpp"
#include "report/limit_words.hpp"

namespace docket {
namespace {

constexpr std::uint64_t kMostBatches = 10'000;

struct RunRequest : PlayRequest {
  std::optional<std::string> out;
  bool is_forced = false;
  std::string format;
};

RunRequest requested(const Options& options) {
  RunRequest request{play_request(options), options.text("out"), options.has("force"),
                     options.choice("format", {"table", "json", "csv"})};
  request.replicate.batches = static_cast<std::uint32_t>(options.number("batches", 2, kMostBatches).value_or(0));
  if (request.replicate.batches > 0 && request.replicate.replications > 0) {
    throw UsageError("--batches cut one run into parts, --replications play many: only one of them can be given");
  }
  request.replicate.run.leaf_limit =
      static_cast<std::uint32_t>(options.number("leaf-limit", 1, 4096).value_or(RunOptions{}.leaf_limit));
  request.replicate.run.keeps_fingerprint = request.out || request.format == "json";  // nothing else shows it
  return request;
}

Replications play(const Scenario& scenario, const MetricCatalogue& catalogue, const RunRequest& request,
                  const Console& console) {
  ProgressBar bar(console, request.is_quiet);
  ReplicateOptions options = request.replicate;
  options.on_progress = [&bar](const Progress& progress) { bar.show(progress); };
  const Limits& limits = request.loading.limits;
  RunWatch watch(limits.time, limits.memory);
  options.run.should_stop = [&watch] { return watch.met(); };
  return replicate(scenario, catalogue, options);
}

std::string rendered(const RunReport& report, const RunRequest& request, const Console& console, Duration took) {
  if (request.format == "json") {
    return result_json(report);
  }
  if (request.format == "csv") {
    return summary_csv(report);
  }
  // What goes into a file is to be the same every time.
  return run_table(report, {console.width(), console.is_output_terminal() ? std::optional(took) : std::nullopt});
}

int fail(const Problems& problems, const Console& console) {
  console.tell(render_problems(problems));
  return exit_code::kInputOutput;
}

int interrupted(const Replications& replications, const Console& console) {
  const auto complete =
      std::ranges::count(replications.results, false, [](const RunResult& result) { return is_outside(result.limit); });
  return tell_interrupted(
      console, " after " + counted(static_cast<std::uint64_t>(complete), "replication") + "; nothing was written");
}

int tell_ending(const RunReport& report, const RunRequest& request, const Console& console) {
  if (request.out && !request.is_quiet) {
    console.tell("docket: the result is in " + *request.out + "\n");
  }
  if (!is_partial(report.replications)) {
    return exit_code::kDone;
  }
  if (request.format != "table") {
    console.tell("docket: PARTIAL: " + partial_sentence(report) + "\n");
  }
  return exit_code::kLimit;
}

int play_and_report(const Scenario& scenario, const RunRequest& request, const Console& console) {
  const MetricCatalogue catalogue(scenario);
  const Interruption interruption;
  const auto began = std::chrono::steady_clock::now();
  const Replications replications = play(scenario, catalogue, request, console);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  if (Interruption::exit_code()) {
    return interrupted(replications, console);
  }
  if (replications.results.empty()) {
    return tell_out_of_memory(request.loading.limits, console);
  }
  const RunReport report{scenario, catalogue, replications, request.replicate.seed,
                         note_of(replications.limit, request.loading.limits)};
  if (request.out) {
    const auto problems = write_result_folder(*request.out, report, request.replicate.run);
    if (!problems) {
      return interrupted(replications, console);
    }
    if (!problems->empty()) {
      return fail(*problems, console);
    }
  }
  console.print(rendered(report, request, console, Duration::from_seconds(took.count())));
  return tell_ending(report, request, console);
}

void refuse_impossible_batches(const Scenario& scenario, const RunRequest& request) {
  const std::string because = no_batches_because(scenario);
  if (request.replicate.batches > 0 && !because.empty()) {
    throw UsageError("--batches is not possible here: " + because);
  }
}

int run_scenario(const Options& options, const Console& console) {
  RunRequest request = requested(options);
  if (request.out) {
    if (const Problems problems = check_result_folder(*request.out, request.is_forced); !problems.empty()) {
      return fail(problems, console);
    }
  }
  return load_and_play(request, console, [&](const Scenario& scenario) {
    refuse_impossible_batches(scenario, request);
    return play_and_report(scenario, request, console);
  });
}

}  // namespace

Command run_command() {
  return {"run",
          "plays a scenario and shows what came of it",
          "FILE",
          1,
          1,
          {"docket run scenarios/india-2021/history.json",
           "docket run scenarios/india-2021/review-then-decide.json --set /platform/pools/legal/reviewers=6",
           "docket run mine.json --replications 1000 --out results/mine", "docket run - --format json < mine.json"},
          with_playing_options(
              {{"seed", "N", "seed of all randomness; without it the scenario's"},
               {"replications", "N", "how often to play it; without it as the scenario says"},
               {"batches", "N",
                "plays it once and cuts what follows the warm-up into N parts of equal length, whose spread gives the "
                "half-widths: for one long run in which neighbouring items depend on each other; 20 is usual"},
               {"out", "DIR",
                "writes the result there: result.json, resolved.json, and of replication 0 orders.csv, items.csv, "
                "series.csv and events.jsonl"},
               {"force", "", "lets --out write into a folder that holds other files"},
               {"format", "FORMAT",
                "table (default), json (all values of all replications) or csv (a row for each measure)"},
               {"quiet", "", "no progress, no warnings"},
               threads_option(),
               {"leaf-limit", "N", "for tests of determinism: size of the event list's tree; changes no result"}},
              "keeps the replications that are complete; writing comes on top"),
          run_scenario};
}

}  // namespace docket
