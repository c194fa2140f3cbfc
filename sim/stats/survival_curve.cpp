#include "docket/stats/survival_curve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "docket/core/check.hpp"

namespace docket {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kRounding = 1e-12;  // a product of many shares may miss the 0.5 that is meant

}  // namespace

SurvivalCurve::SurvivalCurve(std::span<const EndedAfter> by_time) {
  std::uint64_t at_risk = 0;
  for (const EndedAfter& ended : by_time) {
    at_risk += ended.happened + ended.censored;
  }
  steps_.reserve(by_time.size());
  Step step;
  for (const EndedAfter& ended : by_time) {
    ensure(steps_.empty() || steps_.back().time < ended.time, "the times of a survival curve do not ascend");
    ensure(ended.happened + ended.censored > 0, "a survival curve was given a time at which nothing ended");
    const auto before = static_cast<double>(at_risk);
    const auto after = static_cast<double>(at_risk - ended.happened);
    step.time = ended.time;
    step.waiting *= after / before;
    step.greenwood += ended.happened == 0 || after == 0 ? 0 : static_cast<double>(ended.happened) / (before * after);
    steps_.push_back(step);
    at_risk -= ended.happened + ended.censored;
  }
}

std::optional<SurvivalCurve::Step> SurvivalCurve::at(Duration limit) const {
  if (steps_.empty() || (limit > steps_.back().time && steps_.back().waiting > 0)) {
    return std::nullopt;
  }
  const auto later = std::ranges::upper_bound(steps_, limit, {}, &Step::time);
  return later == steps_.begin() ? Step() : *std::prev(later);
}

double SurvivalCurve::share_within(Duration limit) const {
  const auto step = at(limit);
  return step ? 1 - step->waiting : kUnknown;
}

double SurvivalCurve::error_within(Duration limit) const {
  const auto step = at(limit);
  return step ? step->waiting * std::sqrt(step->greenwood) : kUnknown;
}

std::optional<Duration> SurvivalCurve::quantile(double p) const {
  ensure(p > 0 && p <= 1, "a quantile of a survival curve was asked for outside (0, 1]");
  const auto reached =
      std::ranges::partition_point(steps_, [p](const Step& step) { return 1 - step.waiting < p - kRounding; });
  return reached == steps_.end() ? std::nullopt : std::optional(reached->time);
}

}  // namespace docket
