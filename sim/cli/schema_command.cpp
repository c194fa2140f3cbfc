#include <algorithm>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/report/json_schema.hpp"

namespace docket {
namespace {

FileKind kind_named(const std::string& name) {
  static const std::vector<std::string> names = {"scenario", "regime", "facts", "study"};  // as FileKind numbers them
  if (const auto known = std::ranges::find(names, name); known != names.end()) {
    return static_cast<FileKind>(known - names.begin());
  }
  const std::string nearest = nearest_word(name, names);
  throw UsageError("there is no schema of \"" + name + "\", only of scenario, regime, facts and study" +
                   (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?"));
}

int print_schema(const Options& options, const Console& console) {
  console.print(json_schema(kind_named(options.operands().empty() ? "scenario" : options.operands().front())));
  return exit_code::kDone;
}

}  // namespace

Command schema_command() {
  return {"schema",
          "the JSON Schema (draft 7) of a kind of file, for editors",
          "[scenario|regime|facts|study]",
          0,
          1,
          {"docket schema > scenario.schema.json", "docket schema regime"},
          {},
          print_schema};
}

}  // namespace docket
