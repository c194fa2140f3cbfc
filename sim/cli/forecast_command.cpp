#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/mistakes.hpp"
#include "cli/playing.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "docket/cli/disk_files.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/experiment/forecast.hpp"
#include "docket/report/forecast_report.hpp"
#include "docket/scenario/read_backlog.hpp"

namespace docket {
namespace {

struct ForecastRequest : PlayRequest {
  std::string backlog;
  std::optional<std::string> at;
  std::string format;
  ForecastOptions forecast;
};

std::string backlog_of(const Options& options) {
  const auto backlog = options.text("backlog");
  if (!backlog) {
    throw UsageError("--backlog is missing: the CSV file that says what is open");
  }
  return *backlog;
}

ForecastRequest requested(const Options& options) {
  ForecastRequest request;
  Mistakes mistakes;
  if (mistakes.collect([&] { static_cast<PlayRequest&>(request) = play_request(options); })) {
    mistakes.collect([&] { (void)replications_for_means(options); });
  }
  request.at = options.text("at");
  mistakes.collect([&] { request.backlog = backlog_of(options); });
  mistakes.collect([&] { request.format = options.choice("format", {"table", "csv", "json", "markdown"}); });
  ForecastOptions& forecast = request.forecast;
  if (request.replicate.replications > 0) {
    forecast.replications = request.replicate.replications;
  }
  forecast.threads = request.replicate.threads;
  mistakes.collect([&] { forecast.wanted = options.share("wanted").value_or(forecast.wanted); });
  mistakes.collect([&] {
    forecast.most_people =
        static_cast<std::uint32_t>(options.number("most-people", 1, 10'000).value_or(forecast.most_people));
  });
  forecast.advises = !options.has("chances-only");
  forecast.run = request.replicate.run;
  mistakes.tell();
  return request;
}

Instant opens_at(const ForecastRequest& request, const RunSpec& run) {
  if (!request.at) {
    return {};
  }
  const auto at = parse_run_instant(*request.at, run);
  if (!at) {
    throw UsageError("--at: found \"" + *request.at +
                     "\", expected an instant such as 2021-01-31T12:00:00+05:30, or a time since the run's start such "
                     "as 36h");
  }
  if (*at < Instant() || *at > run.horizon()) {
    throw UsageError("--at: found " + *request.at + ", but the run is from " +
                     format_rfc3339(run.starts_at, run.zone.get()) + " to " +
                     format_rfc3339(run.starts_at + run.horizon().since_start(), run.zone.get()));
  }
  return *at;
}

std::string rendered(const ForecastReport& report, const std::string& format, std::size_t width) {
  if (format == "csv") {
    return forecast_csv(report);
  }
  if (format == "json") {
    return forecast_json(report);
  }
  return format == "markdown" ? forecast_markdown(report) : forecast_table(report, width);
}

int play_and_report(const Scenario& scenario, const Opening& opening, const ForecastRequest& request,
                    const Console& console) {
  const Interruption interruption;
  const Limits& limits = request.loading.limits;
  ForecastOptions options = request.forecast;
  options.seed = request.replicate.seed;
  Forecast made;
  {
    ProgressBar bar(console, request.is_quiet, "orders");
    RunWatch watch(limits.time, limits.memory);
    options.run.should_stop = [&watch] { return watch.met(); };
    options.on_progress = [&bar](const Progress& progress) { bar.show(progress); };
    made = forecast(scenario, opening, options);
  }
  if (Interruption::exit_code()) {
    return tell_interrupted(console);
  }
  const ForecastReport report{scenario, opening, made, options.wanted, options.seed, options.advises};
  console.print(rendered(report, request.format, console.width()));
  return made.limit == Limit::none ? exit_code::kDone
                                   : tell_limit_met(made.limit, limits, "the forecast early", console);
}

int forecast_backlog(const Scenario& scenario, const ForecastRequest& request, const Console& console) {
  const DiskFiles disk(request.loading.limits.file_size, file_size_flag());
  const Result<std::string> csv = disk.read(request.backlog);
  if (!csv.has_value()) {
    console.tell(render_problems(csv.problems()) + "nothing was run\n");
    return disk.has_refused(request.backlog) ? exit_code::kInvalidInput : exit_code::kInputOutput;
  }
  Opening opening{opens_at(request, scenario.run), {}, {}};
  const std::string name = request.backlog == "-" ? "<stdin>" : request.backlog;
  Result<std::vector<OpenOrder>> orders = read_backlog(csv.value(), name, scenario, opening.at);
  if (!orders.has_value()) {
    console.tell(render_problems(orders.problems()) + count_of_problems(orders.problems(), Severity::error) +
                 "; nothing was run\n");
    return exit_code::kInvalidInput;
  }
  opening.orders = std::move(orders).value();
  return play_and_report(scenario, opening, request, console);
}

int forecast_scenario(const Options& options, const Console& console) {
  ForecastRequest request = requested(options);
  return load_and_play(request, console,
                       [&](const Scenario& scenario) { return forecast_backlog(scenario, request, console); });
}

}  // namespace

Command forecast_command() {
  return {"forecast",
          "tells which of the orders that are open now will be done in time, and what would help",
          "SCENARIO",
          1,
          1,
          {"docket forecast scenarios/tutorial/07-this-morning.json --backlog scenarios/tutorial/07-open.csv "
           "--at 2026-01-07T09:00:00Z",
           "docket forecast mine.json --backlog open.csv --chances-only --format csv"},
          with_playing_options(
              {{"backlog", "CSV", "what is open: a row for each item, or for several that stand alike"},
               {"at", "T",
                "when that is: an instant with its offset from UTC, or a time since the scenario's start such as 36h; "
                "the start without it"},
               {"wanted", "P", "the chance to be in time that is good enough; 0.95 without it"},
               {"most-people", "N", "how many more people to try in a pool at most; 64 without it"},
               {"chances-only", "", "no advice on starting and people, which takes most of the time"},
               {"replications", "N", "how often to play on from there, at least 30; 500 without it"},
               {"seed", "N", "seed of all randomness; without it the scenario's"},
               {"format", "FORMAT", "table (default), csv, json or markdown"},
               {"quiet", "", "no progress and no warnings"},
               threads_option()},
              "shows what is known by then"),
          forecast_scenario};
}

}  // namespace docket
