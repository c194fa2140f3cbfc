#include <fmt/core.h>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/mistakes.hpp"
#include "cli/playing.hpp"
#include "cli/progress_bar.hpp"
#include "cli/run_watch.hpp"
#include "cli/staff_options.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/report/staff_report.hpp"

namespace docket {
namespace {

struct StaffRequest : PlayRequest {
  std::string format;
  std::optional<double> person_hours;
};

std::optional<double> person_hours_of(const Options& options) {
  constexpr double kHoursOfAWeek = 168;
  const auto week = options.duration("person-hours");
  if (week && week->in_hours() > kHoursOfAWeek) {
    throw UsageError("--person-hours: found \"" + *options.text("person-hours") +
                     "\", expected what one person works a week, at most 168h");
  }
  return week ? std::optional(week->in_hours()) : std::nullopt;
}

StaffRequest requested(const Options& options) {
  StaffRequest request;
  Mistakes mistakes;
  mistakes.collect([&] { static_cast<PlayRequest&>(request) = play_request(options); });
  mistakes.collect([&] { request.format = options.choice("format", {"table", "json", "csv", "markdown"}); });
  mistakes.collect([&] { request.person_hours = person_hours_of(options); });
  mistakes.tell();
  return request;
}

StaffOptions asked(const Options& options, const Scenario& scenario, const MetricCatalogue& catalogue,
                   const StaffRequest& request) {
  StaffOptions staff = staff_options(options, scenario, catalogue);
  staff.seed = request.replicate.seed;
  staff.threads = request.replicate.threads;
  staff.run = request.replicate.run;
  return staff;
}

int refused(Problems problems, const Scenario& scenario, const Console& console) {
  for (Problem& problem : problems) {
    problem.place = scenario.place_of(problem.pointer);
  }
  console.tell(render_problems(problems) + count_of_problems(problems, Severity::error) + "; nothing was staffed\n");
  return exit_code::kInvalidInput;
}

StaffResult play(const Scenario& scenario, const MetricCatalogue& catalogue, StaffOptions& options,
                 const StaffRequest& request, const Console& console) {
  ProgressBar bar(console, request.is_quiet, "replications");
  options.on_progress = [&bar](const StaffProgress& progress) {
    bar.show(
        {static_cast<std::uint32_t>(progress.replications), static_cast<std::uint32_t>(progress.most_replications)},
        [&] { return fmt::format(" at most, of plan {}", progress.plans + 1); });
  };
  RunWatch watch(request.loading.limits.time, request.loading.limits.memory);
  options.run.should_stop = [&watch] { return watch.met(); };
  return staff(scenario, catalogue, options);
}

int stopped(Limit limit, const StaffRequest& request, const Console& console) {
  if (Interruption::exit_code()) {
    return tell_interrupted(console);
  }
  if (limit == Limit::standstill) {
    console.tell("docket: a replication never ends; docket run shows where\n");
    return exit_code::kLimit;
  }
  return tell_limit_met(limit, request.loading.limits, "the search before anything was proved", console);
}

std::string rendered(const StaffReport& report, const std::string& format, std::size_t width) {
  if (format == "json") {
    return staff_json(report);
  }
  if (format == "csv") {
    return staff_csv(report);
  }
  return format == "markdown" ? staff_markdown(report) : staff_table(report, width);
}

int play_and_report(const Scenario& scenario, const Options& words, const StaffRequest& request,
                    const Console& console) {
  const MetricCatalogue catalogue(scenario);
  StaffOptions options = asked(words, scenario, catalogue, request);
  if (Problems problems = staff_problems(scenario, catalogue, options); !problems.empty()) {
    return refused(std::move(problems), scenario, console);
  }
  const Interruption interruption;
  const StaffResult result = play(scenario, catalogue, options, request, console);
  if (result.end == StaffEnd::limit) {
    return stopped(result.limit, request, console);
  }
  const StaffReport report{scenario, catalogue, options, result, request.person_hours};
  console.print(rendered(report, request.format, console.width()));
  return result.end == StaffEnd::found ? exit_code::kDone : exit_code::kNo;
}

int staff_scenario(const Options& options, const Console& console) {
  StaffRequest request = requested(options);
  return load_and_play(request, console,
                       [&](const Scenario& scenario) { return play_and_report(scenario, options, request, console); });
}

}  // namespace

Command staff_command() {
  return {
      "staff",
      "finds the fewest reviewers with which deadlines are kept, and proves it",
      "FILE",
      1,
      1,
      {"docket staff scenarios/india-2021/review-then-decide.json --only legal --target \"items_missed_share on "
       "second-list <= 20%\"",
       "docket staff mine.json --on tips --missed 1% --confidence 99%",
       "docket staff mine.json --target \"waiting_time_p95_hours on legal <= 2\" --budget 40000"},
      with_playing_options(
          {{"missed", "P", "at most this share of the orders of each order or stream may be missed; 5% without it"},
           {"on", "SOURCE",
            "an order or stream that is meant by --missed; without it all orders and order streams, or all work "
            "streams "
            "with deadlines where there are none; may be given again",
            true},
           {"target", "TEXT",
            "another promise: \"METRIC on SUBJECT <= VALUE\" or \">=\", of the metric's mean; may be given again",
            true},
           {"confidence", "P", "how sure it has to be that the promises are kept; 95% without it"},
           {"at-least", "POOL=N", "so many on each shift of a pool (1); may be given again", true},
           {"at-most", "POOL=N", "no more than that (no limit); may be given again", true},
           {"only", "POOL", "staffs this pool, and leaves the others as they are written; may be given again", true},
           {"budget", "AMOUNT", "what all staffed pools may cost a week, by their cost_per_hour"},
           {"person-hours", "DURATION", "what one person works a week, such as 38h: shows how many people that takes"},
           {"replications", "N", "how often to play a plan at most; 4000 without it, at least 30"},
           {"seed", "N", "seed of all randomness; without it the scenario's"},
           {"format", "FORMAT", "table (default), json, csv or markdown"},
           {"quiet", "", "no progress, no warnings"},
           threads_option()},
          "shows nothing"),
      staff_scenario};
}

}  // namespace docket
