#include "experiment/target_judge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "docket/core/check.hpp"

namespace docket::experiment_detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kShares = {
    std::pair<std::string_view, std::string_view>{"orders_missed_share", "orders"},
    {"items_missed_share", "items"},
    {"items_withdrawn_share", "items"},
    {"waited_share", "visits"}};

NamedMetric metric_of(const StaffTarget& target, const MetricCatalogue& catalogue) {
  const auto metric = in_any_unit(target.metric, target.subject, catalogue);
  ensure(metric.has_value(), "a target was set on a metric that is not measured there");
  return *metric;
}

}  // namespace

std::optional<std::size_t> things_behind(std::size_t metric, const MetricCatalogue& catalogue) {
  const MetricInfo& info = catalogue.info(metric);
  const auto* found = std::ranges::find(kShares, info.name, &std::pair<std::string_view, std::string_view>::first);
  return found == kShares.end() ? std::nullopt : catalogue.find(info.scope, info.subject, found->second);
}

std::uint64_t fewest_to_show(const StaffTarget& target, double error) {
  constexpr double kMost = 1e18;
  const double allowed = target.is_at_most ? target.limit : 1 - target.limit;
  const bool is_chance = target.metric.ends_with("_share") && allowed > 0 && allowed < 1;
  return is_chance ? static_cast<std::uint64_t>(std::min(kMost, std::ceil(std::log(error) / std::log1p(-allowed)))) : 0;
}

std::uint64_t fewest_to_keep(const StaffTarget& target, double error) {
  return std::max<std::uint64_t>(kFewestReplications, fewest_to_show(target, error));
}

TargetJudge::TargetJudge(const StaffTarget& target, const MetricCatalogue& catalogue)
    : target_(target), metric_(metric_of(target, catalogue)), things_(things_behind(metric_.place, catalogue)) {}

void TargetJudge::add(const RunResult& result) {
  const double value = result.metrics[metric_.place] * metric_.factor;
  if (std::isnan(value)) {
    return;
  }
  if (things_) {
    const double things = result.metrics[*things_];
    share_.add(std::min(value, 1.0) * things, things);
  } else {
    mean_.add(value);
  }
}

std::uint64_t TargetJudge::count() const { return things_ ? share_.clusters() : mean_.count(); }

TargetFinding TargetJudge::seen(double error) const {
  TargetFinding seen;
  if (things_) {
    const ShareInterval interval = share_.interval(1 - 2 * error);
    seen = {interval.share, interval.low, interval.high, StaffVerdict::unclear};
  } else {
    const Interval interval = mean_.interval(1 - 2 * error);
    const bool is_known = !std::isnan(interval.half_width);
    seen = {interval.mean, is_known ? interval.low() : -kInfinity, is_known ? interval.high() : kInfinity,
            StaffVerdict::unclear};
  }
  return seen;
}

void TargetJudge::look(const LookError& error, std::uint64_t fewest) {
  if (finding_.verdict != StaffVerdict::unclear) {
    return;
  }
  const TargetFinding wide = seen(error.to_break);
  finding_ = seen(error.to_keep);
  const bool is_kept = target_.is_at_most ? finding_.high <= target_.limit : finding_.low >= target_.limit;
  const bool is_broken = target_.is_at_most ? wide.low > target_.limit : wide.high < target_.limit;
  if (is_broken) {
    finding_ = wide;
    finding_.verdict = StaffVerdict::breaks;
  } else if (is_kept && count() >= fewest) {
    finding_.verdict = StaffVerdict::keeps;
  }
}

double TargetJudge::risk() const {
  const double value = finding_.value;
  if (std::isnan(value)) {
    return 0;
  }
  constexpr double kLeast = 1e-12;
  return target_.is_at_most ? value / std::max(target_.limit, kLeast) : target_.limit / std::max(value, kLeast);
}

}  // namespace docket::experiment_detail
