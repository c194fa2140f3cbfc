// One or two examples of every family, with a twin whose one parameter is a few percent off.
#pragma once

#include <cmath>
#include <ostream>
#include <string>
#include <vector>

#include "docket/random/distribution.hpp"

namespace docket::testing {

struct DistributionCase {
  std::string name;
  Distribution right;
  Distribution wrong;
  bool is_counting;  ///< whole numbers, tested by chi-square instead of Kolmogorov-Smirnov
};

inline void PrintTo(const DistributionCase& tested, std::ostream* out) { *out << tested.right.describe(); }

inline Distribution two_kinds_of_order(double share_of_slow) {
  const std::vector<Distribution> components = {Distribution::exponential(60),
                                                Distribution::lognormal_mean_cv(900, 0.8)};
  const std::vector<double> weights = {1 - share_of_slow, share_of_slow};
  return Distribution::mixture(components, weights);
}

inline Distribution weighted_counts(double first_weight) {
  const std::vector<double> values = {5, 1, 2, 9};
  const std::vector<double> weights = {first_weight, 4, 0, 2};
  return Distribution::empirical(values, weights);
}

/// Every family except the constant, whose draws need no statistics.
inline std::vector<DistributionCase> distribution_cases() {
  using D = Distribution;
  return {
      {"uniform", D::uniform(-2, 5), D::uniform(-2, 5.2), false},
      {"exponential", D::exponential(30), D::exponential(31), false},
      {"erlang", D::erlang(4, 100), D::erlang(4, 103), false},
      {"erlang_order", D::erlang(20, 100), D::erlang(21, 100), false},
      {"gamma", D::gamma(50, 0.7), D::gamma(50, 0.73), false},
      {"gamma_below_one", D::gamma(50, 1.6), D::gamma(50, 1.66), false},
      {"lognormal_median_mean", D::lognormal_median_mean(600, 900), D::lognormal_median_mean(618, 900), false},
      {"lognormal_mean_cv", D::lognormal_mean_cv(600, 1.5), D::lognormal_mean_cv(600, 1.56), false},
      {"lognormal_median_p95", D::lognormal_median_p95(600, 3600), D::lognormal_median_p95(600, 3780), false},
      {"weibull", D::weibull(0.6, 40), D::weibull(0.62, 40), false},
      {"weibull_ageing", D::weibull(2.5, 40), D::weibull(2.5, 41), false},
      {"pareto", D::pareto(1.5, 10), D::pareto(1.55, 10), false},
      {"triangular", D::triangular(1, 2, 6), D::triangular(1, 2.1, 6), false},
      {"geometric", D::geometric(7), D::geometric(7.25), true},
      {"poisson_small", D::poisson(3.3), D::poisson(3.4), true},
      {"poisson_large", D::poisson(42), D::poisson(43), true},
      {"poisson_huge", D::poisson(1e5), D::poisson(1.0001e5), true},
      {"empirical", weighted_counts(3), weighted_counts(3.12), true},
      {"mixture", two_kinds_of_order(0.3), two_kinds_of_order(0.31), false},
  };
}

inline std::vector<double> sample_of(const Distribution& distribution, std::size_t size, std::uint64_t seed) {
  std::vector<double> sample(size);
  sample_block(distribution, make_stream_key(seed, 0, 0), 0, make_purpose(1), sample);
  return sample;
}

}  // namespace docket::testing
