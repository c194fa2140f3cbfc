// What came of looking for the fewest reviewers, as text for people and for programs.
#pragma once

#include <string>

#include "docket/experiment/staff.hpp"
#include "docket/metrics/catalogue.hpp"

namespace docket {

struct StaffReport {
  const Scenario& scenario;  ///< as it is written
  const MetricCatalogue& catalogue;
  const StaffOptions& options;
  const StaffResult& result;
  std::optional<double> person_hours = {};  ///< that one person works a week: how many people the hours take
};

/// The plan, the proof, one fewer in each pool, the curve of price against what is missed, and speech under the plan;
/// or why there is none.
[[nodiscard]] std::string staff_table(const StaffReport& report, std::size_t width);
[[nodiscard]] std::string staff_json(const StaffReport& report);
/// A row for each plan that was played, and each target.
[[nodiscard]] std::string staff_csv(const StaffReport& report);
[[nodiscard]] std::string staff_markdown(const StaffReport& report);

}  // namespace docket
