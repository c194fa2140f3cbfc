#include "docket/cli/system_zones.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "docket/core/utc_text.hpp"
#include "docket/platform/weekly_plan.hpp"

namespace docket {
namespace {

UtcTime utc(const std::string& text) { return parse_instant(text).value(); }

/// A wall-clock reading, written as if it were UTC.
UtcTime reading(const std::string& text) { return utc(text + "Z"); }

std::shared_ptr<const TimeZone> zone(const std::string& name) {
  auto found = SystemZones().find(name);
  EXPECT_NE(found, nullptr) << name;
  return found;
}

Instant hour(std::int64_t count) { return Instant::at(Duration::hours(count)); }

TEST(SystemZones, KnowsTheZonesOfTheWorld) {
  EXPECT_EQ(zone("Asia/Kolkata")->offset_at(utc("2021-01-31T12:00:00Z")), Duration::minutes(330));
  EXPECT_EQ(zone("UTC")->offset_at(utc("2021-01-31T12:00:00Z")), Duration());
  EXPECT_EQ(zone("Europe/Berlin")->name(), "Europe/Berlin");
}

TEST(SystemZones, HasNoZoneOfAnotherName) {
  for (const auto* name :
       {"", "Asia/Calcuta", "asia/kolkata", "../etc/passwd", "right/Europe/Berlin", "Europe", "tzdata.zi"}) {
    EXPECT_EQ(SystemZones().find(name), nullptr) << name;
  }
}

TEST(SystemZones, SaysTheVersionOfItsTables) {
  const auto version = SystemZones().tables_version();
  ASSERT_EQ(version.size(), 5U) << version;
  EXPECT_GE(version, "2021a");
  EXPECT_LT(version, "2100a");
}

TEST(SystemZones, MapsASkippedReadingToTheEndOfTheGap) {
  const auto berlin = zone("Europe/Berlin");
  const auto change = utc("2021-03-28T01:00:00Z");
  EXPECT_EQ(berlin->to_utc(reading("2021-03-28T01:59:59.999999")), change + -Duration::microseconds(1));
  for (const auto* skipped : {"2021-03-28T02:00:00", "2021-03-28T02:30:00", "2021-03-28T03:00:00"}) {
    EXPECT_EQ(berlin->to_utc(reading(skipped)), change) << skipped;
  }
  EXPECT_EQ(zone("America/New_York")->to_utc(reading("2021-03-14T02:30:00")), utc("2021-03-14T07:00:00Z"));
}

TEST(SystemZones, MapsADoubleReadingToItsFirstOccurrence) {
  EXPECT_EQ(zone("Europe/Berlin")->to_utc(reading("2021-10-31T02:30:00")), utc("2021-10-31T00:30:00Z"));
  EXPECT_EQ(zone("America/New_York")->to_utc(reading("2021-11-07T01:30:00")), utc("2021-11-07T05:30:00Z"));
}

TEST(SystemZones, ChangesClocksBeyondItsTables) {
  // The European and American rules of today, in years for which no table lists a change.
  const auto berlin = zone("Europe/Berlin");
  EXPECT_EQ(berlin->offset_at(utc("2050-07-01T12:00:00Z")), Duration::hours(2));
  EXPECT_EQ(berlin->offset_at(utc("2050-12-01T12:00:00Z")), Duration::hours(1));
  EXPECT_EQ(berlin->offset_at(utc("2050-03-27T00:59:59Z")), Duration::hours(1));
  EXPECT_EQ(berlin->offset_at(utc("2050-03-27T01:00:00Z")), Duration::hours(2));
  EXPECT_EQ(zone("America/New_York")->offset_at(utc("2099-07-01T12:00:00Z")), -Duration::hours(4));
  EXPECT_EQ(zone("Australia/Sydney")->offset_at(utc("2099-01-01T12:00:00Z")), Duration::hours(11));
}

TEST(SystemZones, ReadingsAndTimesGoTogetherThroughACentury) {
  // local -> UTC -> local gives the reading back, unless it is skipped; then it lies before a change that skips it.
  constexpr auto step = Duration::minutes(330);  // comes by every half hour of a day in turn
  for (const auto* name :
       {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Cairo", "Europe/Dublin"}) {
    const auto some_zone = zone(name);
    auto last = UtcTime::from_us(INT64_MIN);
    for (auto local = reading("1990-01-01T00:00:00"); local < reading("2110-01-01T00:00:00"); local = local + step) {
      const auto time = some_zone->to_utc(local);
      const auto back = time + some_zone->offset_at(time);
      ASSERT_GE(time, last) << name << " " << format_rfc3339(local);
      ASSERT_GE(back, local) << name << " " << format_rfc3339(local);
      if (back != local) {
        ASSERT_LE(back - local, Duration::hours(1)) << name << " " << format_rfc3339(local);
        const auto before = time + -Duration::microseconds(1);
        ASSERT_LT(before + some_zone->offset_at(before), local) << name << " " << format_rfc3339(local);
      }
      last = time;
    }
  }
}

TEST(SystemZones, AreSafeToUseFromSeveralThreads) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      for (int year = 2000; year < 2100; ++year) {
        const auto found = SystemZones().find("America/Sao_Paulo");
        ASSERT_EQ(found->offset_at(utc(std::to_string(year) + "-06-01T00:00:00Z")), -Duration::hours(3));
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
}

OpeningHours laid_out(const std::string& zone_name, WeeklyWindow window, const std::string& starts_at) {
  return lay_out({{window}, {}, zone(zone_name)}, utc(starts_at), hour(24));
}

TEST(WeeklyPlanInRealZones, ConvertsEachEndOfAWindowByItself) {
  // Sunday is weekday 6. The day that springs forward has 23 hours, the one that falls back 25.
  const WeeklyWindow all_sunday{6, 0, 1440};
  EXPECT_EQ(laid_out("Europe/Berlin", all_sunday, "2021-03-28T00:00:00+01:00").open_between(hour(0), hour(48)),
            Duration::hours(23));
  EXPECT_EQ(laid_out("Europe/Berlin", all_sunday, "2021-10-31T00:00:00+02:00").open_between(hour(0), hour(48)),
            Duration::hours(25));
  EXPECT_EQ(laid_out("America/New_York", all_sunday, "2021-03-14T00:00:00-05:00").open_between(hour(0), hour(48)),
            Duration::hours(23));
  EXPECT_EQ(laid_out("America/New_York", all_sunday, "2021-11-07T00:00:00-04:00").open_between(hour(0), hour(48)),
            Duration::hours(25));
}

TEST(WeeklyPlanInRealZones, DropsAWindowThatTheZoneSkips) {
  EXPECT_TRUE(laid_out("Europe/Berlin", {6, 135, 165}, "2021-03-28T00:00:00+01:00").intervals().empty());
  const std::vector<OpenInterval> half = {{hour(2), hour(2) + Duration::minutes(30)}};
  EXPECT_EQ(laid_out("Europe/Berlin", {6, 150, 210}, "2021-03-28T00:00:00+01:00").intervals(), half);
}

TEST(WeeklyPlanInRealZones, OfficeHoursFollowTheWallClockThroughTheYear) {
  const auto berlin = zone("Europe/Berlin");
  const auto starts_at = utc("2021-01-01T00:00:00+01:00");
  WeeklyPlan plan{{}, {}, berlin};
  for (int day = 0; day < 5; ++day) {
    plan.windows.push_back({day, 540, 1020});
  }
  const auto hours = lay_out(plan, starts_at, Instant::at(kLongestRun));
  ASSERT_GT(hours.intervals().size(), 26'000U);
  for (const auto& interval : hours.intervals()) {
    const auto opens = starts_at + interval.opens.since_start();
    ASSERT_EQ(civil_time(opens + berlin->offset_at(opens)).since_midnight, Duration::hours(9)) << format_rfc3339(opens);
    ASSERT_EQ(interval.closes - interval.opens, Duration::hours(8)) << format_rfc3339(opens);
  }
}

}  // namespace
}  // namespace docket
