#include "random/special_cdfs.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace docket::random_detail {

namespace {

using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

}  // namespace

double normal_cdf(double z) {
  constexpr double kRootHalf = 0.70710678118654752440;
  return 0.5 * std::erfc(-z * kRootHalf);
}

double gamma_cdf(double shape, double x) { return std::isinf(x) ? 1 : boost::math::gamma_p(shape, x, InDouble()); }

// The n-th arrival of a rate-1 process comes after `mean` exactly when fewer than n have come by then.
double poisson_cdf(double mean, double x) {
  if (x < 0 || std::isinf(x)) {
    return x < 0 ? 0 : 1;
  }
  return boost::math::gamma_q(std::floor(x) + 1, mean, InDouble());
}

}  // namespace docket::random_detail
