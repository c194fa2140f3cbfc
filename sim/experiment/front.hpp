// The front of variants over several metrics, and how sure it is who is behind it.
#pragma once

#include <cstddef>
#include <vector>

#include "docket/experiment/compare.hpp"

namespace docket::experiment_detail {

/// The values, with the other sign where more is better.
ValuesOfMetric with_less_as_better(const ValuesOfMetric& values, bool more_is_better);

/// A place for each variant. By the means; that one is dominated is shown where the other is shown to be better, or is
/// equal in every replication, on every metric. All such statements together hold with `confidence` (Bonferroni over
/// all pairs and metrics). `metrics`: those that count.
std::vector<FrontPlace> front_of(const MeasuredVariants& measured, const std::vector<std::size_t>& metrics,
                                 double confidence);

}  // namespace docket::experiment_detail
