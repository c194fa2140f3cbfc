#include "experiment/stopping_rule.hpp"

#include <algorithm>
#include <cmath>

#include "docket/core/check.hpp"
#include "experiment/named_metric.hpp"

namespace docket::experiment_detail {

StoppingRule stopping_rule(const PrecisionSpec& wanted, std::uint32_t fewest, const MetricCatalogue& catalogue) {
  StoppingRule rule;
  const auto place = place_of(wanted.metric, wanted.subject, catalogue);
  ensure(place.has_value(), "precision is asked of a metric that is not measured there");
  rule.metric = *place;
  (wanted.is_relative ? rule.precision.relative : rule.precision.absolute) = wanted.half_width;
  rule.precision.fewest = std::max<std::uint64_t>(rule.precision.fewest, fewest);
  return rule;
}

std::function<bool(const RunResult&)> until_precise(const StoppingRule& rule) {
  return [rule, interval = RunningInterval()](const RunResult& result) mutable {
    if (const double value = result.metrics[rule.metric]; !std::isnan(value)) {
      interval.add(value);
    }
    return interval.is_precise(rule.precision);
  };
}

}  // namespace docket::experiment_detail
