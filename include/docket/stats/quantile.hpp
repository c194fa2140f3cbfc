// Exact quantiles of small samples: medians and bands over replications. For many durations see histogram.hpp.
#pragma once

#include <span>

namespace docket {

/// Type 7 of Hyndman and Fan 1996 (the default of R and NumPy): linear between the sorted values x_0 .. x_{n-1} at
/// position (n - 1) p. NaN for an empty sample. REQUIRES 0 <= p <= 1 and no NaN among the values. O(values).
[[nodiscard]] double sample_quantile(std::span<const double> values, double p);

[[nodiscard]] inline double sample_median(std::span<const double> values) { return sample_quantile(values, 0.5); }

}  // namespace docket
