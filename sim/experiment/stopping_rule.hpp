// When the scenario's demand for precision is met.
#pragma once

#include <cstdint>
#include <functional>

#include "docket/metrics/catalogue.hpp"
#include "docket/run/run.hpp"
#include "docket/stats/running_interval.hpp"

namespace docket::experiment_detail {

/// Ends the replications as soon as `metric` is known precisely enough.
struct StoppingRule {
  std::size_t metric = 0;
  Precision precision;
};

/// No verdict falls before `fewest` replications (nor before the 10 of Precision). A metric that the catalogue does not
/// have is a Fault: the reader refuses such scenarios.
StoppingRule stopping_rule(const PrecisionSpec& wanted, std::uint32_t fewest, const MetricCatalogue& catalogue);

/// Takes replications in their order, and says of each whether it made the metric precise enough.
std::function<bool(const RunResult&)> until_precise(const StoppingRule& rule);

}  // namespace docket::experiment_detail
