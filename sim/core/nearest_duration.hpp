// Seconds as whole microseconds, inline for who has many of them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "docket/core/check.hpp"
#include "docket/core/time.hpp"

namespace docket {

/// As std::nearbyint in its usual mode, ties to even, but without a call or a branch. REQUIRES |x| < 2^52.
[[gnu::always_inline]] inline double nearest_whole(double x) {
  const double no_fractions_from_here = std::copysign(0x1p52, x);
  return (x + no_fractions_from_here) - no_fractions_from_here;
}

/// In whole microseconds, to the nearest; kept between -kLongestRun and kLongestRun. REQUIRES: not NaN.
[[gnu::always_inline]] inline std::int64_t nearest_us(double seconds) {
  constexpr auto kLongest = static_cast<double>(kLongestRun.count_us());
  const double us = seconds * 1e6;
  const double not_above = kLongest < us ? kLongest : us;
  return static_cast<std::int64_t>(nearest_whole(not_above < -kLongest ? -kLongest : not_above));
}

/// The same as a Duration. NaN is a Fault.
inline Duration nearest_duration(double seconds) {
  ensure(!std::isnan(seconds), "a duration was computed that is not a number");
  return Duration::microseconds(nearest_us(seconds));
}

}  // namespace docket
