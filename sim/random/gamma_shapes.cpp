// Gamma, and Erlang as the gamma of a whole shape.
#include <cmath>

#include "random/shape_builders.hpp"
#include "random/special_cdfs.hpp"
#include "random/ziggurat.hpp"

namespace docket::random_detail {

namespace {

/// Source: Marsaglia, Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000. For a shape of at
/// least 1, d (1 + c Z)^3 is nearly gamma already; under 5 % are rejected. A shape a < 1 is shape a + 1 times U^(1/a).
class Gamma final : public SampledShape<Gamma> {
 public:
  Gamma(double shape, double mean)
      : shape_(shape),
        scale_(mean / shape),
        mean_(mean),
        d_((shape < 1 ? shape + 1 : shape) - 1.0 / 3),
        c_(1 / (3 * std::sqrt(d_))) {}

  [[nodiscard]] double draw(Draws& draws) const {
    const double value = scale_ * draw_at_least_one(draws);
    return shape_ < 1 ? value * portable_exp(-draw_exponential(draws) / shape_) : value;
  }
  [[nodiscard]] double mean() const override { return mean_; }
  [[nodiscard]] double variance() const override { return mean_ * scale_; }
  [[nodiscard]] double cdf(double x) const override { return x <= 0 ? 0 : gamma_cdf(shape_, x / scale_); }
  [[nodiscard]] double lower_bound() const override { return 0; }

 private:
  [[nodiscard]] double draw_at_least_one(Draws& draws) const {
    for (;;) {
      const double z = draw_normal(draws);
      const double root = 1 + c_ * z;
      if (root > 0) {
        const double v = root * root * root;
        const double u = draws.unit_open();
        const double z2 = z * z;
        if (u < 1 - 0.0331 * z2 * z2 || portable_log(u) < 0.5 * z2 + d_ * (1 - v + portable_log(v))) {
          return d_ * v;
        }
      }
    }
  }

  double shape_;
  double scale_;
  double mean_;
  double d_;
  double c_;
};

}  // namespace

ShapePointer build_erlang(Parameters k_mean) {
  if (k_mean[0] == 1) {
    return build_exponential(k_mean.subspan(1));
  }
  return std::make_unique<Gamma>(k_mean[0], k_mean[1]);
}

ShapePointer build_gamma(Parameters mean_cv) {
  return std::make_unique<Gamma>(1 / (mean_cv[1] * mean_cv[1]), mean_cv[0]);
}

}  // namespace docket::random_detail
