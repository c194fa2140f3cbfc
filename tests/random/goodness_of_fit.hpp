// Distances between a sample and a distribution, scaled so that one bound fits every sample size.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

namespace docket::testing {

using Cdf = std::function<double(double)>;

/// Kolmogorov-Smirnov distance times sqrt(n). Above kKolmogorovLimit with probability 2 exp(-2 d^2) = 3e-5 when the
/// sample does come from the continuous distribution `cdf`.
inline constexpr double kKolmogorovLimit = 2.36;

inline double kolmogorov_distance(std::vector<double> sample, const Cdf& cdf) {
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double expected = cdf(sample[i]);
    const auto below = static_cast<double>(i);
    distance = std::max({distance, expected - below / n, (below + 1) / n - expected});
  }
  return distance * std::sqrt(n);
}

/// Chi-square over whole numbers, as the standard normal it is nearly after Wilson and Hilferty (1931): above
/// kChiSquareLimit with probability 3e-5 for a good fit. Neighbours are joined until a cell expects 20.
inline constexpr double kChiSquareLimit = 4;

inline double chi_square_distance(std::vector<double> sample, const Cdf& cdf) {
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double chi_square = 0;
  double cells = 0;
  double cdf_below = 0;
  double counted_below = 0;
  const auto close_cell = [&](double cdf_here, double counted) {
    const double expected = n * (cdf_here - cdf_below);
    chi_square += std::pow(counted - counted_below - expected, 2) / expected;
    cells += 1;
    cdf_below = cdf_here;
    counted_below = counted;
  };
  for (double value = sample.front(); n * (1 - cdf(value)) >= 20; value += 1) {
    if (n * (cdf(value) - cdf_below) >= 20) {
      close_cell(cdf(value),
                 static_cast<double>(std::upper_bound(sample.begin(), sample.end(), value) - sample.begin()));
    }
  }
  close_cell(1, n);
  const double freedom = std::max(1.0, cells - 1);
  const double variance = 2 / (9 * freedom);
  return (std::cbrt(chi_square / freedom) - (1 - variance)) / std::sqrt(variance);
}

}  // namespace docket::testing
