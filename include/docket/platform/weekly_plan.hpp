// Working hours as people write them, "mon-fri 09:30-18:30 in Asia/Kolkata", laid out as instants of one run.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "docket/core/civil_date.hpp"
#include "docket/core/text_fault.hpp"
#include "docket/core/time.hpp"
#include "docket/core/time_zone.hpp"
#include "docket/platform/opening_hours.hpp"

namespace docket {

/// A stretch of one local day, in minutes on the wall clock since that day's 00:00.
struct WallWindow {
  int opens_minute = 0;   ///< 0 to 1439
  int closes_minute = 0;  ///< after opens_minute, by at most 1440; beyond 1440 it passes midnight
  bool operator==(const WallWindow&) const = default;
};

struct WeeklyWindow {
  int weekday = 0;  ///< on which it opens; 0 is Monday
  int opens_minute = 0;
  int closes_minute = 0;
  bool operator==(const WeeklyWindow&) const = default;
};

struct WeeklyPlan {
  std::vector<WeeklyWindow> windows;
  std::vector<CivilDate> holidays;       ///< local days on which no window opens
  std::shared_ptr<const TimeZone> zone;  ///< required
};

/// The plan's intervals from the start of the run, at which the first one may be cut, to the last that opens by
/// `horizon`, which is left whole. Each end of a window is converted by itself, so a window over a change of clocks is
/// longer or shorter than on the wall, and one that the zone skips entirely is absent. A holiday drops the windows that
/// open on it; one that opened the evening before still ends as planned. Overlapping windows are merged, touching ones
/// are not. O(days log days) and two zone look-ups for each window: 100 years take some tens of milliseconds.
[[nodiscard]] OpeningHours lay_out(const WeeklyPlan& plan, UtcTime starts_at, Instant horizon);

/// "mon", "mon-fri", "sat,sun", "fri-mon,wed": weekdays in ascending order, 0 is Monday. A day named twice is refused.
[[nodiscard]] std::optional<std::vector<int>> parse_days(std::string_view text, TextFault* why = nullptr);

/// "09:30-18:30", "00:00-24:00"; "22:00-06:00" passes midnight. Equal ends are refused.
[[nodiscard]] std::optional<WallWindow> parse_window(std::string_view text, TextFault* why = nullptr);

}  // namespace docket
