#include "docket/platform/weekly_plan.hpp"

#include <algorithm>
#include <array>

#include "docket/core/check.hpp"

namespace docket {
namespace {

constexpr int kMinutesOfDay = 1440;

using WindowsByWeekday = std::array<std::vector<WallWindow>, 7>;

WindowsByWeekday by_weekday(const std::vector<WeeklyWindow>& windows) {
  WindowsByWeekday days;
  for (const auto& window : windows) {
    ensure(window.weekday >= 0 && window.weekday < 7, "a weekly window has no weekday");
    ensure(window.opens_minute >= 0 && window.opens_minute < kMinutesOfDay, "a weekly window opens outside its day");
    ensure(window.closes_minute > window.opens_minute, "a weekly window closes before it opens");
    ensure(window.closes_minute <= window.opens_minute + kMinutesOfDay, "a weekly window is longer than a day");
    days[static_cast<std::size_t>(window.weekday)].push_back({window.opens_minute, window.closes_minute});
  }
  return days;
}

std::vector<std::int64_t> sorted_day_numbers(const std::vector<CivilDate>& dates) {
  std::vector<std::int64_t> days;
  days.reserve(dates.size());
  for (const auto date : dates) {
    days.push_back(days_from_civil(date));
  }
  std::sort(days.begin(), days.end());
  return days;
}

/// Converts wall-clock readings of one zone to instants of one run.
class RunClock {
 public:
  RunClock(const TimeZone& zone, UtcTime starts_at) : zone_(zone), starts_at_(starts_at) {}

  [[nodiscard]] Instant at(std::int64_t local_day, int minute) const {
    const auto reading = UtcTime() + Duration::days(local_day) + Duration::minutes(minute);
    return Instant::at(zone_.to_utc(reading) - starts_at_);
  }

  [[nodiscard]] std::int64_t local_day(Instant t) const {
    const auto time = starts_at_ + t.since_start();
    return days_from_civil(civil_time(time + zone_.offset_at(time)).date);
  }

 private:
  const TimeZone& zone_;
  UtcTime starts_at_;
};

/// Sorts, and joins what overlaps. Touching intervals are separate occurrences of the shift.
std::vector<OpenInterval> without_overlaps(std::vector<OpenInterval> intervals) {
  std::sort(intervals.begin(), intervals.end(), [](const OpenInterval& a, const OpenInterval& b) {
    return a.opens != b.opens ? a.opens < b.opens : a.closes < b.closes;
  });
  std::vector<OpenInterval> apart;
  apart.reserve(intervals.size());
  for (const auto& interval : intervals) {
    if (!apart.empty() && interval.opens < apart.back().closes) {
      apart.back().closes = std::max(apart.back().closes, interval.closes);
    } else {
      apart.push_back(interval);
    }
  }
  return apart;
}

}  // namespace

OpeningHours lay_out(const WeeklyPlan& plan, UtcTime starts_at, Instant horizon) {
  ensure(plan.zone != nullptr, "a weekly plan without a zone was laid out");
  constexpr std::int64_t kLongestReach = 2;  // days a window may end after the day on which it opens
  const auto end = std::min(horizon, Instant::at(kLongestRun));
  const auto windows = by_weekday(plan.windows);
  const auto holidays = sorted_day_numbers(plan.holidays);
  const RunClock clock(*plan.zone, starts_at);
  const auto last_day = clock.local_day(end) + 1;  // a zone may turn back over midnight
  auto day = clock.local_day(Instant()) - kLongestReach;
  auto weekday = static_cast<std::size_t>(weekday_of(civil_from_days(day)));
  std::vector<OpenInterval> intervals;
  for (; day <= last_day; ++day, weekday = (weekday + 1) % 7) {
    if (std::binary_search(holidays.begin(), holidays.end(), day)) {
      continue;
    }
    for (const auto& window : windows[weekday]) {
      const auto opens = std::max(clock.at(day, window.opens_minute), Instant());
      const auto closes = clock.at(day, window.closes_minute);
      if (opens < closes && opens <= end) {
        intervals.push_back({opens, closes});
      }
    }
  }
  return OpeningHours(without_overlaps(std::move(intervals)));
}

}  // namespace docket
