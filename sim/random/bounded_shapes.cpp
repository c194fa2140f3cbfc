// Constant, uniform, triangular: everything lies between two bounds.
#include <algorithm>
#include <cmath>

#include "random/shape_builders.hpp"

namespace docket::random_detail {

namespace {

class Constant final : public SampledShape<Constant> {
 public:
  explicit Constant(double value) : value_(value) {}
  [[nodiscard]] double draw(Draws& /*draws*/) const { return value_; }
  [[nodiscard]] double mean() const override { return value_; }
  [[nodiscard]] double variance() const override { return 0; }
  [[nodiscard]] double cdf(double x) const override { return x < value_ ? 0 : 1; }
  [[nodiscard]] double lower_bound() const override { return value_; }
  [[nodiscard]] bool is_constant() const override { return true; }

 private:
  double value_;
};

class Uniform final : public SampledShape<Uniform> {
 public:
  Uniform(double low, double high) : flat_{low, high - low} {}
  [[nodiscard]] double draw(Draws& draws) const { return flat_.draw(draws); }
  [[nodiscard]] double mean() const override { return flat_.low + 0.5 * flat_.width; }
  [[nodiscard]] double variance() const override { return flat_.width * flat_.width / 12; }
  [[nodiscard]] double cdf(double x) const override { return std::clamp((x - flat_.low) / flat_.width, 0.0, 1.0); }
  [[nodiscard]] double lower_bound() const override { return flat_.low; }
  [[nodiscard]] const Flat* flat() const override { return &flat_; }

 private:
  Flat flat_;
};

/// By inversion: a share (mode - low) / width of the area lies left of the mode.
class Triangular final : public SampledShape<Triangular> {
 public:
  Triangular(double low, double mode, double high)
      : low_(low), high_(high), left_(mode - low), right_(high - mode), width_(high - low) {}

  [[nodiscard]] double draw(Draws& draws) const {
    const double u = draws.unit();
    const double area = u * width_;
    return area < left_ ? low_ + std::sqrt(area * left_) : high_ - std::sqrt((width_ - area) * right_);
  }
  [[nodiscard]] double mean() const override { return low_ + (left_ + width_) / 3; }
  [[nodiscard]] double variance() const override { return (left_ * left_ + left_ * right_ + right_ * right_) / 18; }
  [[nodiscard]] double cdf(double x) const override {
    if (x <= low_ || x >= high_) {
      return x <= low_ ? 0 : 1;
    }
    const double from_low = x - low_;
    const double to_high = high_ - x;
    return from_low < left_ ? from_low * from_low / (width_ * left_) : 1 - to_high * to_high / (width_ * right_);
  }
  [[nodiscard]] double lower_bound() const override { return low_; }

 private:
  double low_;
  double high_;
  double left_;
  double right_;
  double width_;
};

}  // namespace

ShapePointer make_constant(double value) { return std::make_unique<Constant>(value); }

ShapePointer build_constant(Parameters value) { return make_constant(value[0]); }

ShapePointer build_uniform(Parameters low_high) {
  if (low_high[0] == low_high[1]) {
    return make_constant(low_high[0]);
  }
  return std::make_unique<Uniform>(low_high[0], low_high[1]);
}

ShapePointer build_triangular(Parameters low_mode_high) {
  if (low_mode_high[0] == low_mode_high[2]) {
    return make_constant(low_mode_high[0]);
  }
  return std::make_unique<Triangular>(low_mode_high[0], low_mode_high[1], low_mode_high[2]);
}

}  // namespace docket::random_detail
