// Cumulative distribution functions without a closed form. No draw depends on them, so a library may compute them.
#pragma once

namespace docket::random_detail {

double normal_cdf(double z);
/// Gamma with scale 1; shape > 0, x >= 0.
double gamma_cdf(double shape, double x);
/// P(N <= x) for Poisson N.
double poisson_cdf(double mean, double x);

}  // namespace docket::random_detail
