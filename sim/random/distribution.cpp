#include "docket/random/distribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "docket/random/distribution_forms.hpp"
#include "random/demand.hpp"
#include "random/shape_builders.hpp"

namespace docket {

namespace {

/// Builds the form of that name and these parameter names.
Distribution made(std::string_view name, std::initializer_list<std::pair<std::string_view, double>> parameters) {
  std::vector<std::string_view> names;
  std::vector<double> values;
  for (const auto& [parameter, value] : parameters) {
    names.push_back(parameter);
    values.push_back(value);
  }
  const DistributionForm* form = find_distribution_form(name, names);
  ensure(form != nullptr, "a factory of Distribution names a form that is not in the table");
  return form->make(values);
}

Distribution made_of(random_detail::ShapePointer shape, std::string description) {
  shape->set_description(std::move(description));
  return Distribution(std::move(shape));
}

std::optional<std::string> why_not_weights(std::size_t count, std::span<const double> weights) {
  if (count == 0) {
    return "the list is empty";
  }
  if (weights.size() != count) {
    return fmt::format("there are {} weights for {} entries", weights.size(), count);
  }
  double sum = 0;
  for (const double weight : weights) {
    if (!(weight >= 0)) {
      return fmt::format("a weight is {}, but must be at least 0", weight);
    }
    sum += weight;
  }
  if (!(sum > 0) || std::isinf(sum)) {
    return fmt::format("the weights add up to {}, but must have a positive, finite sum", sum);
  }
  return std::nullopt;
}

}  // namespace

Distribution::Distribution() {
  static const Distribution zero = constant(0);
  shape_ = zero.shape_;
}
Distribution::Distribution(std::shared_ptr<const random_detail::Shape> shape) : shape_(std::move(shape)) {}

Distribution Distribution::constant(double value) { return made("constant", {{"value", value}}); }
Distribution Distribution::uniform(double low, double high) { return made("uniform", {{"low", low}, {"high", high}}); }
Distribution Distribution::exponential(double mean) { return made("exponential", {{"mean", mean}}); }
Distribution Distribution::erlang(double k, double mean) { return made("erlang", {{"k", k}, {"mean", mean}}); }
Distribution Distribution::gamma(double mean, double cv) { return made("gamma", {{"mean", mean}, {"cv", cv}}); }
Distribution Distribution::lognormal_median_mean(double median, double mean) {
  return made("lognormal", {{"median", median}, {"mean", mean}});
}
Distribution Distribution::lognormal_mean_cv(double mean, double cv) {
  return made("lognormal", {{"mean", mean}, {"cv", cv}});
}
Distribution Distribution::lognormal_median_p95(double median, double p95) {
  return made("lognormal", {{"median", median}, {"p95", p95}});
}
Distribution Distribution::weibull(double shape, double mean) {
  return made("weibull", {{"shape", shape}, {"mean", mean}});
}
Distribution Distribution::pareto(double shape, double minimum) {
  return made("pareto", {{"shape", shape}, {"minimum", minimum}});
}
Distribution Distribution::triangular(double low, double mode, double high) {
  return made("triangular", {{"low", low}, {"mode", mode}, {"high", high}});
}
Distribution Distribution::geometric(double mean) { return made("geometric", {{"mean", mean}}); }
Distribution Distribution::poisson(double mean) { return made("poisson", {{"mean", mean}}); }

Distribution Distribution::empirical(std::span<const double> values, std::span<const double> weights) {
  random_detail::demand("empirical", why_not_empirical(values, weights));
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return made_of(random_detail::build_empirical(values, weights),
                 fmt::format("empirical({} values from {} to {})", values.size(), *low, *high));
}

Distribution Distribution::mixture(std::span<const Distribution> components, std::span<const double> weights) {
  random_detail::demand("mixture", why_not_mixture(components.size(), weights));
  std::string text;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "mixture(" : ", ", weights[i], components[i].describe());
  }
  return made_of(random_detail::build_mixture(components, weights), text + ")");
}

std::optional<std::string> Distribution::why_not_empirical(std::span<const double> values,
                                                           std::span<const double> weights) {
  if (!std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); })) {
    return "a value is not finite";
  }
  return why_not_weights(values.size(), weights);
}

std::optional<std::string> Distribution::why_not_mixture(std::size_t components, std::span<const double> weights) {
  return why_not_weights(components, weights);
}

double Distribution::sample(Draws& draws) const { return shape_->sample(draws); }
double Distribution::mean() const { return shape_->mean(); }
double Distribution::variance() const { return shape_->variance(); }
double Distribution::cdf(double x) const { return shape_->cdf(x); }
double Distribution::lower_bound() const { return shape_->lower_bound(); }
bool Distribution::is_constant() const { return shape_->is_constant(); }
std::string Distribution::describe() const { return shape_->description(); }

void Distribution::sample_block(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose,
                                std::span<double> out) const {
  shape_->sample_block(stream, first_ordinal, purpose, out);
}

Duration sample_duration(const Distribution& seconds, Draws& draws) {
  return Duration::from_seconds(seconds.sample(draws));
}

std::uint64_t sample_count(const Distribution& count, Draws& draws) {
  constexpr double kMost = 1e18;
  return static_cast<std::uint64_t>(std::clamp(count.sample(draws) + 0.5, 1.0, kMost));
}

void sample_block(const Distribution& distribution, StreamKey stream, std::uint64_t first_ordinal, Purpose purpose,
                  std::span<double> out) {
  distribution.sample_block(stream, first_ordinal, purpose, out);
}

}  // namespace docket
