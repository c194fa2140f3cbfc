// Probability distributions. Values are plain numbers; a distribution of times is in seconds.
//
// Every draw is made of + - * / and docket's own log, exp and ziggurats: the same address gives the same double on
// every compiler. A factory demands the ranges written beside it (all parameters finite) and throws Fault otherwise;
// whoever reads parameters from outside asks first (distribution_forms.hpp, or the why_not_... below).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/random/address.hpp"
#include "docket/random/draws.hpp"

namespace docket {

namespace random_detail {
class Shape;
}

/// An immutable value: copies share their tables, and any number of threads may draw from one at once.
class Distribution {
 public:
  /// Always 0.
  Distribution();

  /// Always `value`.
  static Distribution constant(double value);
  /// Density flat on [low, high); low <= high.
  static Distribution uniform(double low, double high);
  /// mean > 0.
  static Distribution exponential(double mean);
  /// The sum of k exponentials with mean `mean` in all; k a whole number, 1 to 10^6; mean > 0.
  static Distribution erlang(double k, double mean);
  /// Shape 1/cv^2, scale mean cv^2; mean > 0, cv (standard deviation over mean) from 0.001 to 100.
  static Distribution gamma(double mean, double cv);
  /// exp(mu + sigma Z), mu = ln median, sigma^2 = 2 ln(mean / median); median > 0, mean >= median.
  static Distribution lognormal_median_mean(double median, double mean);
  /// sigma^2 = ln(1 + cv^2); mean > 0, cv from 0 to 10^6.
  static Distribution lognormal_mean_cv(double mean, double cv);
  /// sigma = ln(p95 / median) / 1.6449; median > 0, p95 >= median.
  static Distribution lognormal_median_p95(double median, double p95);
  /// P(X > x) = exp(-(x / scale)^shape), scale = mean / Gamma(1 + 1/shape); shape 0.05 to 1000 (below 1: the longer it
  /// has lasted, the longer it will), mean > 0.
  static Distribution weibull(double shape, double mean);
  /// P(X > x) = (minimum / x)^shape for x >= minimum > 0; shape 0.1 to 1000. The mean is infinite for shape <= 1, the
  /// variance for shape <= 2.
  static Distribution pareto(double shape, double minimum);
  /// low <= mode <= high.
  static Distribution triangular(double low, double mode, double high);
  /// Trials up to and with the first success, each a success with probability 1/mean: 1, 2, 3, ...; mean 1 to 10^9.
  static Distribution geometric(double mean);
  /// 0, 1, 2, ...; mean from 0 to 10^9.
  static Distribution poisson(double mean);
  /// values[i] with probability weights[i] / (sum of weights). O(log n) a draw, and monotone in its uniform.
  static Distribution empirical(std::span<const double> values, std::span<const double> weights);
  /// A draw from components[i] with probability weights[i] / (sum of weights).
  static Distribution mixture(std::span<const Distribution> components, std::span<const double> weights);

  /// What `empirical` would refuse, or nothing: at least one value, all finite; as many weights, see below.
  static std::optional<std::string> why_not_empirical(std::span<const double> values, std::span<const double> weights);
  /// What `mixture` would refuse, or nothing: at least one component, as many weights, none negative, a positive sum.
  static std::optional<std::string> why_not_mixture(std::size_t components, std::span<const double> weights);

  [[nodiscard]] double sample(Draws& draws) const;

  /// Infinite where it is (a Pareto tail).
  [[nodiscard]] double mean() const;
  [[nodiscard]] double variance() const;
  /// P(X <= x). Accurate to about 1e-12; no draw depends on it.
  [[nodiscard]] double cdf(double x) const;
  /// No draw is below it, and it cannot be raised.
  [[nodiscard]] double lower_bound() const;
  /// Every draw is mean(), exactly.
  [[nodiscard]] bool is_constant() const;
  /// "lognormal(median 600, mean 3600)".
  [[nodiscard]] std::string describe() const;

  /// out[i] = the sample at (stream, first_ordinal + i, purpose), bit for bit what drawing on demand gives.
  void sample_block(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::span<double> out) const;

  /// For docket's own shapes, which are private.
  explicit Distribution(std::shared_ptr<const random_detail::Shape> shape);
  [[nodiscard]] const random_detail::Shape& shape() const { return *shape_; }

 private:
  std::shared_ptr<const random_detail::Shape> shape_;
};

/// A draw in seconds as a duration: nearest microsecond, at most 100 years.
Duration sample_duration(const Distribution& seconds, Draws& draws);

/// A draw as a number of things: rounded, at least 1, at most 10^18.
std::uint64_t sample_count(const Distribution& count, Draws& draws);

/// See Distribution::sample_block.
void sample_block(const Distribution& distribution, StreamKey stream, std::uint64_t first_ordinal, Purpose purpose,
                  std::span<double> out);

}  // namespace docket
