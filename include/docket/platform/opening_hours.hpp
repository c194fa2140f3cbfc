// When a shift works: the weekly plan of a scenario, laid out over the run as instants.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/time.hpp"

namespace docket {

struct OpenInterval {
  Instant opens;
  Instant closes;  ///< exclusive
  bool operator==(const OpenInterval&) const = default;
};

/// Sorted, non-overlapping intervals. Adjacent ones (a shift that goes round the clock, day by day) stay apart,
/// because absence is drawn for each.
class OpeningHours {
 public:
  /// REQUIRES: sorted by time, none overlapping, none empty.
  explicit OpeningHours(std::vector<OpenInterval> intervals);
  /// Open for the whole of any run, as one interval.
  static OpeningHours always();

  [[nodiscard]] bool is_open(Instant t) const;
  /// `t` itself when open, else the next opening; never() when there is none. O(log intervals).
  [[nodiscard]] Instant next_open(Instant t) const;
  /// The interval that holds `t` or, when closed, the next one; empty when there is none.
  [[nodiscard]] std::optional<OpenInterval> interval_at_or_after(Instant t) const;
  /// Open time within [from, to); zero when `to` is not after `from`. O(log intervals).
  [[nodiscard]] Duration open_between(Instant from, Instant to) const;
  [[nodiscard]] const std::vector<OpenInterval>& intervals() const { return intervals_; }

 private:
  [[nodiscard]] std::size_t opened_by(Instant t) const;
  [[nodiscard]] Duration open_before(Instant t) const;

  std::vector<OpenInterval> intervals_;
  std::vector<Duration> open_before_;  ///< before each interval
};

struct ShiftSpec {
  std::string id;
  OpeningHours hours = OpeningHours::always();
};

}  // namespace docket
