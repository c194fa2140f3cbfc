// Confidence intervals over replications: what stands behind every "mean ± half-width" that a person sees.
//
// A replication in which a measure is undefined (nothing fell due) is left out by the caller, who shows `count`; a NaN
// that comes in makes the whole interval NaN.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace docket {

/// mean ± half_width, from `count` independent values. half_width is NaN while count < 2: one value says nothing of
/// its own spread, and unknown is not zero. mean is NaN while count is 0.
struct Interval {
  double mean = std::numeric_limits<double>::quiet_NaN();
  double half_width = std::numeric_limits<double>::quiet_NaN();
  std::uint64_t count = 0;

  [[nodiscard]] double low() const { return mean - half_width; }
  [[nodiscard]] double high() const { return mean + half_width; }
  /// False while the half-width is undefined.
  [[nodiscard]] bool contains(double x) const { return low() <= x && x <= high(); }
};

/// Student's t interval of the mean. Exact for normal values; replication means are close to that.
/// REQUIRES 0 < confidence < 1. O(values); the values' order matters only to the last bits.
[[nodiscard]] Interval mean_interval(std::span<const double> values, double confidence = 0.95);

/// A share with its interval, which is not symmetric: near 0 and 1 it stays inside [0, 1].
struct ShareInterval {
  double share = std::numeric_limits<double>::quiet_NaN();  ///< hits / count; NaN while count is 0
  double low = 0;
  double high = 1;
  std::uint64_t count = 0;
};

/// Wilson's score interval (Wilson 1927, JASA 22) of the share of replications in which something happened. Unlike
/// p ± z sqrt(p (1 - p) / n) it does not shrink to nothing when it happened never or always.
/// REQUIRES hits <= count and 0 < confidence < 1.
[[nodiscard]] ShareInterval share_interval(std::uint64_t hits, std::uint64_t count, double confidence = 0.95);

}  // namespace docket
