#include "cli/scenario_loading.hpp"

#include <algorithm>

#include "cli/exit_code.hpp"
#include "cli/remembering_files.hpp"
#include "docket/cli/disk_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket {

Loaded load_scenario(const std::string& path, const std::vector<std::string>& settings, const Console& console) {
  const DiskFiles disk;
  const RememberingFiles files(disk);
  const SystemZones zones;
  Result<Scenario> scenario = read_scenario(path, files, zones, {settings});
  const SourceLine lines = console.is_error_terminal() ? lines_of(files) : SourceLine();
  if (scenario.has_value()) {
    std::string warnings = render_problems(scenario.value().warnings, lines);
    return {std::move(scenario), exit_code::kDone, {}, std::move(warnings)};
  }
  std::string errors = render_problems(scenario.problems(), lines);
  const int code = files.has_failed(path) ? exit_code::kInputOutput : exit_code::kInvalidInput;
  return {std::move(scenario), code, std::move(errors), {}};
}

std::string count_of_problems(const Problems& problems, Severity severity) {
  const auto count = std::ranges::count(problems, severity, &Problem::severity);
  const std::string word = severity == Severity::error ? " problem" : " warning";
  return std::to_string(count) + word + (count == 1 ? "" : "s");
}

}  // namespace docket
