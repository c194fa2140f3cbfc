#include "docket/stats/morris.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "docket/core/check.hpp"
#include "docket/stats/critical_value.hpp"
#include "docket/stats/running_interval.hpp"
#include "stats/luck_free.hpp"

namespace docket {
namespace {

using stats_detail::mean_of;
using stats_detail::product_of_means;

double squared_without_luck(const EffectStep& step) { return product_of_means(step.differences, step.differences); }

/// Variance of the mean difference.
double luck_in(const EffectStep& step) {
  const double mean = mean_of(step.differences);
  return std::max(mean * mean - squared_without_luck(step), 0.0);
}

/// Which side of 0 the mean lies on, when a t test with that error in each tail tells: -1, 1, or 0 for neither.
int side_of_zero(const RunningInterval& values, double tail) {
  const Interval interval = values.interval(1 - 2 * tail);
  return interval.low() > 0 ? 1 : interval.high() < 0 ? -1 : 0;
}

}  // namespace

ElementaryEffects elementary_effects(std::span<const EffectStep> steps) {
  RunningInterval sizes;
  RunningInterval effects;
  double luck = 0;
  for (const EffectStep& step : steps) {
    ensure(step.length != 0 && !step.differences.empty(), "an effect needs a step and a replication");
    const double effect = mean_of(step.differences) / step.length;
    sizes.add(std::abs(effect));
    effects.add(effect);
    luck += luck_in(step) / (step.length * step.length);
  }
  luck /= static_cast<double>(steps.size());
  return {sizes.interval(), effects.interval(), std::sqrt(std::max(effects.variance() - luck, 0.0)),
          std::sqrt(luck * 2 / std::numbers::pi)};
}

bool never_moves(std::span<const EffectStep> steps) {
  return std::ranges::all_of(steps, [](const EffectStep& step) {
    return std::ranges::all_of(step.differences, [](double difference) { return difference == 0; });
  });
}

bool is_effect_shown(std::span<const EffectStep> steps, double error) {
  RunningInterval slopes;
  RunningInterval squares;
  for (const EffectStep& step : steps) {
    slopes.add(mean_of(step.differences) * step.length);
    if (step.differences.size() > 1) {
      squares.add(squared_without_luck(step));
    }
  }
  return side_of_zero(slopes, error / 4) != 0 || side_of_zero(squares, error / 2) > 0;
}

}  // namespace docket
