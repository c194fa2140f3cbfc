#include "docket/stats/controlled_mean.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "docket/stats/critical_value.hpp"

namespace docket {
namespace {
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t kEstimated = 2;  // level and slope
}  // namespace

void ControlledMean::add(double value, double control) {
  ++count_;
  const auto n = static_cast<double>(count_);
  const double value_before = value - mean_;
  const double control_before = control - control_mean_;
  mean_ += value_before / n;
  control_mean_ += control_before / n;
  squares_ += value_before * (value - mean_);
  control_squares_ += control_before * (control - control_mean_);
  products_ += value_before * (control - control_mean_);
}

double ControlledMean::unexplained_variance() const {
  if (count_ <= kEstimated) {
    return kUndefined;
  }
  return std::max(0.0, squares_ - slope() * products_) / static_cast<double>(count_ - kEstimated);
}

Interval ControlledMean::interval(double control_mean, double confidence) const {
  if (count_ == 0) {
    return {};
  }
  const double luck = control_mean_ - control_mean;
  const double mean = mean_ - slope() * luck;
  if (count_ <= kEstimated) {
    return {mean, kUndefined, count_};
  }
  const double leverage = control_squares_ > 0 ? luck * luck / control_squares_ : 0;
  const double standard_error = std::sqrt(unexplained_variance() * (1 / static_cast<double>(count_) + leverage));
  return {mean, student_t_critical(confidence, count_ - kEstimated) * standard_error, count_};
}

}  // namespace docket
