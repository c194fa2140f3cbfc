// Two policies on the same replications. Both met the same items, needs and luck, so the differences pair by
// pair vary far less than the two means do, and the interval of the mean difference is the honest one to show.
#pragma once

#include <limits>
#include <span>

#include "docket/stats/interval.hpp"

namespace docket {

struct PairedComparison {
  Interval difference;  ///< mean of a - b over the pairs, Student's t
  ShareInterval above;  ///< share of pairs with a > b
  ShareInterval below;  ///< share of pairs with a < b; the rest are ties
  /// Two-sided, of the paired t test that the mean difference is 0 (Student 1908, Biometrika 6). 1 where all pairs are
  /// ties. Where all differ by the same amount, t says nothing, and this is what the sign test says: 2^(1 - pairs).
  /// NaN for fewer than two pairs.
  double p_value = std::numeric_limits<double>::quiet_NaN();

  /// Whether all pairs are ties.
  [[nodiscard]] bool is_equal() const { return above.share == 0 && below.share == 0; }
  /// Whether the interval of the difference leaves 0 out. False while it is undefined.
  [[nodiscard]] bool is_clear() const { return difference.low() > 0 || difference.high() < 0; }
};

/// REQUIRES equally many values, where a[i] and b[i] come from the same replication. What differs by less than 1e-12 of
/// the greater value is a tie: sums that were rounded in another order. A NaN on either side makes the difference NaN
/// and its pair a tie: leave such pairs out before.
[[nodiscard]] PairedComparison compare_pairs(std::span<const double> a, std::span<const double> b,
                                             double confidence = 0.95);

}  // namespace docket
