#include "cli/scenario_loading.hpp"

#include <algorithm>
#include <new>

#include "cli/exit_code.hpp"
#include "cli/mistakes.hpp"
#include "cli/process_memory.hpp"
#include "cli/remembering_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/experiment/replicate.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket {

void refuse_settings(const Problems& problems) {
  std::string all;
  for (const Problem& problem : problems) {
    all += (all.empty() ? "" : "\n") + problem.place.file + ": " +
           (problem.pointer.empty() ? "" : problem.pointer + ": ") + problem.message + "; " + problem.hint;
  }
  if (!all.empty()) {
    throw UsageError(all);
  }
}

Result<Scenario> with_known_metrics(Result<Scenario> scenario) {
  if (!scenario.has_value() || (!scenario.value().run.precision && scenario.value().expected.empty())) {
    return scenario;
  }
  Problems problems = metric_problems(scenario.value(), MetricCatalogue(scenario.value()));
  for (Problem& problem : problems) {
    problem.place = scenario.value().place_of(problem.pointer);
  }
  const bool is_sound = problems.empty();
  const Problems& warnings = scenario.value().warnings;
  problems.insert(problems.end(), warnings.begin(), warnings.end());
  return is_sound ? std::move(scenario) : Result<Scenario>(std::move(problems));
}

std::vector<OptionSpec> with_loading_options(std::vector<OptionSpec> specs) {
  specs.push_back(
      {"set", "/POINTER=VALUE", "puts a value into the scenario, as JSON or text; may be given again", true});
  specs.push_back({"allow-outside", "",
                   "lets the scenario name files outside of its root: the nearest folder above it with a file "
                   ".docket-root, else its own folder"});
  for (OptionSpec& spec : reading_limit_options()) {
    specs.push_back(std::move(spec));
  }
  return specs;
}

std::vector<OptionSpec> with_playing_options(std::vector<OptionSpec> specs, const std::string& at_its_end) {
  std::vector<OptionSpec> all = with_loading_options(std::move(specs));
  for (OptionSpec& spec : playing_limit_options(at_its_end)) {
    all.push_back(std::move(spec));
  }
  return all;
}

LoadingOptions loading_options(const Options& options) {
  LoadingOptions loading;
  Mistakes mistakes;
  loading.settings = options.all("set");
  mistakes.collect([&] { refuse_settings(malformed_settings(loading.settings)); });
  loading.allow_outside = options.has("allow-outside");
  loading.is_quiet = options.has("quiet");
  mistakes.collect([&] { loading.limits = limits_of(options); });
  mistakes.tell();
  return loading;
}

Problems warnings_of_reading(const Scenario& scenario) { return scenario.warnings; }

namespace {

Loaded too_large(const std::string& path, const Limits& limits) {
  Problem problem;
  problem.place.file = path;
  problem.message = "reading it takes more than " + memory_limit_text(limits);
  return {Problems{problem}, exit_code::kInvalidInput, render_problems({problem})};
}

Loaded load(const std::string& path, const LoadingOptions& options, Warnings warnings, const Console& console) {
  const DiskFiles disk(options.limits.file_size, file_size_flag());
  const RememberingFiles files(disk);
  const SystemZones zones;
  Result<Scenario> scenario = with_known_metrics(
      read_scenario(path, files, zones, {options.settings, options.limits.reading, options.allow_outside}));
  const SourceLine lines = console.is_error_terminal() ? lines_of(files) : SourceLine();
  Problems problems = scenario.has_value() ? warnings(scenario.value()) : scenario.problems();
  std::string told = render_problems(options.is_quiet ? without_warnings(std::move(problems)) : problems, lines);
  if (scenario.has_value()) {
    return {std::move(scenario), exit_code::kDone, std::move(told)};
  }
  const bool is_unreadable = files.has_failed(path) && !disk.has_refused(path);
  const int code = is_unreadable ? exit_code::kInputOutput : exit_code::kInvalidInput;
  return {std::move(scenario), code, std::move(told)};
}

}  // namespace

Loaded load_scenario(const std::string& path, const LoadingOptions& options, Warnings warnings,
                     const Console& console) {
  bound_memory(options.limits.memory);
  try {
    return load(path, options, warnings, console);
  } catch (const std::bad_alloc&) {
    return too_large(path, options.limits);
  }
}

Problems without_warnings(Problems problems) {
  std::erase_if(problems, [](const Problem& problem) { return problem.severity == Severity::warning; });
  return problems;
}

std::string count_of_problems(const Problems& problems, Severity severity) {
  const auto count = std::ranges::count(problems, severity, &Problem::severity);
  const std::string word = severity == Severity::error ? " problem" : " warning";
  return std::to_string(count) + word + (count == 1 ? "" : "s");
}

}  // namespace docket
