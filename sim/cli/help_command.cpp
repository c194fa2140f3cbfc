#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/help_text.hpp"

namespace docket {
namespace {

int print_help(const Options& options, const Console& console) {
  if (options.operands().empty()) {
    console.print(help_of_all(console.width()));
    return exit_code::kDone;
  }
  const std::string& name = options.operands().front();
  const Command* command = find_command(name);
  if (command == nullptr) {
    throw UsageError("unknown command \"" + name + "\"" + command_suggestion(name));
  }
  console.print(help_of(*command, console.width()));
  return exit_code::kDone;
}

}  // namespace

Command help_command() {
  return {"help", "what docket does, or what one command does", "[COMMAND]", 0,
          1,      {"docket help", "docket help run"},           {},          print_help};
}

}  // namespace docket
