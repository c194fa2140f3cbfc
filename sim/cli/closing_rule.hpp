// The rule by which a zone changes its clocks in all years beyond its table.
//
// A compiled zone table ends (often with 2037) in a line such as "CET-1CEST,M3.5.0,M10.5.0/3": the TZ string of POSIX,
// with the extended hours of RFC 8536. Only changes on the "nth weekday of a month" are known; tables hold no others.
#pragma once

#include <optional>
#include <string_view>

#include "docket/core/time.hpp"

namespace docket {

class ClosingRule {
 public:
  /// The `week`th `weekday` of `month` (week 5: the last) at `time_of_day` on the wall, which may lie on other days.
  struct Change {
    int month = 1;
    int week = 1;
    int weekday = 0;  ///< 0 is Sunday
    Duration time_of_day;
  };

  /// Empty when the line has no change of clocks, or is not understood.
  static std::optional<ClosingRule> parse(std::string_view line);

  [[nodiscard]] Duration offset_at(UtcTime time) const;
  /// As TimeZone::to_utc.
  [[nodiscard]] UtcTime to_utc(UtcTime local_reading) const;

 private:
  struct Summer {
    UtcTime begins;
    UtcTime ends;
  };

  [[nodiscard]] Summer summer_of(int year) const;

  Duration standard_;
  Duration summer_;
  Change to_summer_;
  Change to_standard_;
};

}  // namespace docket
