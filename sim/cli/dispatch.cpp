#include "cli/dispatch.hpp"

#include <algorithm>
#include <exception>
#include <new>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/help_text.hpp"

namespace docket {
namespace {

using Words = std::vector<std::string>;

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

// Options may stand before the command too: `docket --help run` is `docket run --help`.
Words without(const Words& words, Words::const_iterator removed) {
  Words rest(words.begin(), removed);
  rest.insert(rest.end(), removed + 1, words.end());
  return rest;
}

Options parse_for(const Command& command, const Words& words) {
  std::vector<OptionSpec> specs = command.options;
  specs.push_back({"help", "", "", true});
  Options options = parse_options(words, specs);
  const std::size_t operands = options.operands().size();
  if (options.has("help")) {
    return options;
  }
  if (operands < command.fewest_operands) {
    throw UsageError(command.operands + " is missing");
  }
  if (operands > command.most_operands) {
    throw UsageError("unexpected \"" + options.operands()[command.most_operands] + "\"");
  }
  return options;
}

int run_named(const Command& command, const Words& words, const Console& console) {
  try {
    const Options options = parse_for(command, words);
    if (options.has("help")) {
      console.print(help_of(command, console.width()));
      return exit_code::kDone;
    }
    return command.run(options, console);
  } catch (const UsageError& error) {
    console.tell("docket " + command.name + ": " + error.what() + "\nSee docket " + command.name + " --help.\n");
    return exit_code::kUsage;
  }
}

int without_command(const Words& words, const Console& console) {
  try {
    const Options options = parse_options(words, {{"help", "", "", true}, {"version", "", "", true}});
    if (options.has("version")) {
      return find_command("version")->run({}, console);
    }
    console.print(words.empty() ? introduction(console.width()) : help_of_all(console.width()));
    return exit_code::kDone;
  } catch (const UsageError& error) {
    console.tell(std::string("docket: ") + error.what() + "\nSee docket help.\n");
    return exit_code::kUsage;
  }
}

// Whoever names a scenario alone wants to run it.
std::string run_suggestion(const std::string& file) { return "; did you mean: docket run " + file + "?"; }

int choose(const Words& words, const Console& console) {
  const auto name = std::ranges::find_if_not(words, is_option);
  if (name == words.end()) {
    return without_command(words, console);
  }
  if (const Command* command = find_command(*name)) {
    return run_named(*command, without(words, name), console);
  }
  const std::string suggestion = name->ends_with(".json") ? run_suggestion(*name) : command_suggestion(*name);
  console.tell("docket: unknown command \"" + *name + "\"" + suggestion + "\nSee docket help.\n");
  return exit_code::kUsage;
}

}  // namespace

int dispatch(const Words& words) {
  const Console console;
  try {
    return choose(words, console);
  } catch (const OutputClosed&) {
    return exit_code::kDone;
  } catch (const OutputFailed& error) {
    console.tell(std::string("docket: ") + error.what() + "\n");
    return exit_code::kInputOutput;
  } catch (const std::bad_alloc&) {
    console.tell("docket: more memory is needed than there is, or than --max-memory allows\n");
    return exit_code::kLimit;
  } catch (const std::exception& error) {
    console.tell(std::string("docket: a fault of docket itself: ") + error.what() + "\n");
    return exit_code::kFault;
  }
}

}  // namespace docket
