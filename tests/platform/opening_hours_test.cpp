#include "docket/platform/opening_hours.hpp"

#include <gtest/gtest.h>

#include <random>

namespace docket {
namespace {

constexpr int kMinutes = 300;

Instant minute(std::int64_t count) { return Instant::at(Duration::minutes(count)); }

/// Opening hours drawn minute by minute, with some intervals touching.
std::vector<OpenInterval> some_intervals(std::mt19937_64& random) {
  std::vector<OpenInterval> intervals;
  std::int64_t at = static_cast<std::int64_t>(random() % 20);
  while (at < kMinutes) {
    const auto closes = at + 1 + static_cast<std::int64_t>(random() % 30);
    intervals.push_back({minute(at), minute(closes)});
    at = closes + static_cast<std::int64_t>(random() % 3 == 0 ? 0 : random() % 40);
  }
  return intervals;
}

bool is_open_by_search(const std::vector<OpenInterval>& intervals, Instant t) {
  return std::any_of(intervals.begin(), intervals.end(),
                     [t](const OpenInterval& i) { return i.opens <= t && t < i.closes; });
}

TEST(OpeningHours, AgreeWithLookingAtEveryMinute) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 200; ++round) {
    const auto intervals = some_intervals(random);
    const OpeningHours hours(intervals);
    Instant next = Instant::never();
    for (int m = kMinutes + 60; m >= 0; --m) {
      next = is_open_by_search(intervals, minute(m)) ? minute(m) : next;
      ASSERT_EQ(hours.is_open(minute(m)), is_open_by_search(intervals, minute(m))) << m;
      ASSERT_EQ(hours.next_open(minute(m)), next) << m;
    }
  }
}

TEST(OpeningHours, OpenTimeIsTheCountOfOpenMinutes) {
  std::mt19937_64 random(9);
  for (int round = 0; round < 200; ++round) {
    const auto intervals = some_intervals(random);
    const OpeningHours hours(intervals);
    for (int pair = 0; pair < 50; ++pair) {
      const auto from = static_cast<int>(random() % kMinutes);
      const auto to = static_cast<int>(random() % kMinutes);
      std::int64_t open = 0;
      for (int m = from; m < to; ++m) {
        open += is_open_by_search(intervals, minute(m)) ? 1 : 0;
      }
      ASSERT_EQ(hours.open_between(minute(from), minute(to)), Duration::minutes(open)) << from << " " << to;
    }
  }
}

TEST(OpeningHours, OpenTimeAddsUpAtAnyCut) {
  std::mt19937_64 random(10);
  const OpeningHours hours(some_intervals(random));
  for (int i = 0; i < 1'000; ++i) {
    std::int64_t at[3];
    for (auto& t : at) {
      t = static_cast<std::int64_t>(random() % Duration::minutes(kMinutes).count_us());
    }
    std::sort(std::begin(at), std::end(at));
    const auto a = Instant::from_us(at[0]), b = Instant::from_us(at[1]), c = Instant::from_us(at[2]);
    ASSERT_EQ(hours.open_between(a, c), hours.open_between(a, b) + hours.open_between(b, c));
  }
}

TEST(OpeningHours, ClosingIsExclusiveAndTouchingIntervalsStayApart) {
  const OpeningHours hours({{minute(10), minute(20)}, {minute(20), minute(30)}});
  EXPECT_FALSE(hours.is_open(minute(9)));
  EXPECT_FALSE(hours.is_open(minute(30)));
  EXPECT_EQ(hours.interval_at_or_after(minute(19))->closes, minute(20));
  EXPECT_EQ(hours.interval_at_or_after(minute(20))->closes, minute(30));
  EXPECT_EQ(hours.interval_at_or_after(minute(0))->opens, minute(10));
  EXPECT_EQ(hours.interval_at_or_after(minute(30)), std::nullopt);
}

TEST(OpeningHours, AlwaysIsOneIntervalOverEveryRun) {
  const auto hours = OpeningHours::always();
  EXPECT_EQ(hours.intervals().size(), 1U);
  EXPECT_TRUE(hours.is_open(Instant()));
  EXPECT_TRUE(hours.is_open(Instant::at(kLongestRun)));
  EXPECT_EQ(hours.open_between(Instant(), Instant::at(kLongestRun)), kLongestRun);
}

TEST(OpeningHours, NeverOpenWithoutIntervals) {
  const OpeningHours hours({});
  EXPECT_FALSE(hours.is_open(Instant()));
  EXPECT_TRUE(hours.next_open(Instant()).is_never());
  EXPECT_EQ(hours.open_between(Instant(), Instant::never()), Duration());
}

TEST(OpeningHours, RefusesIntervalsThatBreakItsPromise) {
  EXPECT_THROW(OpeningHours({{minute(1), minute(1)}}), Fault);
  EXPECT_THROW(OpeningHours({{minute(1), minute(3)}, {minute(2), minute(4)}}), Fault);
  EXPECT_THROW(OpeningHours({{minute(5), minute(6)}, {minute(1), minute(2)}}), Fault);
}

}  // namespace
}  // namespace docket
