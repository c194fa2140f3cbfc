// Empirical and mixture: first choose one of a list, then take its value or draw from it.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "random/shape_builders.hpp"

namespace docket::random_detail {

namespace {

/// Chooses index i with probability weights[i] / sum, weights all positive: the first whose cumulative share exceeds
/// a uniform. Raising u never lowers the index.
class WeightedChoice {
 public:
  explicit WeightedChoice(const std::vector<double>& weights) : cumulative_(weights.size()) {
    double sum = 0;
    for (const double weight : weights) {
      sum += weight;
    }
    double running = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      running += weights[i];
      cumulative_[i] = running / sum;
    }
    cumulative_.back() = 1;
  }

  /// std::upper_bound by sums instead of jumps: half of those would be guessed wrong. REQUIRES 0 <= u < 1.
  [[nodiscard]] std::size_t choose(double u) const {
    std::size_t first = 0;
    for (std::size_t rest = cumulative_.size(); rest > 1;) {
      const std::size_t half = rest / 2;
      first += cumulative_[first + half - 1] <= u ? half : 0;
      rest -= half;
    }
    return first;
  }
  [[nodiscard]] std::size_t size() const { return cumulative_.size(); }
  [[nodiscard]] double share_through(std::size_t i) const { return cumulative_[i]; }
  [[nodiscard]] double share(std::size_t i) const {
    return i == 0 ? cumulative_[0] : cumulative_[i] - cumulative_[i - 1];
  }

  /// Sum of share(i) value(i).
  template <class Value>
  [[nodiscard]] double average(Value value) const {
    double sum = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      sum += share(i) * value(i);
    }
    return sum;
  }

 private:
  std::vector<double> cumulative_;
};

class Empirical final : public SampledShape<Empirical> {
 public:
  Empirical(std::vector<double> rising_values, const std::vector<double>& weights)
      : values_(std::move(rising_values)), choice_(weights) {}

  [[nodiscard]] double draw(Draws& draws) const { return values_[choice_.choose(draws.unit())]; }
  [[nodiscard]] double mean() const override {
    return choice_.average([this](std::size_t i) { return values_[i]; });
  }
  [[nodiscard]] double variance() const override {
    return choice_.average(
        [this, centre = mean()](std::size_t i) { return (values_[i] - centre) * (values_[i] - centre); });
  }
  [[nodiscard]] double cdf(double x) const override {
    const auto not_above = std::upper_bound(values_.begin(), values_.end(), x) - values_.begin();
    return not_above == 0 ? 0 : choice_.share_through(static_cast<std::size_t>(not_above - 1));
  }
  [[nodiscard]] double lower_bound() const override { return values_.front(); }

 private:
  std::vector<double> values_;
  WeightedChoice choice_;
};

class Mixture final : public SampledShape<Mixture> {
 public:
  Mixture(std::vector<Distribution> components, const std::vector<double>& weights)
      : components_(std::move(components)), choice_(weights), flats_(flats_of(components_)) {}

  [[nodiscard]] double draw(Draws& draws) const {
    const std::size_t i = choice_.choose(draws.unit());
    return flats_.empty() ? components_[i].sample(draws) : flats_[i].draw(draws);
  }
  [[nodiscard]] double mean() const override {
    return choice_.average([this](std::size_t i) { return components_[i].mean(); });
  }
  [[nodiscard]] double variance() const override {
    const double centre = mean();
    if (std::isinf(centre)) {
      return std::numeric_limits<double>::infinity();
    }
    return choice_.average([this, centre](std::size_t i) {
      const double offset = components_[i].mean() - centre;
      return components_[i].variance() + offset * offset;
    });
  }
  [[nodiscard]] double cdf(double x) const override {
    return std::min(1.0, choice_.average([this, x](std::size_t i) { return components_[i].cdf(x); }));
  }
  [[nodiscard]] double lower_bound() const override {
    double lowest = components_.front().lower_bound();
    for (const Distribution& component : components_) {
      lowest = std::min(lowest, component.lower_bound());
    }
    return lowest;
  }

 private:
  static std::vector<Flat> flats_of(const std::vector<Distribution>& components) {
    std::vector<Flat> flats;
    for (const Distribution& component : components) {
      if (const Flat* flat = component.shape().flat()) {
        flats.push_back(*flat);
      }
    }
    return flats.size() == components.size() ? flats : std::vector<Flat>();
  }

  std::vector<Distribution> components_;
  WeightedChoice choice_;
  std::vector<Flat> flats_;  // of the components, if all are
};

/// The indices with a positive weight.
std::vector<std::size_t> possible(std::span<const double> weights) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0) {
      indices.push_back(i);
    }
  }
  return indices;
}

template <class T>
std::vector<T> picked(std::span<const T> all, const std::vector<std::size_t>& indices) {
  std::vector<T> some;
  some.reserve(indices.size());
  for (const std::size_t i : indices) {
    some.push_back(all[i]);
  }
  return some;
}

}  // namespace

ShapePointer build_empirical(std::span<const double> values, std::span<const double> weights) {
  std::vector<std::size_t> indices = possible(weights);
  std::stable_sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> rising = picked(values, indices);
  if (rising.front() == rising.back()) {
    return make_constant(rising.front());
  }
  return std::make_unique<Empirical>(std::move(rising), picked(weights, indices));
}

ShapePointer build_mixture(std::span<const Distribution> components, std::span<const double> weights) {
  const std::vector<std::size_t> indices = possible(weights);
  std::vector<Distribution> some = picked(components, indices);
  const auto is_same_constant = [&some](const Distribution& component) {
    return component.is_constant() && component.mean() == some.front().mean();
  };
  if (std::all_of(some.begin(), some.end(), is_same_constant)) {
    return make_constant(some.front().mean());
  }
  return std::make_unique<Mixture>(std::move(some), picked(weights, indices));
}

}  // namespace docket::random_detail
