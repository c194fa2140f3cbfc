#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <new>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/result_folder.hpp"
#include "cli/run_watch.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/report/result_json.hpp"
#include "docket/report/run_table.hpp"
#include "docket/report/summary_csv.hpp"
#include "report/limit_words.hpp"

namespace docket {
namespace {

constexpr std::uint64_t kMostThreads = 1024;

struct RunRequest {
  std::string file;
  LoadingOptions loading;
  std::optional<std::string> out;
  bool is_forced = false;
  bool is_quiet = false;
  std::string format;
  std::optional<std::uint64_t> seed;
  ReplicateOptions replicate;
};

RunRequest requested(const Options& options) {
  RunRequest request;
  request.file = options.operands().front();
  request.loading = loading_options(options);
  request.out = options.text("out");
  request.is_forced = options.has("force");
  request.is_quiet = options.has("quiet");
  request.format = options.choice("format", {"table", "json", "csv"});
  request.seed = options.number("seed", 0, UINT64_MAX);
  const auto fitting = [&options](const char* name, std::uint64_t most, const std::string& hint = {}) {
    return static_cast<std::uint32_t>(options.number(name, 1, most, hint).value_or(0));
  };
  const ReadLimit& replications = request.loading.limits.reading.replications;
  request.replicate.replications = fitting("replications", replications.most, "; " + how_to_raise(replications));
  request.replicate.threads = fitting("threads", kMostThreads);
  request.replicate.run = run_options(request.loading.limits);
  request.replicate.run.leaf_limit =
      static_cast<std::uint32_t>(options.number("leaf-limit", 1, 65'536).value_or(RunOptions{}.leaf_limit));
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
  console.tell(fmt::format("docket: interrupted after {} replication{}; nothing was written\n", complete,
                           complete == 1 ? "" : "s"));
  return *Interruption::exit_code();
}

int out_of_memory(const RunRequest& request, const Console& console) {
  console.tell("docket: more memory is needed than the system gives, or than " +
               memory_limit_text(request.loading.limits) + " allows; nothing was written\n");
  return exit_code::kLimit;
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
    return out_of_memory(request, console);
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

int run_scenario(const Options& options, const Console& console) {
  RunRequest request = requested(options);
  if (request.out) {
    if (const Problems problems = check_result_folder(*request.out, request.is_forced); !problems.empty()) {
      return fail(problems, console);
    }
  }
  const Loaded loaded = load_scenario(
      request.file, request.loading, [](const Scenario& scenario) { return scenario.warnings; }, console);
  if (!loaded.scenario.has_value()) {
    console.tell(loaded.told + count_of_problems(loaded.scenario.problems(), Severity::error) + "; nothing was run\n");
    return loaded.exit_code;
  }
  const Scenario& scenario = loaded.scenario.value();
  console.tell(request.is_quiet ? std::string_view() : loaded.told);
  request.replicate.seed = request.seed.value_or(scenario.run.seed);
  try {
    return play_and_report(scenario, request, console);
  } catch (const OutputFailed&) {
    throw;
  } catch (const std::bad_alloc&) {
    return out_of_memory(request, console);
  } catch (const std::exception& fault) {
    console.tell(fault_text(fault.what(), replay_line(request.file, request.loading, request.replicate)));
    return exit_code::kFault;
  }
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
               {"out", "DIR",
                "writes the result there: result.json, resolved.json, and of replication 0 orders.csv, items.csv, "
                "series.csv and events.jsonl"},
               {"force", "", "lets --out write into a folder that holds other files"},
               {"format", "FORMAT",
                "table (default), json (all values of all replications) or csv (a row for each measure)"},
               {"quiet", "", "no progress, no warnings"},
               {"threads", "N", "without it as many as the machine has; changes speed, never results"},
               {"leaf-limit", "N", "for tests of determinism: size of the event list's tree; changes no result"}}),
          run_scenario};
}

}  // namespace docket
