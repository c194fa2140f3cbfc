// Exponential, Weibull, Pareto: one exponential variate, then a monotone function of it.
#include <cmath>
#include <limits>

#include "random/shape_builders.hpp"
#include "random/ziggurat.hpp"

namespace docket::random_detail {

namespace {

class Exponential final : public SampledShape<Exponential> {
 public:
  explicit Exponential(double mean) : mean_(mean) {}
  [[nodiscard]] double draw(Draws& draws) const { return mean_ * draw_exponential(draws); }
  [[nodiscard]] auto of_first_word() const {
    return [mean = mean_](std::uint64_t word) DOCKET_WIDE_BODY {
      const FirstWordDraw drawn = exponential_of(word);
      return FirstWordDraw{mean * drawn.variate, drawn.is_enough};
    };
  }
  [[nodiscard]] double mean() const override { return mean_; }
  [[nodiscard]] double variance() const override { return mean_ * mean_; }
  [[nodiscard]] double cdf(double x) const override { return x <= 0 ? 0 : -std::expm1(-x / mean_); }
  [[nodiscard]] double lower_bound() const override { return 0; }

 private:
  double mean_;
};

/// scale E^(1/shape).
class Weibull final : public SampledShape<Weibull> {
 public:
  Weibull(double shape, double mean)
      : shape_(shape), inverse_(1 / shape), mean_(mean), scale_(mean / raw_moment(inverse_)) {}
  [[nodiscard]] double draw(Draws& draws) const {
    return scale_ * portable_exp(portable_log(draw_exponential(draws)) * inverse_);
  }
  [[nodiscard]] double mean() const override { return mean_; }
  [[nodiscard]] double variance() const override { return scale_ * scale_ * raw_moment(2 * inverse_) - mean_ * mean_; }
  [[nodiscard]] double cdf(double x) const override { return x <= 0 ? 0 : -std::expm1(-std::pow(x / scale_, shape_)); }
  [[nodiscard]] double lower_bound() const override { return 0; }

 private:
  /// Gamma(1 + power), the mean of E^power.
  static double raw_moment(double power) { return portable_exp(portable_log_gamma(1 + power)); }

  double shape_;
  double inverse_;
  double mean_;
  double scale_;
};

/// minimum e^(E / shape).
class Pareto final : public SampledShape<Pareto> {
 public:
  Pareto(double shape, double minimum) : shape_(shape), minimum_(minimum) {}
  [[nodiscard]] double draw(Draws& draws) const { return minimum_ * portable_exp(draw_exponential(draws) / shape_); }
  [[nodiscard]] double mean() const override { return shape_ > 1 ? minimum_ * shape_ / (shape_ - 1) : kInfinity; }
  [[nodiscard]] double variance() const override {
    return shape_ > 2 ? minimum_ * minimum_ * shape_ / ((shape_ - 1) * (shape_ - 1) * (shape_ - 2)) : kInfinity;
  }
  [[nodiscard]] double cdf(double x) const override { return x <= minimum_ ? 0 : 1 - std::pow(minimum_ / x, shape_); }
  [[nodiscard]] double lower_bound() const override { return minimum_; }

 private:
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();
  double shape_;
  double minimum_;
};

}  // namespace

ShapePointer build_exponential(Parameters mean) { return std::make_unique<Exponential>(mean[0]); }

ShapePointer build_weibull(Parameters shape_mean) { return std::make_unique<Weibull>(shape_mean[0], shape_mean[1]); }

ShapePointer build_pareto(Parameters shape_minimum) {
  return std::make_unique<Pareto>(shape_minimum[0], shape_minimum[1]);
}

}  // namespace docket::random_detail
