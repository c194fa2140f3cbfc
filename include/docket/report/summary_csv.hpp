// The summary of a run as one row for each measure: scope, subject, metric, mean, half_width, defined_replications,
// mode. RFC 4180, lines end in "\n", what is undefined is empty.
#pragma once

#include <string>

#include "docket/report/run_report.hpp"

namespace docket {

[[nodiscard]] std::string summary_csv(const RunReport& report);

}  // namespace docket
