#include <chrono>
#include <new>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/process_memory.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/report/benchmark_report.hpp"

namespace docket {
namespace {

constexpr std::uint64_t kMostThreads = 1024;

struct BenchRequest {
  std::string file;
  LoadingOptions loading;
  bool is_quiet = false;
  bool is_for_programs = false;
  std::optional<std::uint64_t> seed;
  BenchmarkOptions options;
};

BenchRequest requested(const Options& words) {
  BenchRequest request;
  request.file = words.operands().front();
  request.loading = loading_options(words);
  request.is_quiet = words.has("quiet");
  request.is_for_programs = words.choice("format", {"table", "json"}) == "json";
  request.seed = words.number("seed", 0, UINT64_MAX);
  BenchmarkOptions& options = request.options;
  const std::uint64_t most = request.loading.limits.reading.replications.most;
  options.replications = static_cast<std::uint32_t>(words.number("replications", 1, most).value_or(0));
  options.threads = static_cast<std::uint32_t>(words.number("threads", 1, kMostThreads).value_or(0));
  options.seconds = words.duration("for").value_or(Duration::seconds(2)).in_seconds();
  options.run = run_options(request.loading.limits);
  return request;
}

Instruments instruments() {
  using Clock = std::chrono::steady_clock;
  return {[] { return std::chrono::duration<double>(Clock::now().time_since_epoch()).count(); }, allocated_memory,
          peak_memory, settle_memory};
}

int too_little(const BenchRequest& request, const Console& console) {
  console.tell("docket: more memory is needed than the system gives, or than " +
               memory_limit_text(request.loading.limits) + " allows; nothing was measured\n");
  return exit_code::kLimit;
}

/// The limit came from outside and ended the measuring.
int ended(Limit limit, bool has_measured, const BenchRequest& request, const Console& console) {
  const std::string what = has_measured ? "the measuring early" : "it before anything was measured";
  const LimitNote note = note_of(limit, request.loading.limits);
  console.tell("docket: the limit of " + note.value + " (" + note.raised_by + ") ended " + what + "\n");
  return exit_code::kLimit;
}

int measure_and_report(const Scenario& scenario, const BenchRequest& request, const Console& console) {
  const MetricCatalogue catalogue(scenario);
  const Interruption interruption;
  const Limits& limits = request.loading.limits;
  RunWatch watch(limits.time, limits.memory);
  BenchmarkOptions options = request.options;
  options.run.should_stop = [&watch] { return watch.met(); };
  const Benchmark measured = benchmark(scenario, catalogue, options, instruments());
  if (const auto code = Interruption::exit_code()) {
    console.tell("docket: interrupted; nothing was written\n");
    return *code;
  }
  if (!measured.speeds.empty()) {
    const RunReport simulated{scenario, catalogue, measured.simulated, options.seed,
                              note_of(measured.simulated.limit, limits)};
    const BenchmarkReport report{simulated, measured};
    console.print(request.is_for_programs ? benchmark_json(report) : benchmark_table(report, console.width()));
  }
  if (is_outside(measured.limit)) {
    return ended(measured.limit, !measured.speeds.empty(), request, console);
  }
  return measured.limit == Limit::none ? exit_code::kDone : exit_code::kLimit;
}

int bench_scenario(const Options& words, const Console& console) {
  BenchRequest request = requested(words);
  const Loaded loaded = load_scenario(
      request.file, request.loading, [](const Scenario& scenario) { return scenario.warnings; }, console);
  if (!loaded.scenario.has_value()) {
    console.tell(loaded.told + count_of_problems(loaded.scenario.problems(), Severity::error) + "; nothing was run\n");
    return loaded.exit_code;
  }
  const Scenario& scenario = loaded.scenario.value();
  console.tell(request.is_quiet ? std::string_view() : loaded.told);
  request.options.seed = request.seed.value_or(scenario.run.seed);
  try {
    return measure_and_report(scenario, request, console);
  } catch (const OutputFailed&) {
    throw;
  } catch (const std::bad_alloc&) {
    return too_little(request, console);
  } catch (const std::exception& fault) {
    ReplicateOptions played;
    played.seed = request.options.seed;
    played.threads = request.options.threads;
    console.tell(fault_text(fault.what(), replay_line(request.file, request.loading, played)));
    return exit_code::kFault;
  }
}

}  // namespace

Command bench_command() {
  return {"bench",
          "measures how fast a scenario plays here, and what its people get through",
          "FILE",
          1,
          1,
          {"docket bench scenarios/india-2021/review-then-decide.json", "docket bench mine.json --for 10s --threads 4",
           "docket bench - --format json < mine.json"},
          with_playing_options(
              {{"for", "DURATION",
                "measures that long on one thread and that long on all, in rounds of the same replications (2s)"},
               {"replications", "N", "in a round, for each thread; without it as many as can be timed well"},
               {"threads", "N", "of the second measurement; without it as many as the machine has; 1: only one thread"},
               {"seed", "N", "seed of all randomness; without it the scenario's"},
               {"format", "FORMAT", "table (default) or json"},
               {"quiet", "", "no warnings"}}),
          bench_scenario};
}

}  // namespace docket
