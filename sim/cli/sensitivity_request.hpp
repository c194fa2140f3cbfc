// What is asked of docket sensitivity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/experiment/sensitivity.hpp"
#include "docket/metrics/catalogue.hpp"

namespace docket {

struct SensitivityRequest {
  std::vector<std::string> files;  ///< one, or two
  LoadingOptions loading;
  std::vector<std::string> metrics;
  std::string format;
  bool is_dry = false;
  bool is_quiet = false;
  std::optional<std::uint64_t> seed;
  SensitivityOptions options;
};

/// Throws UsageError, as below.
[[nodiscard]] SensitivityRequest sensitivity_request(const Options& options);

/// The metrics to look at, of scenarios that measure what their `catalogues` say: all that are asked for, or the usual
/// ones of them.
[[nodiscard]] std::vector<MetricColumn> columns_of(const SensitivityRequest& request,
                                                   const std::vector<MetricCatalogue>& catalogues);

}  // namespace docket
