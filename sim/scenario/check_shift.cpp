#include "scenario/check_shift.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace docket::scenario_detail {

namespace {

constexpr int kMinutesOfDay = 1440;
constexpr int kMinutesOfWeek = 7 * kMinutesOfDay;
constexpr int kLongestNight = 12 * 60;
constexpr std::array kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string wall_time(int minute) { return fmt::format("{:02}:{:02}", minute / 60 % 24, minute % 60); }

std::string shown(const WeeklyWindow& window) {
  return fmt::format("{} {}-{}", kDays[static_cast<std::size_t>(window.weekday)], wall_time(window.opens_minute),
                     wall_time(window.closes_minute));
}

int opens_in_week(const WeeklyWindow& window) { return window.weekday * kMinutesOfDay + window.opens_minute; }
int closes_in_week(const WeeklyWindow& window) { return window.weekday * kMinutesOfDay + window.closes_minute; }

void warn_of_overlaps(Fields& shift, std::vector<WeeklyWindow> windows) {
  std::ranges::sort(windows, {}, opens_in_week);
  for (std::size_t i = 0; i < windows.size() && windows.size() > 1; ++i) {
    const bool is_last = i + 1 == windows.size();
    const WeeklyWindow& next = windows[is_last ? 0 : i + 1];
    if (opens_in_week(next) + (is_last ? kMinutesOfWeek : 0) < closes_in_week(windows[i])) {
      shift.warn("weekly",
                 shown(windows[i]) + " and " + shown(next) + " overlap, and are taken as one stretch of work");
      return;
    }
  }
}

void warn_of_long_nights(Fields& shift, const std::vector<WeeklyWindow>& windows) {
  for (const WeeklyWindow& window : windows) {
    const int minutes = window.closes_minute - window.opens_minute;
    if (window.closes_minute > kMinutesOfDay && minutes > kLongestNight) {
      shift.warn("weekly",
                 fmt::format("{} closes before it opens, so it passes midnight and lasts {} h {} min", shown(window),
                             minutes / 60, minutes % 60),
                 {},
                 "if it is the other way round, write \"" + wall_time(window.closes_minute) + "-" +
                     wall_time(window.opens_minute) + "\"");
      return;
    }
  }
}

/// Days on which the zone's clocks are changed; windows of the evening before may end on them.
class SkippedEnds {
 public:
  SkippedEnds(const WeeklyPlan& plan, const RunSpec& run) : plan_(plan), zone_(*plan.zone) {
    const UtcTime end = run.starts_at + run.horizon().since_start();
    for (UtcTime day = run.starts_at; day < end; day = day + Duration::days(1)) {
      if (zone_.offset_at(day) < zone_.offset_at(day + Duration::days(1))) {
        look_at(days_from_civil(civil_time(day + zone_.offset_at(day)).date));
      }
    }
  }

  void warn(Fields& shift) const {
    if (count_ > 0) {
      const std::string more = count_ == 1 ? "" : fmt::format("; there are {} such ends in this run", count_);
      shift.warn("weekly", first_ + more, {}, "the hours then begin or end with the first instant after the change");
    }
  }

 private:
  void look_at(std::int64_t change) {
    for (std::int64_t day = change - 2; day <= change + 1; ++day) {
      for (const WeeklyWindow& window : plan_.windows) {
        if (weekday_of(civil_from_days(day)) == window.weekday && !is_holiday(civil_from_days(day))) {
          look_at_end(day, window.opens_minute, "begin");
          look_at_end(day, window.closes_minute, "end");
        }
      }
    }
  }

  void look_at_end(std::int64_t day, int minute, const char* what) {
    const UtcTime reading = UtcTime() + Duration::days(day) + Duration::minutes(minute);
    if (instants_that_read(zone_, reading).empty() && seen_.insert(reading).second) {
      if (++count_ == 1) {
        first_ = fmt::format("clocks of {} skip {} {}, when hours of this shift would {}", zone_.name(),
                             format_date(civil_time(reading).date), wall_time(minute), what);
      }
    }
  }

  [[nodiscard]] bool is_holiday(CivilDate date) const {
    return std::ranges::find(plan_.holidays, date) != plan_.holidays.end();
  }

  const WeeklyPlan& plan_;
  const TimeZone& zone_;
  int count_ = 0;
  std::string first_;
  std::set<UtcTime> seen_;
};

}  // namespace

void check_shift(Fields& shift, const WeeklyPlan& plan) {
  warn_of_overlaps(shift, plan.windows);
  warn_of_long_nights(shift, plan.windows);
  SkippedEnds(plan, shift.reader().run).warn(shift);
}

}  // namespace docket::scenario_detail
