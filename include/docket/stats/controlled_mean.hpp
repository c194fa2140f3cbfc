// The mean of values out of which known luck has been taken: a control variate.
//
// A replication that happened to get more work than usual has longer waits than usual. How much work it got is seen,
// and what it should have got is known; so the regression of values on controls, read off at the known mean of the
// controls, estimates the mean of the values with less spread: by the factor 1 - r^2, r being their correlation. In
// queues that is about one half.
//
// The interval is Student's t of that regression with n - 2 degrees of freedom: exact where value and control are
// jointly normal, as means of long replications nearly are. Source: Lavenberg and Welch, "A perspective on the use of
// control variables to increase the efficiency of Monte Carlo simulations", Management Science 27(3), 1981.
#pragma once

#include <cstdint>

#include "docket/stats/interval.hpp"

namespace docket {

class ControlledMean {
 public:
  /// O(1), stable like RunningInterval.
  void add(double value, double control);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// `control_mean` is what the controls' mean is known to be. half_width is NaN for fewer than three values. Controls
  /// that never differ explain nothing.
  [[nodiscard]] Interval interval(double control_mean, double confidence = 0.95) const;
  /// Of a value, given its control: unbiased; NaN for fewer than three values.
  [[nodiscard]] double unexplained_variance() const;

 private:
  /// Change of the value for a unit of the control.
  [[nodiscard]] double slope() const { return control_squares_ > 0 ? products_ / control_squares_ : 0; }

  std::uint64_t count_ = 0;
  double mean_ = 0;
  double control_mean_ = 0;
  double squares_ = 0;  // sums of squared distances from the means, and of their products
  double control_squares_ = 0;
  double products_ = 0;
};

}  // namespace docket
