#include "docket/stats/running_interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "docket/stats/critical_value.hpp"

namespace docket {
namespace {
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
}  // namespace

void RunningInterval::add(double value) {
  ++count_;
  const double before = value - mean_;
  mean_ += before / static_cast<double>(count_);
  squares_ += before * (value - mean_);
}

double RunningInterval::mean() const { return count_ > 0 ? mean_ : kUndefined; }

double RunningInterval::variance() const {
  return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : kUndefined;
}

Interval RunningInterval::interval(double confidence) const {
  if (count_ < 2) {
    return {mean(), kUndefined, count_};
  }
  const double standard_error = std::sqrt(variance() / static_cast<double>(count_));
  return {mean_, student_t_critical(confidence, count_ - 1) * standard_error, count_};
}

bool RunningInterval::is_precise(const Precision& wanted) const {
  const double widest = std::max(wanted.absolute, wanted.relative * std::abs(mean_));
  return count_ >= wanted.fewest && interval(wanted.confidence).half_width <= widest;
}

}  // namespace docket
