// The result of a run for people: who was ordered what, what came of it and at whose cost, with its uncertainty.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "docket/core/time.hpp"
#include "docket/report/run_report.hpp"

namespace docket {

struct TableStyle {
  std::size_t width = 100;       ///< columns; rows that do not fit become blocks of lines
  std::optional<Duration> took;  ///< how long the computation took; unset: not shown
};

/// Every number is a mean ± half-width of its 95 % interval over replications, or a share of replications. Every row
/// says REPLAYED or SIMULATED. Compliance never stands without the speech that it cost.
[[nodiscard]] std::string run_table(const RunReport& report, const TableStyle& style);

}  // namespace docket
