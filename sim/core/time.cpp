#include "docket/core/time.hpp"

#include <algorithm>
#include <cmath>

namespace docket {
namespace {

// As std::nearbyint in its usual mode, ties to even, but without a call. REQUIRES |x| < 2^52.
double nearest_whole(double x) {
  constexpr double kNoFractionsFromHere = 0x1p52;
  return x >= 0 ? (x + kNoFractionsFromHere) - kNoFractionsFromHere : (x - kNoFractionsFromHere) + kNoFractionsFromHere;
}

}  // namespace

Duration Duration::from_seconds(double seconds) {
  ensure(!std::isnan(seconds), "a duration was computed that is not a number");
  constexpr auto kLongest = static_cast<double>(kLongestRun.count_us());
  return microseconds(static_cast<std::int64_t>(nearest_whole(std::clamp(seconds * 1e6, -kLongest, kLongest))));
}

}  // namespace docket
