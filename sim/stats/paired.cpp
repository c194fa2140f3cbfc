#include "docket/stats/paired.hpp"

#include <algorithm>
#include <cmath>

#include "docket/core/check.hpp"
#include "docket/stats/critical_value.hpp"
#include "docket/stats/running_interval.hpp"

namespace docket {
namespace {

constexpr double kRounding = 1e-12;

double difference_of(double a, double b) {
  const double rounding = kRounding * std::max(std::abs(a), std::abs(b));
  return std::abs(a - b) <= rounding ? 0 : a - b;
}

double p_value_of(const RunningInterval& difference) {
  const std::uint64_t pairs = difference.count();
  if (pairs < 2) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  const double standard_error = std::sqrt(difference.variance() / static_cast<double>(pairs));
  if (standard_error == 0) {
    return difference.mean() == 0 ? 1 : std::exp2(1 - static_cast<double>(pairs));
  }
  return student_t_p_value(difference.mean() / standard_error, pairs - 1);
}

}  // namespace

PairedComparison compare_pairs(std::span<const double> a, std::span<const double> b, double confidence) {
  ensure(a.size() == b.size(), "a paired comparison was given samples of different size");
  RunningInterval differences;
  std::uint64_t above = 0;
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = difference_of(a[i], b[i]);
    differences.add(difference);
    above += difference > 0 ? 1U : 0U;
    below += difference < 0 ? 1U : 0U;
  }
  return {differences.interval(confidence), share_interval(above, a.size(), confidence),
          share_interval(below, a.size(), confidence), p_value_of(differences)};
}

}  // namespace docket
