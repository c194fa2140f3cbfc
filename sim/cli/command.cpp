#include "cli/command.hpp"

#include <algorithm>

#include "docket/core/nearest_word.hpp"

namespace docket {

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      run_command(),    check_command(),  explain_command(), sensitivity_command(), sweep_command(),    merge_command(),
      show_command(),   export_command(), compare_command(), staff_command(),       forecast_command(), bench_command(),
      verify_command(), schema_command(), help_command(),    version_command()};
  return table;
}

const Command* find_command(const std::string& name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

std::string command_suggestion(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    names.push_back(command.name);
  }
  const std::string nearest = nearest_word(name, names);
  return nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?";
}

}  // namespace docket
