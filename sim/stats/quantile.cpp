#include "docket/stats/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "docket/core/check.hpp"

namespace docket {

double sample_quantile(std::span<const double> values, double p) {
  ensure(p >= 0 && p <= 1, "a quantile was asked for outside [0, 1]");
  if (values.empty()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  std::vector<double> sample(values.begin(), values.end());
  const double position = static_cast<double>(sample.size() - 1) * p;
  const auto lower = sample.begin() + static_cast<std::ptrdiff_t>(position);
  std::nth_element(sample.begin(), lower, sample.end());
  const double weight = position - std::floor(position);
  if (weight == 0) {
    return *lower;
  }
  const double upper = *std::min_element(lower + 1, sample.end());
  return std::lerp(*lower, upper, weight);
}

}  // namespace docket
