#include "docket/experiment/replicate.hpp"
#include "experiment/named_metric.hpp"

namespace docket {

Problems metric_problems(const Scenario& scenario, const MetricCatalogue& catalogue) {
  using namespace experiment_detail;
  Problems problems;
  const auto& precision = scenario.run.precision;
  if (precision && !place_of(precision->metric, precision->subject, catalogue)) {
    problems.push_back(why_unknown("/run/precision", precision->metric, precision->subject, catalogue));
  }
  for (const ExpectedValue& expected : scenario.expected) {
    if (!in_any_unit(expected.metric, expected.subject, catalogue)) {
      problems.push_back(why_unknown("/expected/" + expected.id, expected.metric, expected.subject, catalogue));
    }
  }
  return problems;
}

}  // namespace docket
