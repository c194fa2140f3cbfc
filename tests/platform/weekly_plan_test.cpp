#include "docket/platform/weekly_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "docket/core/utc_text.hpp"
#include "support/fixed_zones.hpp"

namespace docket {
namespace {

UtcTime utc(const char* text) { return parse_instant(text).value(); }

Instant hour(std::int64_t count) { return Instant::at(Duration::hours(count)); }

WeeklyPlan plan_in(const char* zone, std::vector<WeeklyWindow> windows, std::vector<CivilDate> holidays = {}) {
  return {std::move(windows), std::move(holidays), test::FixedZones().find(zone)};
}

/// Open at that local minute, straight from the plan.
bool is_open_by_search(const WeeklyPlan& plan, UtcTime local_reading) {
  for (int days_ago = 0; days_ago <= 2; ++days_ago) {
    const auto [date, since_midnight] = civil_time(local_reading + -Duration::days(days_ago));
    const auto minute = since_midnight.count_us() / 60'000'000 + days_ago * 1440;
    const bool is_holiday = std::find(plan.holidays.begin(), plan.holidays.end(), date) != plan.holidays.end();
    for (const auto& window : plan.windows) {
      if (!is_holiday && window.weekday == weekday_of(date) && window.opens_minute <= minute &&
          minute < window.closes_minute) {
        return true;
      }
    }
  }
  return false;
}

TEST(WeeklyPlan, AgreesWithLookingAtEveryQuarterOfAnHour) {
  std::mt19937_64 random(11);
  const auto starts_at = utc("2021-01-29T07:00:00Z");
  for (int round = 0; round < 100; ++round) {
    auto plan = plan_in("Asia/Kolkata", {}, {{2021, 1, 30}, {2021, 2, 3}});
    for (auto count = random() % 12; count > 0; --count) {
      const auto opens = static_cast<int>(random() % 96) * 15;
      plan.windows.push_back(
          {static_cast<int>(random() % 7), opens, opens + 15 + static_cast<int>(random() % 96) * 15});
    }
    const auto hours = lay_out(plan, starts_at, hour(400));
    for (int quarter = 0; quarter < 1600; ++quarter) {
      const auto t = Instant::at(Duration::minutes(quarter * 15));
      const auto local = starts_at + t.since_start() + Duration::minutes(330);
      ASSERT_EQ(hours.is_open(t), is_open_by_search(plan, local)) << round << " " << format_rfc3339(local);
    }
  }
}

TEST(WeeklyPlan, OpensOnLocalWeekdays) {
  // 31 January 2021 was a Sunday; the run starts at noon in India.
  const auto plan = plan_in("Asia/Kolkata", {{0, 570, 1110}});
  const auto hours = lay_out(plan, utc("2021-01-31T12:00:00+05:30"), hour(100));
  ASSERT_EQ(hours.intervals().size(), 1U);
  EXPECT_EQ(hours.intervals()[0].opens, Instant::at(Duration::minutes(21 * 60 + 30)));
  EXPECT_EQ(hours.open_between(hour(0), hour(100)), Duration::hours(9));
}

TEST(WeeklyPlan, CutsAtTheStartButNotAtTheHorizon) {
  const auto plan = plan_in("UTC", {{0, 0, 600}});
  const auto hours = lay_out(plan, utc("2021-02-01T05:00:00Z"), hour(168));  // Monday 05:00, one week
  const std::vector<OpenInterval> expected = {{hour(0), hour(5)}, {hour(163), hour(173)}};
  EXPECT_EQ(hours.intervals(), expected);
}

TEST(WeeklyPlan, KeepsTouchingDaysApartAndMergesOverlaps) {
  std::vector<WeeklyWindow> round_the_clock;
  for (int day = 0; day < 7; ++day) {
    round_the_clock.push_back({day, 0, 1440});
  }
  const auto plan = plan_in("UTC", round_the_clock);
  const auto hours = lay_out(plan, utc("2021-02-01T00:00:00Z"), hour(71));
  EXPECT_EQ(hours.intervals().size(), 3U);
  EXPECT_EQ(hours.open_between(hour(0), hour(72)), Duration::hours(72));

  const auto overlapping = plan_in("UTC", {{0, 540, 780}, {0, 720, 1020}});
  const std::vector<OpenInterval> expected = {{hour(9), hour(17)}};
  EXPECT_EQ(lay_out(overlapping, utc("2021-02-01T00:00:00Z"), hour(24)).intervals(), expected);
}

TEST(WeeklyPlan, LetsAWindowEndOnAHoliday) {
  const auto plan = plan_in("UTC", {{0, 1320, 1800}, {1, 540, 600}}, {{2021, 2, 2}});  // Tuesday off
  const std::vector<OpenInterval> expected = {{hour(22), hour(30)}};
  EXPECT_EQ(lay_out(plan, utc("2021-02-01T00:00:00Z"), hour(72)).intervals(), expected);
}

TEST(WeeklyPlan, RepeatsEveryWeekWhereTheOffsetIsFixed) {
  const auto plan = plan_in("Test/Fixed+2", {{2, 480, 1000}, {5, 1300, 1700}});
  const auto hours = lay_out(plan, utc("2024-02-20T00:00:00Z"), Instant::at(Duration::days(800)));
  const auto& intervals = hours.intervals();
  for (std::size_t i = 2; i < intervals.size(); ++i) {
    ASSERT_EQ(intervals[i].opens - intervals[i - 2].opens, Duration::days(7));
  }
  EXPECT_NEAR(static_cast<double>(intervals.size()), 2 * 800.0 / 7, 2);
}

TEST(WeeklyPlan, ReachesAHundredYearsAndNoFurther) {
  const auto plan = plan_in("UTC", {{0, 0, 60}});
  const auto hours = lay_out(plan, utc("2021-02-01T00:00:00Z"), Instant::never());
  EXPECT_EQ(hours.intervals().size(), 36'525U / 7 + 1);
  EXPECT_LE(hours.intervals().back().opens, Instant::at(kLongestRun));
}

TEST(WeeklyPlanText, ReadsDaysAndRanges) {
  using Days = std::vector<int>;
  EXPECT_EQ(parse_days("mon"), (Days{0}));
  EXPECT_EQ(parse_days("mon-fri"), (Days{0, 1, 2, 3, 4}));
  EXPECT_EQ(parse_days("sun,sat"), (Days{5, 6}));
  EXPECT_EQ(parse_days("fri-mon,wed"), (Days{0, 2, 4, 5, 6}));
  EXPECT_EQ(parse_days("mon-sun"), (Days{0, 1, 2, 3, 4, 5, 6}));
}

TEST(WeeklyPlanText, SaysWhyItIsNoListOfDays) {
  TextFault why;
  EXPECT_FALSE(parse_days("mon-fri,wed", &why));
  EXPECT_EQ(why.reason, "it names wed twice");
  EXPECT_FALSE(parse_days("Monday", &why));
  EXPECT_EQ(why.hint, "write \"mon\"");
  EXPECT_FALSE(parse_days("thr", &why));
  EXPECT_EQ(why.hint, "write \"thu\"");
  EXPECT_FALSE(parse_days("Monday-Friday,sun", &why));
  EXPECT_EQ(why.hint, "write \"mon-fri,sun\"");
  for (const auto* text : {"", "mon-", "-fri", "mon,", ",", "mon fri", "mon-tue-wed", "mon - fri"}) {
    EXPECT_FALSE(parse_days(text)) << text;
  }
}

TEST(WeeklyPlanText, KnowsHoursOfOneDigitAndSaysHowTheyAreWritten) {
  TextFault why;
  EXPECT_FALSE(parse_window("9:00-18:00", &why));
  EXPECT_EQ(why.hint, "write \"09:00-18:00\"");
  EXPECT_FALSE(parse_window("9-18", &why));
  EXPECT_EQ(why.hint, "write such as \"09:30-18:30\"");
}

TEST(WeeklyPlanText, ReadsWindows) {
  EXPECT_EQ(parse_window("09:30-18:30"), (WallWindow{570, 1110}));
  EXPECT_EQ(parse_window("00:00-24:00"), (WallWindow{0, 1440}));
  EXPECT_EQ(parse_window("22:00-06:00"), (WallWindow{1320, 1800}));
  EXPECT_EQ(parse_window("22:00-00:00"), (WallWindow{1320, 1440}));
}

TEST(WeeklyPlanText, SaysWhyItIsNoWindow) {
  TextFault why;
  EXPECT_FALSE(parse_window("09:00-09:00", &why));
  EXPECT_EQ(why.reason, "it opens and closes at the same minute");
  EXPECT_FALSE(parse_window("24:00-06:00", &why));
  EXPECT_EQ(why.reason, "no window opens at 24:00");
  for (const auto* text : {"", "9:30-18:30", "09:30", "09:30-18:60", "09:30-24:01", "09:30-18:30 ", "09.30-18.30"}) {
    EXPECT_FALSE(parse_window(text, &why)) << text;
    EXPECT_EQ(why.reason, "it is not of the form hh:mm-hh:mm, up to 24:00");
  }
}

}  // namespace
}  // namespace docket
