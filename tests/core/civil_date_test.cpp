#include "docket/core/civil_date.hpp"

#include <gtest/gtest.h>

namespace docket {
namespace {

/// The calendar as a child counts it.
CivilDate next_day(CivilDate date) {
  const int lengths[] = {31, is_leap_year(date.year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.day < lengths[date.month - 1]) {
    return {date.year, date.month, date.day + 1};
  }
  return date.month < 12 ? CivilDate{date.year, date.month + 1, 1} : CivilDate{date.year + 1, 1, 1};
}

TEST(CivilDate, AgreesWithCountingDayByDayOverTwoErasAroundYearZero) {
  CivilDate date{-401, 1, 1};
  const auto first = days_from_civil(date);
  int weekday = weekday_of(date);
  for (std::int64_t days = first; days < first + 2 * 146'097; ++days) {
    ASSERT_EQ(days_from_civil(date), days) << format_date(date);
    ASSERT_EQ(civil_from_days(days), date) << format_date(date);
    ASSERT_EQ(weekday_of(date), weekday) << format_date(date);
    date = next_day(date);
    weekday = (weekday + 1) % 7;
  }
}

TEST(CivilDate, RepeatsEvery400Years) {
  for (std::int64_t days = -800'000; days < 3'000'000; days += 997) {
    const auto date = civil_from_days(days);
    ASSERT_EQ(civil_from_days(days + 146'097), (CivilDate{date.year + 400, date.month, date.day}));
  }
}

TEST(CivilDate, KnowsSomeDaysOfHistory) {
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(weekday_of({1970, 1, 1}), 3);   // Thursday
  EXPECT_EQ(weekday_of({2021, 1, 26}), 1);  // Republic Day fell on a Tuesday
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11'017);
}

TEST(CivilDate, KnowsWhichDatesExist) {
  EXPECT_TRUE(exists({2024, 2, 29}));
  EXPECT_FALSE(exists({2023, 2, 29}));
  EXPECT_FALSE(exists({1900, 2, 29}));
  EXPECT_TRUE(exists({2000, 2, 29}));
  EXPECT_FALSE(exists({2021, 13, 1}));
  EXPECT_FALSE(exists({2021, 0, 1}));
  EXPECT_FALSE(exists({2021, 4, 31}));
  EXPECT_THROW(static_cast<void>(days_from_civil({2021, 4, 31})), Fault);
}

TEST(CivilDate, TextGoesThereAndBack) {
  for (std::int64_t days = days_from_civil({0, 1, 1}); days < days_from_civil({9999, 12, 31}); days += 101) {
    const auto date = civil_from_days(days);
    ASSERT_EQ(parse_date(format_date(date)), date);
  }
}

TEST(CivilDate, RefusesWhatIsNoDate) {
  TextFault why;
  EXPECT_FALSE(parse_date("2021-02-30", &why));
  EXPECT_EQ(why.reason, "there is no 2021-02-30 in the calendar");
  for (const auto* text :
       {"", "2021", "2021-2-03", "21-02-03", "2021/02/03", "2021-02-03 ", "-021-02-03", "2021-02-031"}) {
    EXPECT_FALSE(parse_date(text, &why)) << text;
    EXPECT_EQ(why.reason, "it is not of the form YYYY-MM-DD") << text;
  }
}

TEST(CivilTime, CountsFromMidnightOnBothSidesOf1970) {
  EXPECT_EQ(civil_time(UtcTime::from_us(-1)),
            (CivilTime{{1969, 12, 31}, Duration::days(1) - Duration::microseconds(1)}));
  for (std::int64_t us = -9'000'000'000'000'000; us < 9'000'000'000'000'000; us += 12'345'678'901'237) {
    const auto reading = civil_time(UtcTime::from_us(us));
    ASSERT_GE(reading.since_midnight, Duration());
    ASSERT_LT(reading.since_midnight, Duration::days(1));
    ASSERT_EQ(utc_from_civil(reading).count_us(), us);
  }
}

}  // namespace
}  // namespace docket
