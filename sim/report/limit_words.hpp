// What is said of a result that a limit cut short.
#pragma once

#include <string>

#include "docket/report/run_report.hpp"

namespace docket {

/// "the limit of 5 events in a replication (--max-events) stopped 3 of 8 replications". REQUIRES: is_partial, and a
/// result.
[[nodiscard]] std::string partial_sentence(const RunReport& report);

}  // namespace docket
