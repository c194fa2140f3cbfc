#include <algorithm>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/report/check_report.hpp"

namespace docket {
namespace {

int code_for(const Loaded& loaded, bool is_strict) {
  const bool is_refused = is_strict && loaded.scenario.has_value() && !check_warnings(loaded.scenario.value()).empty();
  return is_refused ? exit_code::kNo : loaded.exit_code;
}

void tell_people(const Loaded& loaded, const std::string& file, const Console& console) {
  if (!loaded.scenario.has_value()) {
    console.tell(loaded.told + count_of_problems(loaded.scenario.problems(), Severity::error) + "\n");
    return;
  }
  const Problems warnings = check_warnings(loaded.scenario.value());
  console.tell(loaded.told);
  console.print(check_text(file, loaded.scenario.value(), console.width()));
  console.tell(warnings.empty() ? "" : count_of_problems(warnings, Severity::warning) + "\n");
}

int check_scenario(const Options& options, const Console& console) {
  const std::string& file = options.operands().front();
  const std::string format = options.choice("format", {"text", "json"});
  const Loaded loaded = load_scenario(file, loading_options(options), check_warnings, console);
  if (format == "json") {
    console.print(check_json(file, loaded.scenario));
  } else {
    tell_people(loaded, file, console);
  }
  return code_for(loaded, options.has("strict"));
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
          with_loading_options({{"strict", "", "lets warnings make the answer no (exit code 1)"},
                                {"format", "FORMAT", "text (default) or json (problems as data)"}}),
          check_scenario};
}

}  // namespace docket
