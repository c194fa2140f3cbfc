// A folder that holds one result: what later commands call a RESULT.
#pragma once

#include <optional>
#include <string>

#include "docket/core/problem.hpp"
#include "docket/report/run_report.hpp"

namespace docket {

/// Empty when a result may be written there: the folder is absent, empty, a result already, or `is_forced`.
[[nodiscard]] Problems check_result_folder(const std::string& folder, bool is_forced);

/// Writes result.json, resolved.json, orders.csv, items.csv, series.csv and events.jsonl; the latter four are of
/// replication 0, which is played again for them. Files appear under their names only when all of them are complete.
/// Nothing when an interruption came first: then nothing was written. REQUIRES: a result, and an Interruption is alive.
[[nodiscard]] std::optional<Problems> write_result_folder(const std::string& folder, const RunReport& report,
                                                          const RunOptions& options);

}  // namespace docket
