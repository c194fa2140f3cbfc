#include "study/design_points.hpp"

#include <algorithm>
#include <cmath>

#include "study/amount.hpp"
#include "study/unit_samples.hpp"

namespace docket::study_detail {
namespace {

/// Factors that move as one: those in lockstep, or a single one.
using Axis = std::vector<std::size_t>;

std::vector<Axis> axes_of(const Study& study) {
  std::vector<Axis> axes;
  for (std::size_t factor = 0; factor < study.factors.size(); ++factor) {
    const auto group = std::ranges::find_if(
        study.lockstep, [factor](const Axis& axis) { return std::ranges::find(axis, factor) != axis.end(); });
    if (group == study.lockstep.end()) {
      axes.push_back({factor});
    } else if (group->front() == factor) {
      axes.push_back(*group);
    }
  }
  return axes;
}

std::size_t levels_on(const Axis& axis, const Study& study) { return study.factors[axis.front()].levels.size(); }

/// The combination at one place of each axis.
Combination combination(const Study& study, const std::vector<Axis>& axes, const std::vector<std::size_t>& places) {
  Combination levels(study.factors.size());
  for (std::size_t i = 0; i < axes.size(); ++i) {
    for (const std::size_t factor : axes[i]) {
      levels[factor] = study.factors[factor].levels[places[i]];
    }
  }
  return levels;
}

/// The last axis changes fastest.
std::vector<Combination> grid(const Study& study, const std::vector<Axis>& axes, std::uint64_t most) {
  std::uint64_t count = 1;
  for (const Axis& axis : axes) {
    count *= levels_on(axis, study);
    if (count > most) {
      return {};
    }
  }
  std::vector<Combination> points;
  std::vector<std::size_t> places(axes.size(), 0);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::uint64_t rest = i;
    for (std::size_t axis = axes.size(); axis-- > 0;) {
      places[axis] = rest % levels_on(axes[axis], study);
      rest /= levels_on(axes[axis], study);
    }
    points.push_back(combination(study, axes, places));
  }
  return points;
}

std::vector<Combination> one_at_a_time(const Study& study, const std::vector<Axis>& axes) {
  const std::vector<std::size_t> first(axes.size(), 0);
  std::vector<Combination> points = {combination(study, axes, first)};
  for (std::size_t axis = 0; axis < axes.size(); ++axis) {
    for (std::size_t place = 1; place < levels_on(axes[axis], study); ++place) {
      std::vector<std::size_t> places = first;
      places[axis] = place;
      points.push_back(combination(study, axes, places));
    }
  }
  return points;
}

Level level_at(const Factor& factor, double share) {
  if (factor.levels.empty()) {
    const Scalar value = at_share(*factor.range, share, is_whole_number_at(factor.pointer));
    const std::string json = json_of(value);
    return {name_of_json(json), {}, {factor.pointer + "=" + json}, value};
  }
  const auto count = static_cast<double>(factor.levels.size());
  return factor.levels[static_cast<std::size_t>(std::floor(share * count))];
}

std::vector<Combination> samples(const Study& study, const std::vector<Axis>& axes, std::uint64_t seed) {
  std::vector<std::string> names;
  std::ranges::transform(axes, std::back_inserter(names),
                         [&study](const Axis& axis) { return study.factors[axis.front()].id; });
  const UnitSamples units = study.design == Design::sobol ? sobol_sequence(names.size(), study.points)
                                                          : latin_hypercube(names, study.points, seed);
  std::vector<Combination> points;
  for (const std::vector<double>& unit : units) {
    Combination levels(study.factors.size());
    for (std::size_t i = 0; i < axes.size(); ++i) {
      for (const std::size_t factor : axes[i]) {
        levels[factor] = level_at(study.factors[factor], unit[i]);
      }
    }
    points.push_back(std::move(levels));
  }
  return points;
}

}  // namespace

std::vector<Combination> design_points(const Study& study, std::uint64_t seed, std::uint64_t most) {
  const std::vector<Axis> axes = axes_of(study);
  switch (study.design) {
    case Design::grid:
      return grid(study, axes, most);
    case Design::one_at_a_time:
      return one_at_a_time(study, axes);
    case Design::table:
      return study.table;
    case Design::latin_hypercube:
    case Design::sobol:
      break;
  }
  return samples(study, axes, seed);
}

}  // namespace docket::study_detail
