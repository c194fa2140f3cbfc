// The interval of values that come one by one, for rules that stop when the answer is precise enough.
//
// Values are doubles, so their order matters to the last bits: fold replications in their own order, never in the
// order in which threads finish them.
#pragma once

#include <cstdint>

#include "docket/stats/interval.hpp"

namespace docket {

/// How precise an answer has to be.
struct Precision {
  double absolute = 0;        ///< widest half-width, in the measure's unit
  double relative = 0;        ///< widest half-width as a share of the estimated |mean|
  double confidence = 0.95;   ///< of the interval, between 0 and 1
  std::uint64_t fewest = 10;  ///< no verdict before so many values: early on, small spreads are often luck
};

class RunningInterval {
 public:
  /// O(1), stable: Welford 1962 (Technometrics 4).
  void add(double value);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] double mean() const;      ///< NaN when empty
  [[nodiscard]] double variance() const;  ///< unbiased; NaN for fewer than two values
  [[nodiscard]] Interval interval(double confidence = 0.95) const;

  /// Whether the half-width is at most the wider of the two limits. Values that never differ are precise under every
  /// limit. Looking after every value and stopping at the first yes covers a little less often than `confidence`
  /// (Law, Simulation Modeling and Analysis, section 9.4.1); `fewest` bounds that loss.
  [[nodiscard]] bool is_precise(const Precision& wanted) const;

 private:
  std::uint64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  // sum of squared distances from the mean
};

}  // namespace docket
