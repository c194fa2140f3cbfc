// Lognormal, said in the three ways in which people know it.
#include <cmath>

#include "random/shape_builders.hpp"
#include "random/special_cdfs.hpp"
#include "random/ziggurat.hpp"

namespace docket::random_detail {

namespace {

class Lognormal final : public SampledShape<Lognormal> {
 public:
  Lognormal(double mu, double sigma) : mu_(mu), sigma_(sigma) {}
  [[nodiscard]] double draw(Draws& draws) const { return at(draw_normal(draws)); }
  [[nodiscard]] auto of_first_word() const {
    return [mu = mu_, sigma = sigma_](std::uint64_t word) DOCKET_WIDE_BODY {
      const FirstWordDraw z = normal_of(word);
      const double exponent = mu + sigma * z.variate;
      const auto is_usual = static_cast<std::uint64_t>((exponent <= 700) & (exponent >= -700));
      return FirstWordDraw{portable_exp_within_700(exponent), z.is_enough & is_usual};
    };
  }
  [[nodiscard]] double mean() const override { return portable_exp(mu_ + 0.5 * sigma_ * sigma_); }
  [[nodiscard]] double variance() const override { return mean() * mean() * std::expm1(sigma_ * sigma_); }
  [[nodiscard]] double cdf(double x) const override { return x <= 0 ? 0 : normal_cdf((std::log(x) - mu_) / sigma_); }
  [[nodiscard]] double lower_bound() const override { return 0; }

 private:
  [[nodiscard]] double at(double z) const { return portable_exp(mu_ + sigma_ * z); }

  double mu_;
  double sigma_;
};

ShapePointer make_lognormal(double median, double sigma) {
  if (sigma == 0) {
    return make_constant(median);
  }
  return std::make_unique<Lognormal>(portable_log(median), sigma);
}

}  // namespace

ShapePointer build_lognormal_median_mean(Parameters median_mean) {
  const double spread = 2 * portable_log(median_mean[1] / median_mean[0]);
  return make_lognormal(median_mean[0], std::sqrt(spread));
}

ShapePointer build_lognormal_mean_cv(Parameters mean_cv) {
  const double spread = portable_log1p(mean_cv[1] * mean_cv[1]);
  return make_lognormal(mean_cv[0] * portable_exp(-0.5 * spread), std::sqrt(spread));
}

ShapePointer build_lognormal_median_p95(Parameters median_p95) {
  constexpr double kNormal95 = 1.6448536269514727149;
  return make_lognormal(median_p95[0], portable_log(median_p95[1] / median_p95[0]) / kNormal95);
}

}  // namespace docket::random_detail
