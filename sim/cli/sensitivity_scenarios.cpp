#include "cli/sensitivity_scenarios.hpp"

#include <utility>

#include "cli/exit_code.hpp"
#include "docket/core/problem_text.hpp"

namespace docket {

int SensitivityScenarios::load(const Console& console) {
  for (const std::string& file : request_.files) {
    Result<Scenario> scenario = loading_.scenario_of({file, request_.loading.settings, {}});
    if (!scenario.has_value()) {
      const bool is_quiet = request_.loading.is_quiet;
      console.tell(loading_.told(is_quiet ? without_warnings(scenario.problems()) : scenario.problems(), console) +
                   count_of_problems(scenario.problems(), Severity::error) + "; nothing was run\n");
      return loading_.exit_code(file);
    }
    written_.push_back(std::move(scenario).value());
  }
  return exit_code::kDone;
}

Result<Scenario> SensitivityScenarios::varied(std::size_t scenario, const std::vector<std::string>& settings) const {
  std::vector<std::string> all = request_.loading.settings;
  all.insert(all.end(), settings.begin(), settings.end());
  return loading_.playable_of({request_.files[scenario], std::move(all), {}});
}

std::vector<const Scenario*> SensitivityScenarios::written() const {
  std::vector<const Scenario*> all;
  for (const Scenario& scenario : written_) {
    all.push_back(&scenario);
  }
  return all;
}

std::vector<MetricCatalogue> SensitivityScenarios::catalogues() const { return {written_.begin(), written_.end()}; }

}  // namespace docket
