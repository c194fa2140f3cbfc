// Two policies on the same replications. Both met the same items, needs and luck, so the differences pair by
// pair vary far less than the two means do, and the interval of the mean difference is the honest one to show.
#pragma once

#include <span>

#include "docket/stats/interval.hpp"

namespace docket {

struct PairedComparison {
  Interval difference;  ///< mean of a - b over the pairs, Student's t
  ShareInterval above;  ///< share of pairs with a > b
  ShareInterval below;  ///< share of pairs with a < b; the rest are ties

  /// Whether the interval of the difference leaves 0 out. False while it is undefined.
  [[nodiscard]] bool is_clear() const { return difference.low() > 0 || difference.high() < 0; }
};

/// REQUIRES equally many values, where a[i] and b[i] come from the same replication. A NaN on either side makes the
/// difference NaN and its pair a tie: leave such pairs out before.
[[nodiscard]] PairedComparison compare_pairs(std::span<const double> a, std::span<const double> b,
                                             double confidence = 0.95);

}  // namespace docket
