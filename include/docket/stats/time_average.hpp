// The time average of a level that jumps: backlog, reviewers at work, items dark.
//
// The integral is kept in microseconds times units, in 128 bits, and is therefore exact. A level that is left again
// at the instant it was reached lasted no time: it counts neither in the average nor as a least or greatest level,
// so that what happens within one instant stays invisible.
// The window begins at the first instant given and begins anew at restart(). Time never runs backwards: a call with
// an instant before the last change is a Fault.
#pragma once

#include <algorithm>
#include <cstdint>

#include "docket/core/check.hpp"
#include "docket/core/time.hpp"
#include "docket/stats/wide_integer.hpp"

namespace docket {

class TimeAverage {
 public:
  explicit TimeAverage(Instant begins_at = Instant(), std::int64_t level = 0)
      : began_at_(begins_at), changed_at_(begins_at), level_(level) {}

  /// From `at` on the level is `level`. O(1).
  void set(Instant at, std::int64_t level) {
    advance(at);
    level_ = level;
  }
  void add(Instant at, std::int64_t delta) { set(at, level_ + delta); }

  /// Forgets everything before `at` except the level: the end of the warm-up.
  void restart(Instant at) {
    advance(at);
    *this = TimeAverage(at, level_);
  }

  [[nodiscard]] std::int64_t level() const { return level_; }
  [[nodiscard]] Instant began_at() const { return began_at_; }

  /// Integral of the level over the window up to `at`, in microseconds times units.
  [[nodiscard]] Int128 integral_until(Instant at) const;
  /// The integral divided by the window's length; NaN for a window without length.
  [[nodiscard]] double average_until(Instant at) const;
  /// Least and greatest level that lasted in the window; the current level for a window without length.
  [[nodiscard]] std::int64_t min_until(Instant at) const;
  [[nodiscard]] std::int64_t max_until(Instant at) const;

 private:
  void advance(Instant at) {
    ensure(at >= changed_at_, "a time average was asked to go back in time");
    if (at == changed_at_) {
      return;
    }
    integral_ += static_cast<Int128>((at - changed_at_).count_us()) * level_;
    min_ = std::min(min_, level_);
    max_ = std::max(max_, level_);
    changed_at_ = at;
  }
  [[nodiscard]] TimeAverage advanced_to(Instant at) const {
    TimeAverage then = *this;
    then.advance(at);
    return then;
  }

  Int128 integral_ = 0;
  Instant began_at_;
  Instant changed_at_;
  std::int64_t level_;
  std::int64_t min_ = INT64_MAX;
  std::int64_t max_ = INT64_MIN;
};

}  // namespace docket
