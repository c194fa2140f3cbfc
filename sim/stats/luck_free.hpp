// Products of means that are seen through noise, without the noise.
#pragma once

#include <cstddef>
#include <span>

namespace docket::stats_detail {

/// What E(x) E(y) is estimated by without bias, from replications in which x and y share their luck: the mean product
/// of different replications. Of a single replication the product, as if there were no luck.
inline double product_of_means(std::span<const double> x, std::span<const double> y) {
  double sum_x = 0;
  double sum_y = 0;
  double together = 0;
  for (std::size_t r = 0; r < x.size(); ++r) {
    sum_x += x[r];
    sum_y += y[r];
    together += x[r] * y[r];
  }
  const auto count = static_cast<double>(x.size());
  return count < 2 ? together : (sum_x * sum_y - together) / (count * (count - 1));
}

inline double mean_of(std::span<const double> x) {
  double sum = 0;
  for (const double value : x) {
    sum += value;
  }
  return sum / static_cast<double>(x.size());
}

}  // namespace docket::stats_detail
