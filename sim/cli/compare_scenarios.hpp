// docket compare FILE...: scenario files, played here with the same luck.
#pragma once

#include "cli/compare_request.hpp"
#include "cli/console.hpp"

namespace docket {

/// Returns the exit code. Throws UsageError.
int compare_scenarios(CompareRequest& request, const Console& console);

}  // namespace docket
