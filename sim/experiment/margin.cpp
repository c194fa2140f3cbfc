#include "experiment/margin.hpp"

#include <cmath>

namespace docket::experiment_detail {
namespace {

constexpr double kUsualPrecision = 0.01;
constexpr double kSmallShare = 0.1;
constexpr double kMarginOfSmallShares = 0.001;

bool is_small_share(const ExpectedValue& expected) {
  return expected.metric.ends_with("_share") && expected.value < kSmallShare;
}

double usual_margin(const ExpectedValue& expected) {
  if (expected.margin.absolute) {
    return *expected.margin.absolute;
  }
  if (!expected.margin.relative && is_small_share(expected)) {
    return kMarginOfSmallShares;
  }
  return expected.margin.relative.value_or(kUsualPrecision) * expected.value;
}

}  // namespace

double margin_of(const ExpectedValue& expected, double precision) {
  return usual_margin(expected) * (precision / kUsualPrecision) + 2 * expected.standard_error;
}

Verdict verdict_on(const Interval& narrow, const Interval& wide, double expected, double margin) {
  const double off = std::abs(narrow.mean - expected);
  if (off + narrow.half_width <= margin) {
    return Verdict::agrees;
  }
  return off - wide.half_width > margin ? Verdict::disagrees : Verdict::undecided;
}

}  // namespace docket::experiment_detail
