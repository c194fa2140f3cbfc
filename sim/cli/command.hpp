// What a command is: one entry of the table from which dispatch, strict parsing and all help come.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/options.hpp"

namespace docket {

struct Command {
  std::string name;
  std::string summary;   ///< one clause
  std::string operands;  ///< as help writes them: "FILE"
  std::size_t fewest_operands = 0;
  std::size_t most_operands = 0;
  std::vector<std::string> examples;  ///< whole command lines
  std::vector<OptionSpec> options;
  int (*run)(const Options& options, const Console& console) = nullptr;  ///< returns the exit code
};

// One file each.
Command run_command();
Command bench_command();
Command check_command();
Command schema_command();
Command explain_command();
Command verify_command();
Command sensitivity_command();
Command forecast_command();
Command sweep_command();
Command merge_command();
Command show_command();
Command export_command();
Command staff_command();
Command compare_command();
Command version_command();
Command help_command();

/// In the order in which help lists them.
const std::vector<Command>& commands();
/// Null when there is none of that name.
const Command* find_command(const std::string& name);
/// "; did you mean …?" for a command that does not exist; empty when none is near.
std::string command_suggestion(const std::string& name);

}  // namespace docket
