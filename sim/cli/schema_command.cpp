#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/report/json_schema.hpp"

namespace docket {
namespace {

FileKind kind_named(const std::string& name) {
  if (name == "scenario" || name == "regime" || name == "facts") {
    return name == "scenario" ? FileKind::scenario : name == "regime" ? FileKind::regime : FileKind::facts;
  }
  const std::string nearest = nearest_word(name, {"scenario", "regime", "facts"});
  throw UsageError("there is no schema of \"" + name + "\", only of scenario, regime and facts" +
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
          "[scenario|regime|facts]",
          0,
          1,
          {"docket schema > scenario.schema.json", "docket schema regime"},
          {},
          print_schema};
}

}  // namespace docket
