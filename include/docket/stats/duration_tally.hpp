// Histogram and moments of the same durations: what most measures of a time need, at one call.
#pragma once

#include <algorithm>
#include <cstdint>

#include "docket/stats/histogram.hpp"
#include "docket/stats/moments.hpp"

namespace docket {

class DurationTally {
 public:
  /// O(1). A negative duration is a Fault.
  void add(Duration value, std::uint64_t count = 1) {
    histogram_.add(value, count);
    moments_.add(value, count);
  }
  /// Exact, in any order.
  void merge(const DurationTally& other) {
    histogram_.merge(other.histogram_);
    moments_.merge(other.moments_);
  }

  [[nodiscard]] std::uint64_t count() const { return moments_.count(); }
  [[nodiscard]] const DurationHistogram& histogram() const { return histogram_; }
  [[nodiscard]] const DurationMoments& moments() const { return moments_; }

  /// The histogram's quantile, kept between the exact least and greatest value: no p99 above the maximum, and the
  /// maximum itself for p = 1. REQUIRES 0 <= p <= 1 and count() > 0.
  [[nodiscard]] Duration quantile(double p) const {
    return p == 1 ? moments_.max() : std::clamp(histogram_.quantile(p), moments_.min(), moments_.max());
  }

  bool operator==(const DurationTally&) const = default;

 private:
  DurationHistogram histogram_;
  DurationMoments moments_;
};

}  // namespace docket
