#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/process_memory.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "cli/study_loading.hpp"
#include "docket/core/duration_text.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/report/sensitivity_report.hpp"
#include "report/figures.hpp"
#include "report/sensitivity_words.hpp"

namespace docket {
namespace {

constexpr std::uint64_t kMostRows = 100'000;
constexpr std::uint64_t kMostReplications = 10'000;
constexpr std::uint32_t kTrials = 3;

/// What is measured where nobody says: missing deadlines, and what is wrongly dark beside it.
constexpr const char* kUsualMetrics[] = {"items_missed_share", "overblocked_item_hours"};

struct SensitivityRequest {
  std::vector<std::string> files;  ///< one, or two
  LoadingOptions loading;
  std::vector<std::string> metrics;
  std::string format;
  bool is_dry = false;
  bool is_quiet = false;
  std::optional<std::uint64_t> seed;
  SensitivityOptions options;
};

SensitivityRequest requested(const Options& options) {
  SensitivityRequest request;
  request.files = options.operands();
  if (const auto other = options.text("against")) {
    request.files.push_back(*other);
  }
  request.loading = loading_options(options);
  request.metrics = options.all("metric");
  request.format = options.choice("format", {"table", "csv", "json", "markdown"});
  request.is_dry = options.has("dry-run");
  request.is_quiet = options.has("quiet");
  request.seed = options.number("seed", 0, UINT64_MAX);
  SensitivityOptions& play = request.options;
  const auto count = [&options](const char* name, std::uint64_t low, std::uint64_t high, std::uint32_t usual) {
    return static_cast<std::uint32_t>(options.number(name, low, high).value_or(usual));
  };
  play.screening = count("screening", 2, kMostRows, play.screening);
  play.samples = count("samples", 0, kMostRows, play.samples);
  play.replications = count("replications", 2, kMostReplications, play.replications);
  play.threads = threads_of(options);
  play.run = run_options(request.loading.limits);
  return request;
}

/// The scenarios as they are written, and with further settings.
class Scenarios {
 public:
  explicit Scenarios(const SensitivityRequest& request) : request_(request), loading_(request.loading) {}

  /// The exit code to end with, or kDone.
  int load(const Console& console) {
    for (const std::string& file : request_.files) {
      Result<Scenario> scenario = varied(written_.size(), {});
      if (!scenario.has_value()) {
        console.tell(loading_.told(scenario.problems(), console) +
                     count_of_problems(scenario.problems(), Severity::error) + "; nothing was run\n");
        return loading_.exit_code(file);
      }
      written_.push_back(std::move(scenario).value());
    }
    return exit_code::kDone;
  }

  [[nodiscard]] Result<Scenario> varied(std::size_t scenario, const std::vector<std::string>& settings) const {
    std::vector<std::string> all = request_.loading.settings;
    all.insert(all.end(), settings.begin(), settings.end());
    return loading_.scenario_of({request_.files[scenario], std::move(all), {}});
  }

  [[nodiscard]] std::vector<const Scenario*> written() const {
    std::vector<const Scenario*> all;
    for (const Scenario& scenario : written_) {
      all.push_back(&scenario);
    }
    return all;
  }

 private:
  const SensitivityRequest& request_;
  StudyLoading loading_;
  std::vector<Scenario> written_;
};

bool is_in_all(const MetricColumn& column, const std::vector<MetricCatalogue>& catalogues) {
  return std::ranges::all_of(catalogues, [&](const MetricCatalogue& catalogue) {
    return catalogue.find(column.scope, column.subject, column.name).has_value();
  });
}

/// Throws UsageError where one is not measured.
std::vector<MetricColumn> columns_of(const SensitivityRequest& request, const Scenarios& scenarios) {
  std::vector<MetricCatalogue> catalogues;
  for (const Scenario* scenario : scenarios.written()) {
    catalogues.emplace_back(*scenario);
  }
  const MetricCatalogue& first = catalogues.front();
  std::vector<MetricColumn> columns;
  for (const std::string& metric : request.metrics) {
    const auto column = column_named(metric, first);
    if (!column) {
      const Problem why = why_no_column(metric, first);
      throw UsageError("--metric: " + why.message +
                       (why.nearest.empty() ? "" : "; did you mean \"" + why.nearest + "\"?"));
    }
    if (!is_in_all(*column, catalogues)) {
      throw UsageError("--metric: \"" + column->title + "\" is not measured in " + request.files.back());
    }
    columns.push_back(*column);
  }
  for (const char* usual : kUsualMetrics) {
    const auto column = request.metrics.empty() ? column_named(usual, first) : std::nullopt;
    if (column && is_in_all(*column, catalogues)) {
      columns.push_back(*column);
    }
  }
  if (columns.empty()) {
    throw UsageError("--metric is missing: which of the metrics of " + request.files.front() + " to look at");
  }
  return columns;
}

double seconds_for_a_run(const Scenarios& scenarios, const SensitivityRequest& request) {
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

std::string forecast(const Scenarios& scenarios, const std::vector<MetricColumn>& columns,
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
  const auto time_for = [&](std::uint64_t count) {
    const double seconds = seconds_for_a_run(scenarios, request) * static_cast<double>(count);
    return format_duration(Duration::from_seconds(seconds / request.options.threads));
  };
  text += fmt::format("{} ranges, {} points{}, {} replications of each: {} runs, about {} on {} thread{}\n",
                      space.axes().size(), with_thousands(runs.points),
                      request.files.size() > 1 ? " of both scenarios" : "", request.options.replications,
                      with_thousands(runs.design), time_for(runs.design), request.options.threads,
                      request.options.threads == 1 ? "" : "s");
  if (runs.flips > 0) {
    text += fmt::format("at most {} runs more, {}, to find where the comparison turns\n", with_thousands(runs.flips),
                        time_for(runs.flips));
  }
  return text + "rows of points whose values contradict each other are drawn again\n";
}

std::string rendered(const SensitivityReport& report, const std::string& format, std::size_t width) {
  if (format == "csv") {
    return sensitivity_csv(report);
  }
  if (format == "json") {
    return sensitivity_json(report);
  }
  return format == "markdown" ? sensitivity_markdown(report) : sensitivity_table(report, width);
}

int play_and_report(const Scenarios& scenarios, const std::vector<MetricColumn>& columns, SensitivityRequest request,
                    const Console& console) {
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

int play_loaded(const Scenarios& scenarios, SensitivityRequest& request, const Console& console) {
  const std::vector<MetricColumn> columns = columns_of(request, scenarios);
  request.options.seed = request.seed.value_or(scenarios.written().front()->run.seed);
  if (EvidenceSpace(scenarios.written()).axes().empty()) {
    console.tell(request.files.front() +
                 ": /evidence: nothing has a range, so there is nothing to move; an assumption takes \"range\": "
                 "[lowest, highest]\n");
    return exit_code::kInvalidInput;
  }
  if (request.is_dry) {
    console.print(forecast(scenarios, columns, request));
    return exit_code::kDone;
  }
  const auto replay = [&request] { return point_line(request.files.front(), {}, request.loading); };
  return play_guarded(request.loading.limits, console, replay,
                      [&] { return play_and_report(scenarios, columns, request, console); });
}

int find_what_matters(const Options& options, const Console& console) {
  SensitivityRequest request = requested(options);
  bound_memory(request.loading.limits.memory);
  keep_freed_memory();
  Scenarios scenarios(request);
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
                                threads_option()}),
          find_what_matters};
}

}  // namespace docket
