#include <algorithm>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/report/check_report.hpp"

namespace docket {
namespace {

void tell_people(const Loaded& loaded, const std::string& file, Warnings warnings, const Console& console) {
  if (!loaded.scenario.has_value()) {
    console.tell(loaded.told + count_of_problems(loaded.scenario.problems(), Severity::error) + "\n");
    return;
  }
  const Problems told = warnings(loaded.scenario.value());
  console.tell(loaded.told);
  console.print(check_text(file, loaded.scenario.value(), console.width()));
  console.tell(told.empty() ? "" : count_of_problems(told, Severity::warning) + "\n");
}

int check_scenario(const Options& options, const Console& console) {
  const std::string& file = options.operands().front();
  const std::string format = options.choice("format", {"text", "json"});
  const bool is_strict = options.has("strict");
  const Warnings warnings = is_strict ? strict_warnings : check_warnings;
  const Loaded loaded = load_scenario(file, loading_options(options), warnings, console);
  if (format == "json") {
    console.print(check_json(file, loaded.scenario, warnings));
  } else {
    tell_people(loaded, file, warnings, console);
  }
  const bool is_refused = is_strict && loaded.scenario.has_value() && !warnings(loaded.scenario.value()).empty();
  return is_refused ? exit_code::kNo : loaded.exit_code;
}

}  // namespace

Command check_command() {
  return {"check",
          "reads a scenario without playing it and lists every problem",
          "FILE",
          1,
          1,
          {"docket check scenarios/india-2021/history.json", "docket check mine.json --strict",
           "docket check - --format json < mine.json"},
          with_loading_options(
              {{"strict", "", "lets warnings and values without evidence make the answer no (exit code 1)"},
               {"format", "FORMAT", "text (default) or json (problems as data)"}}),
          check_scenario};
}

}  // namespace docket
