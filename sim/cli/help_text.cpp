#include "cli/help_text.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "cli/exit_code.hpp"
#include "report/help_topics.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr const char* kWhatItIs =
    "docket simulates what happens between a government that orders content taken down and the platform that must "
    "decide: will the deadlines be met, and at what cost in staff, penalties, wrongly blocked speech and unlawful "
    "content left visible?";

struct Ending {
  int code;
  const char* says;
};

constexpr Ending kEndings[] = {
    {exit_code::kDone, "done, warnings included"},
    {exit_code::kNo, "the answer is no: a check failed as asked, or points of a study failed or are missing"},
    {exit_code::kUsage, "the command line is wrong"},
    {exit_code::kInvalidInput, "a scenario is invalid, or more than a limit allows; every problem was listed"},
    {exit_code::kLimit, "a limit stopped it; the result is partial and says so, with the flag that raises the limit"},
    {exit_code::kInputOutput, "FILE could not be read, or a result not written (a file that FILE names: 3)"},
    {exit_code::kFault, "docket itself is broken: please report it"},
    {exit_code::kInterrupted, "interrupted (SIGINT); nothing is half-written"},
    {exit_code::kTerminated, "terminated (SIGTERM); nothing is half-written"},
};

// "  name      what it says", the latter wrapped.
std::string entry(const std::string& name, const std::string& says, std::size_t column, std::size_t width) {
  const std::string text = wrapped(says, column, width);
  const std::string head = "  " + name;
  if (head.size() + 1 >= column) {
    return head + "\n" + text;
  }
  return head + text.substr(std::min(head.size(), text.size()));
}

std::string endings(std::size_t width) {
  std::string text = "Exit codes\n";
  for (const Ending& ending : kEndings) {
    text += entry(std::to_string(ending.code), ending.says, 8, width);
  }
  return text;
}

std::string examples_of(const Command& command) {
  std::string text = "Examples\n";
  for (const std::string& example : command.examples) {
    text += "  " + example + "\n";
  }
  return text;
}

std::string written(const OptionSpec& option) {
  return "--" + option.name + (option.argument.empty() ? "" : " " + option.argument);
}

std::string help_on_scenarios(std::size_t width) {
  constexpr std::size_t kColumn = 42;
  std::string text = "Scenarios\n" + entry("docket help scenario", "every key, level by level", kColumn, width);
  for (const Topic& topic : help_topics()) {
    text += entry("docket help scenario/" + topic.name, topic.summary, kColumn, width);
  }
  text += entry("docket help study", "every key of a study, for docket sweep", kColumn, width);
  return text + entry("docket help scenario --format markdown", "all of it at once", kColumn, width);
}

}  // namespace

std::string introduction(std::size_t width) {
  return wrapped(kWhatItIs, 0, width) +
         "\n  docket run scenarios/india-2021/history.json\n"
         "  docket run scenarios/india-2021/review-then-decide.json --replications 500\n"
         "  docket check scenarios/india-2021/review-then-decide.json\n\n"
         "docket help lists all commands; each has --help.\n";
}

std::string help_of_all(std::size_t width) {
  std::string text = wrapped(kWhatItIs, 0, width) + "\nCommands\n";
  for (const Command& command : commands()) {
    const std::string name = command.name + (command.operands.empty() ? "" : " " + command.operands);
    text += entry(name, command.summary, 20, width);
  }
  return text + "\nEach command has --help.\n\n" + help_on_scenarios(width) + "\n" + endings(width);
}

std::string help_of(const Command& command, std::size_t width) {
  constexpr std::size_t kColumn = 28;
  std::string text = examples_of(command) + "\n";
  text += wrapped(fmt::format("docket {}{}{}: {}", command.name, command.operands.empty() ? "" : " " + command.operands,
                              command.options.empty() ? "" : " [options]", command.summary),
                  0, width);
  text += command.options.empty() ? "" : "\nOptions\n";
  for (const OptionSpec& option : command.options) {
    text += entry(written(option), option.says, kColumn, width);
  }
  return text + "\n" + endings(width);
}

}  // namespace docket
