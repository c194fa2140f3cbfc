#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/process_memory.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "cli/sensitivity_forecast.hpp"
#include "cli/sensitivity_request.hpp"
#include "cli/sensitivity_scenarios.hpp"
#include "docket/report/sensitivity_report.hpp"

namespace docket {
namespace {

std::string rendered(const SensitivityReport& report, const std::string& format, std::size_t width) {
  if (format == "csv") {
    return sensitivity_csv(report);
  }
  if (format == "json") {
    return sensitivity_json(report);
  }
  return format == "markdown" ? sensitivity_markdown(report) : sensitivity_table(report, width);
}

int play_and_report(const SensitivityScenarios& scenarios, const std::vector<MetricColumn>& columns,
                    const SensitivityRequest& request, const Console& console) {
  const Interruption interruption;
  SensitivityReport report{scenarios.written(), request.options, {}};
  {
    ProgressBar bar(console, request.is_quiet);
    RunWatch watch(request.loading.limits.time, request.loading.limits.memory);
    SensitivityOptions options = request.options;
    options.run.should_stop = [&watch] { return watch.met(); };
    options.on_progress = [&bar](const Progress& progress) { bar.show(progress); };
    const auto prepare = [&scenarios](std::size_t scenario, const std::vector<std::string>& settings) {
      return scenarios.varied(scenario, settings);
    };
    report.result = sensitivity(report.scenarios, prepare, columns, options);
  }
  if (Interruption::exit_code()) {
    return tell_interrupted(console);
  }
  if (report.result.limit == Limit::memory) {
    return tell_out_of_memory(request.loading.limits, console);
  }
  if (report.result.limit != Limit::none) {
    return tell_limit_met(report.result.limit, request.loading.limits, "it; nothing was written", console);
  }
  console.print(rendered(report, request.format, console.width()));
  return exit_code::kDone;
}

int play_loaded(const SensitivityScenarios& scenarios, SensitivityRequest& request, const Console& console) {
  const std::vector<MetricColumn> columns = columns_of(request, scenarios.catalogues());
  request.options.seed = request.seed.value_or(scenarios.written().front()->run.seed);
  if (EvidenceSpace(scenarios.written()).axes().empty()) {
    console.tell(request.files.front() +
                 ": /evidence: nothing has a range, so there is nothing to move; an assumption takes \"range\": "
                 "[lowest, highest]\n");
    return exit_code::kInvalidInput;
  }
  if (request.is_dry) {
    console.print(sensitivity_forecast(scenarios, columns, request));
    return exit_code::kDone;
  }
  const auto replay = [&request] { return point_line(request.files.front(), {}, request.loading); };
  return play_guarded(request.loading.limits, console, replay,
                      [&] { return play_and_report(scenarios, columns, request, console); });
}

int find_what_matters(const Options& options, const Console& console) {
  SensitivityRequest request = sensitivity_request(options);
  bound_memory(request.loading.limits.memory);
  keep_freed_memory();
  SensitivityScenarios scenarios(request);
  const int code = scenarios.load(console);
  return code == exit_code::kDone ? play_loaded(scenarios, request, console) : code;
}

}  // namespace

Command sensitivity_command() {
  return {"sensitivity",
          "tells which assumptions matter, over all ranges of the evidence",
          "FILE",
          1,
          1,
          {"docket sensitivity scenarios/india-2021/review-then-decide.json",
           "docket sensitivity one.json --against other.json --metric items_missed_share",
           "docket sensitivity mine.json --dry-run"},
          with_playing_options({{"against", "FILE2", "looks at FILE2 less FILE, and for where the comparison turns"},
                                {"metric", "M",
                                 "\"name\" or \"name on subject\", as in docket run --format csv; may be given again. "
                                 "Without it the share of missed items and the lawful item-hours that are dark",
                                 true},
                                {"screening", "N", "rows of elementary effects; 20 without it"},
                                {"samples", "N", "rows of Sobol's indices; 128 without it, 0 for none"},
                                {"replications", "N", "of each point; 4 without it"},
                                {"seed", "N", "seed of all randomness; the scenario's without it"},
                                {"format", "FORMAT", "table (default), csv, json or markdown"},
                                {"dry-run", "", "lists ranges, metrics and runs, and plays next to nothing"},
                                {"quiet", "", "no progress"},
                                threads_option()},
                               "shows nothing"),
          find_what_matters};
}

}  // namespace docket
