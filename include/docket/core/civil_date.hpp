// Days of the proleptic Gregorian calendar, without zones: a date is a label on a wall.
//
// Days are counted from 1970-01-01. The closed forms count in eras of 400 years (146,097 days) that begin on 1 March,
// after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "docket/core/text_fault.hpp"
#include "docket/core/time.hpp"

namespace docket {

struct CivilDate {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to the month's length

  auto operator<=>(const CivilDate&) const = default;
};

/// A reading of a calendar and a clock on the wall.
struct CivilTime {
  CivilDate date;
  Duration since_midnight;  ///< 0 up to, not including, 24 h

  auto operator<=>(const CivilTime&) const = default;
};

[[nodiscard]] bool is_leap_year(int year);
[[nodiscard]] bool exists(CivilDate date);

/// REQUIRES: exists(date).
[[nodiscard]] std::int64_t days_from_civil(CivilDate date);
[[nodiscard]] CivilDate civil_from_days(std::int64_t days);
/// 0 is Monday, 6 is Sunday.
[[nodiscard]] int weekday_of(CivilDate date);

/// What a clock shows at `time` whose zone is UTC. For another zone add its offset first.
[[nodiscard]] CivilTime civil_time(UtcTime time);
[[nodiscard]] UtcTime utc_from_civil(CivilTime reading);

/// "YYYY-MM-DD", years 0000 to 9999; a date that does not exist is refused.
[[nodiscard]] std::optional<CivilDate> parse_date(std::string_view text, TextFault* why = nullptr);
[[nodiscard]] std::string format_date(CivilDate date);

}  // namespace docket
