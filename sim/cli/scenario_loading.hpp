// How commands read a scenario and tell what is wrong with it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/console.hpp"
#include "cli/limit_options.hpp"
#include "cli/options.hpp"
#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// What the command line says of reading.
struct LoadingOptions {
  std::vector<std::string> settings;  ///< of --set
  Limits limits;
  bool allow_outside = false;
  bool is_quiet = false;  ///< of --quiet, where a command has it: no warnings
};

/// `specs` of a command that reads a scenario, and those that all such commands have.
[[nodiscard]] std::vector<OptionSpec> with_loading_options(std::vector<OptionSpec> specs);
/// The same for a command that also plays it. `at_its_end`: what is left when --max-time is over.
[[nodiscard]] std::vector<OptionSpec> with_playing_options(std::vector<OptionSpec> specs,
                                                           const std::string& at_its_end = {});
/// Throws UsageError with all of these problems, if there are any: of settings that are mistakes of the command line.
void refuse_settings(const Problems& problems);
/// Throws UsageError where --set is not of its form.
[[nodiscard]] LoadingOptions loading_options(const Options& options);

/// What reading brought.
struct Loaded {
  Result<Scenario> scenario;
  int exit_code;     ///< 0, or what to end with
  std::string told;  ///< its problems or warnings, for people
};

/// Which warnings of a good scenario are told.
using Warnings = Problems (*)(const Scenario& scenario);
/// Those that reading found: what commands tell that do something else with the scenario than check it.
[[nodiscard]] Problems warnings_of_reading(const Scenario& scenario);

/// `path` "-" is standard input. From here on the program keeps within the limit of memory. Source lines are shown
/// where people read them: on a terminal.
Loaded load_scenario(const std::string& path, const LoadingOptions& options, Warnings warnings, const Console& console);

/// The scenario, or what only the catalogue of metrics can tell against it.
[[nodiscard]] Result<Scenario> with_known_metrics(Result<Scenario> scenario);

/// The errors among them.
[[nodiscard]] Problems without_warnings(Problems problems);

/// "1 problem", "2 problems".
std::string count_of_problems(const Problems& problems, Severity severity);

}  // namespace docket
