#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/help_text.hpp"
#include "docket/report/reference.hpp"

namespace docket {
namespace {

std::string help_on_language(const std::string& path, const std::string& format, std::size_t width) {
  if (format == "markdown") {
    return reference_markdown();
  }
  const auto page = reference_page(path, width);
  if (!page) {
    throw UsageError("there is nothing at \"" + path + "\"; try: docket help " + nearest_reference(path));
  }
  return *page;
}

std::string help_on_command(const std::string& name, std::size_t width) {
  const Command* command = find_command(name);
  if (command == nullptr) {
    throw UsageError("unknown command \"" + name + "\"" + command_suggestion(name));
  }
  return help_of(*command, width);
}

int print_help(const Options& options, const Console& console) {
  const std::string format = options.choice("format", {"text", "markdown"});
  if (options.operands().empty()) {
    console.print(help_of_all(console.width()));
    return exit_code::kDone;
  }
  const std::string& about = options.operands().front();
  console.print(is_reference_path(about) ? help_on_language(about, format, console.width())
                                         : help_on_command(about, console.width()));
  return exit_code::kDone;
}

}  // namespace

Command help_command() {
  return {"help",
          "what docket does, what one command does, or what a key of a scenario or study means",
          "[COMMAND|PATH]",
          0,
          1,
          {"docket help", "docket help run", "docket help scenario", "docket help scenario/platform/pools/*/absence",
           "docket help scenario/distributions"},
          {{"format", "FORMAT", "of help on keys: text (default), or markdown (all of the reference)"}},
          print_help};
}

}  // namespace docket
