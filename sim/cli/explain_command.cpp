#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/report/explain.hpp"

namespace docket {
namespace {

std::string unknown_pointer(const Scenario& scenario, const std::string& pointer) {
  std::vector<std::string> pointers;
  for (const LedgerRow& row : scenario.evidence.rows) {
    pointers.push_back(row.pointer);
  }
  const std::string nearest = nearest_word(pointer, pointers);
  return "no value at or below " + pointer + (nearest.empty() ? "" : "; did you mean " + nearest + "?");
}

int explain_scenario(const Options& options, const Console& console) {
  const std::string pointer = options.text("pointer").value_or("");
  const std::string format = options.choice("format", {"table", "json"});
  const Loaded loaded =
      load_scenario(options.operands().front(), loading_options(options), warnings_of_reading, console);
  console.tell(loaded.told);
  if (!loaded.scenario.has_value()) {
    console.tell(count_of_problems(loaded.scenario.problems(), Severity::error) + "\n");
    return loaded.exit_code;
  }
  const Scenario& scenario = loaded.scenario.value();
  if (!pointer.empty() && !holds_values(scenario, pointer)) {
    throw UsageError(unknown_pointer(scenario, pointer));
  }
  console.print(format == "json" ? explain_json(scenario, pointer) : explain_text(scenario, pointer, console.width()));
  return loaded.exit_code;
}

}  // namespace

Command explain_command() {
  return {"explain",
          "shows where each number of a scenario comes from, and which figures rest on assumptions",
          "FILE",
          1,
          1,
          {"docket explain scenarios/india-2021/history.json",
           "docket explain scenarios/india-2021/history.json --pointer /item_groups/list-1/count",
           "docket explain mine.json --format json"},
          with_loading_options({{"pointer", "/POINTER", "only what is at or below it; of one value the whole story"},
                                {"format", "FORMAT", "table (default) or json"}}),
          explain_scenario};
}

}  // namespace docket
