// How many replications a scenario asks for, and when they are enough.
#pragma once

#include "experiment/play_all.hpp"

namespace docket::experiment_detail {

/// Of `replicate`. REQUIRES, where precision counts: metric_problems() finds none.
Plan replication_plan(const Scenario& scenario, const MetricCatalogue& catalogue, const ReplicateOptions& options);

}  // namespace docket::experiment_detail
