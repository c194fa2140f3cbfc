// What docket sensitivity would do, without doing it.
#pragma once

#include <string>
#include <vector>

#include "cli/sensitivity_scenarios.hpp"

namespace docket {

/// Ranges, metrics, runs and the time they will take. Each scenario is played a few times to tell.
[[nodiscard]] std::string sensitivity_forecast(const SensitivityScenarios& scenarios,
                                               const std::vector<MetricColumn>& columns,
                                               const SensitivityRequest& request);

}  // namespace docket
