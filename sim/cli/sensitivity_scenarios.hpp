// The scenarios of docket sensitivity, as they are written and with further settings.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/sensitivity_request.hpp"
#include "cli/study_loading.hpp"

namespace docket {

class SensitivityScenarios {
 public:
  /// REQUIRES: the request outlives it.
  explicit SensitivityScenarios(const SensitivityRequest& request) : request_(request), loading_(request.loading) {}

  /// The exit code to end with, or kDone.
  int load(const Console& console);

  [[nodiscard]] Result<Scenario> varied(std::size_t scenario, const std::vector<std::string>& settings) const;
  [[nodiscard]] std::vector<const Scenario*> written() const;
  [[nodiscard]] std::vector<MetricCatalogue> catalogues() const;

 private:
  const SensitivityRequest& request_;
  StudyLoading loading_;
  std::vector<Scenario> written_;
};

}  // namespace docket
