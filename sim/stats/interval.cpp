#include "docket/stats/interval.hpp"

#include <algorithm>

#include "docket/core/check.hpp"
#include "docket/stats/critical_value.hpp"
#include "docket/stats/running_interval.hpp"

namespace docket {

Interval mean_interval(std::span<const double> values, double confidence) {
  RunningInterval running;
  for (const double value : values) {
    running.add(value);
  }
  return running.interval(confidence);
}

ShareInterval share_interval(std::uint64_t hits, std::uint64_t count, double confidence) {
  ensure(hits <= count, "more hits than trials");
  const double z = normal_critical(confidence);
  if (count == 0) {
    return {};
  }
  const auto n = static_cast<double>(count);
  const double share = static_cast<double>(hits) / n;
  const double shrink = 1 / (1 + z * z / n);
  const double centre = (share + z * z / (2 * n)) * shrink;
  const double reach = z * shrink * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  // The ends at no and all hits are 0 and 1 exactly; rounding must not move them.
  return {share, hits == 0 ? 0 : std::max(0.0, centre - reach), hits == count ? 1 : std::min(1.0, centre + reach),
          count};
}

}  // namespace docket
