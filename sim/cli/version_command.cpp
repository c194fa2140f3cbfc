#include <fmt/core.h>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/report/docket_version.hpp"
#include "docket/report/result_json.hpp"

namespace docket {
namespace {

int print_version(const Options& /*options*/, const Console& console) {
  console.print(fmt::format("docket {}\nscenario format 1, result format {}, time-zone tables {}\n", kVersion,
                            kResultFormat, SystemZones().tables_version()));
  return exit_code::kDone;
}

}  // namespace

Command version_command() {
  return {
      "version",    "version of docket, of its formats and of the time-zone tables", "", 0, 0, {"docket version"}, {},
      print_version};
}

}  // namespace docket
