// Which assumptions matter, as text for people and for programs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "docket/experiment/sensitivity.hpp"

namespace docket {

struct SensitivityReport {
  std::vector<const Scenario*> scenarios;  ///< one, or two that are compared
  SensitivityOptions options;
  Sensitivity result;
};

[[nodiscard]] std::string sensitivity_table(const SensitivityReport& report, std::size_t width);
/// A row for each metric and range.
[[nodiscard]] std::string sensitivity_csv(const SensitivityReport& report);
[[nodiscard]] std::string sensitivity_json(const SensitivityReport& report);
[[nodiscard]] std::string sensitivity_markdown(const SensitivityReport& report);

}  // namespace docket
