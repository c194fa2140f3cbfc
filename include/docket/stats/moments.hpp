// Count, sum, sum of squares, least and greatest of durations, all exact: adding and merging in any order gives equal
// moments, so results do not depend on the number of threads.
//
// Overflow: with fewer than 2^64 values of 63 bits, the sum stays below 2^127 (held in 128 bits) and the sum of
// squares below 2^190 (held in 192). Nothing a run can do overflows them.
// What is undefined is NaN where a number is returned, and a Fault where a Duration is.
#pragma once

#include <algorithm>
#include <cstdint>

#include "docket/core/check.hpp"
#include "docket/core/time.hpp"
#include "docket/stats/wide_integer.hpp"

namespace docket {

class DurationMoments {
 public:
  /// O(1). Negative durations (signed lateness) are welcome; a count of 0 adds nothing.
  void add(Duration value, std::uint64_t count = 1) {
    if (count == 0) {
      return;
    }
    const Int128 us = value.count_us();
    count_ += count;
    if (count == 1) {
      sum_ += value.count_us();
    } else {
      sum_ += us * static_cast<Int128>(count);
    }
    squares_ += Wide192::product(static_cast<UInt128>(us * us), count);
    min_ = std::min(min_, value);
    max_ = std::max(max_, value);
  }

  void merge(const DurationMoments& other);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] Int128 sum_us() const { return sum_.value(); }
  [[nodiscard]] const Wide192& sum_of_squares_us2() const { return squares_; }

  /// REQUIRES count() > 0.
  [[nodiscard]] Duration min() const;
  [[nodiscard]] Duration max() const;

  [[nodiscard]] double sum_seconds() const { return static_cast<double>(sum_us()) / 1e6; }
  [[nodiscard]] double mean_seconds() const;  ///< NaN when empty
  /// Unbiased (divided by count - 1), correct to a few units in the last place however large the mean is beside the
  /// spread: the cancelling part is done in integers. NaN for fewer than two values.
  [[nodiscard]] double variance_seconds2() const;
  [[nodiscard]] double deviation_seconds() const;  ///< square root of the variance

  bool operator==(const DurationMoments&) const = default;

 private:
  std::uint64_t count_ = 0;
  WideSum sum_;
  Wide192 squares_;
  Duration min_ = Duration::microseconds(INT64_MAX);
  Duration max_ = Duration::microseconds(INT64_MIN);
};

}  // namespace docket
