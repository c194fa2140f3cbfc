// Geometric and Poisson: whole numbers.
#include <cmath>

#include "random/shape_builders.hpp"
#include "random/special_cdfs.hpp"
#include "random/ziggurat.hpp"

namespace docket::random_detail {

namespace {

/// An exponential of rate -ln(1 - p), rounded up to whole trials.
class Geometric final : public SampledShape<Geometric> {
 public:
  explicit Geometric(double mean) : mean_(mean), rate_(-portable_log1p(-1 / mean)) {}
  [[nodiscard]] double draw(Draws& draws) const { return 1 + std::floor(draw_exponential(draws) / rate_); }
  [[nodiscard]] double mean() const override { return mean_; }
  [[nodiscard]] double variance() const override { return mean_ * (mean_ - 1); }
  [[nodiscard]] double cdf(double x) const override { return x < 1 ? 0 : -std::expm1(-rate_ * std::floor(x)); }
  [[nodiscard]] double lower_bound() const override { return 1; }

 private:
  double mean_;
  double rate_;
};

/// By inversion: probabilities are subtracted from one uniform. For means below 10.
class SmallPoisson final : public SampledShape<SmallPoisson> {
 public:
  explicit SmallPoisson(double mean) : mean_(mean), none_(portable_exp(-mean)) {}
  [[nodiscard]] double draw(Draws& draws) const {
    constexpr double kBelowAnyUniform = 0x1p-60;  // the walk ends even where the sum of probabilities rounds below 1
    double u = draws.unit();
    double p = none_;
    double count = 0;
    while (u >= p && p > kBelowAnyUniform) {
      u -= p;
      count += 1;
      p *= mean_ / count;
    }
    return count;
  }
  [[nodiscard]] double mean() const override { return mean_; }
  [[nodiscard]] double variance() const override { return mean_; }
  [[nodiscard]] double cdf(double x) const override { return poisson_cdf(mean_, x); }
  [[nodiscard]] double lower_bound() const override { return 0; }

 private:
  double mean_;
  double none_;
};

/// Transformed rejection with squeeze, for means from 10. Source: Hörmann, "The transformed rejection method for
/// generating Poisson random variables", Insurance: Mathematics and Economics 12, 1993 (algorithm PTRS; the constants
/// are its fits).
class LargePoisson final : public SampledShape<LargePoisson> {
 public:
  explicit LargePoisson(double mean)
      : mean_(mean),
        log_mean_(portable_log(mean)),
        b_(0.931 + 2.53 * std::sqrt(mean)),
        a_(-0.059 + 0.02483 * b_),
        log_inverse_alpha_(portable_log(1.1239 + 1.1328 / (b_ - 3.4))),
        squeeze_(0.9277 - 3.6224 / (b_ - 2)) {}

  [[nodiscard]] double draw(Draws& draws) const {
    for (;;) {
      const double u = draws.unit_open() - 0.5;
      const double v = draws.unit_open();
      const double to_edge = 0.5 - std::fabs(u);
      const double count = std::floor((2 * a_ / to_edge + b_) * u + mean_ + 0.43);
      if (to_edge >= 0.07 && v <= squeeze_) {
        return count;
      }
      const bool is_outside = count < 0 || (to_edge < 0.013 && v > to_edge);
      if (!is_outside && is_accepted(count, v, to_edge)) {
        return count;
      }
    }
  }
  [[nodiscard]] double mean() const override { return mean_; }
  [[nodiscard]] double variance() const override { return mean_; }
  [[nodiscard]] double cdf(double x) const override { return poisson_cdf(mean_, x); }
  [[nodiscard]] double lower_bound() const override { return 0; }

 private:
  [[nodiscard]] bool is_accepted(double count, double v, double to_edge) const {
    const double hat = portable_log(v) + log_inverse_alpha_ - portable_log(a_ / (to_edge * to_edge) + b_);
    return hat <= count * log_mean_ - mean_ - portable_log_gamma(count + 1);
  }

  double mean_;
  double log_mean_;
  double b_;
  double a_;
  double log_inverse_alpha_;
  double squeeze_;
};

}  // namespace

ShapePointer build_geometric(Parameters mean) {
  if (mean[0] == 1) {
    return make_constant(1);
  }
  return std::make_unique<Geometric>(mean[0]);
}

ShapePointer build_poisson(Parameters mean) {
  if (mean[0] == 0) {
    return make_constant(0);
  }
  if (mean[0] < 10) {
    return std::make_unique<SmallPoisson>(mean[0]);
  }
  return std::make_unique<LargePoisson>(mean[0]);
}

}  // namespace docket::random_detail
