#include <chrono>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/process_memory.hpp"
#include "cli/run_watch.hpp"
#include "docket/report/benchmark_report.hpp"

namespace docket {
namespace {

struct BenchRequest : PlayRequest {
  bool is_for_programs = false;
  double seconds = 0;
};

BenchRequest requested(const Options& options) {
  return {play_request(options), options.choice("format", {"table", "json"}) == "json",
          options.duration("for").value_or(Duration::seconds(2)).in_seconds()};
}

Instruments instruments() {
  using Clock = std::chrono::steady_clock;
  return {[] { return std::chrono::duration<double>(Clock::now().time_since_epoch()).count(); }, allocated_memory,
          peak_memory, settle_memory};
}

int measure_and_report(const Scenario& scenario, const BenchRequest& request, const Console& console) {
  const MetricCatalogue catalogue(scenario);
  const Interruption interruption;
  const Limits& limits = request.loading.limits;
  RunWatch watch(limits.time, limits.memory);
  const ReplicateOptions& replicate = request.replicate;
  BenchmarkOptions options{replicate.seed, replicate.threads, replicate.replications, request.seconds, replicate.run};
  options.run.should_stop = [&watch] { return watch.met(); };
  const Benchmark measured = benchmark(scenario, catalogue, options, instruments());
  if (Interruption::exit_code()) {
    return tell_interrupted(console);
  }
  const bool has_measured = !measured.speeds.empty();
  if (has_measured) {
    const RunReport simulated{scenario, catalogue, measured.simulated, options.seed,
                              note_of(measured.simulated.limit, limits)};
    const BenchmarkReport report{simulated, measured, note_of(measured.limit, limits)};
    console.print(request.is_for_programs ? benchmark_json(report) : benchmark_table(report, console.width()));
  }
  if (is_outside(measured.limit)) {
    const std::string what = has_measured ? "the measuring early" : "it before anything was measured";
    return tell_limit_met(measured.limit, limits, what, console);
  }
  return measured.limit == Limit::none ? exit_code::kDone : exit_code::kLimit;
}

int bench_scenario(const Options& options, const Console& console) {
  BenchRequest request = requested(options);
  return load_and_play(request, console,
                       [&](const Scenario& scenario) { return measure_and_report(scenario, request, console); });
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
               threads_option("of the second measurement; without it as many as the machine has; 1: only one thread"),
               {"seed", "N", "seed of all randomness; without it the scenario's"},
               {"format", "FORMAT", "table (default) or json"},
               {"quiet", "", "no warnings"}},
              "shows the rounds that were measured, if any"),
          bench_scenario};
}

}  // namespace docket
