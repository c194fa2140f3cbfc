#include "docket/core/time.hpp"

#include <cmath>

namespace docket {

Duration Duration::from_seconds(double seconds) {
  ensure(!std::isnan(seconds), "a duration was computed that is not a number");
  const double us = std::nearbyint(seconds * 1e6);
  const auto longest = kLongestRun.count_us();
  if (us >= static_cast<double>(longest)) {
    return microseconds(longest);
  }
  if (us <= -static_cast<double>(longest)) {
    return microseconds(-longest);
  }
  return microseconds(static_cast<std::int64_t>(us));
}

}  // namespace docket
