#include "docket/stats/time_average.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/sample_source.hpp"

namespace docket {
namespace {

Instant at_us(std::int64_t us) { return Instant::from_us(us); }

TEST(TimeAverage, MatchesALevelKeptForEveryMicrosecond) {
  SampleSource source(21);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::int64_t> held;  // the level of each microsecond that has passed in the window
    std::int64_t now = static_cast<std::int64_t>(source.below(100));
    std::int64_t level = 3;
    TimeAverage average(at_us(now), level);
    for (int step = 0; step < 40; ++step) {
      const auto pause = static_cast<std::int64_t>(source.below(4));
      held.insert(held.end(), static_cast<std::size_t>(pause), level);
      now += pause;
      const auto change = static_cast<std::int64_t>(source.below(11)) - 5;
      switch (source.below(8)) {
        case 0:
          average.restart(at_us(now));
          held.clear();
          break;
        case 1:
          average.set(at_us(now), level = change);
          break;
        default:
          average.add(at_us(now), change);
          level += change;
      }
      Int128 integral = 0;
      for (const std::int64_t units : held) {
        integral += units;
      }
      ASSERT_TRUE(average.integral_until(at_us(now)) == integral);
      ASSERT_EQ(average.level(), level);
      ASSERT_EQ(average.min_until(at_us(now)), held.empty() ? level : *std::min_element(held.begin(), held.end()));
      ASSERT_EQ(average.max_until(at_us(now)), held.empty() ? level : *std::max_element(held.begin(), held.end()));
    }
  }
}

TEST(TimeAverage, CountsTheCurrentLevelUpToTheInstantAskedFor) {
  TimeAverage average;
  average.set(Instant::at(Duration::hours(1)), 6);
  EXPECT_DOUBLE_EQ(average.average_until(Instant::at(Duration::hours(3))), 4);
  EXPECT_EQ(average.max_until(Instant::at(Duration::hours(1))), 0);
  EXPECT_EQ(average.max_until(Instant::at(Duration::hours(3))), 6);
}

TEST(TimeAverage, OverlooksLevelsThatLastedNoTime) {
  TimeAverage average(at_us(0), 1);
  average.add(at_us(10), 1'000);
  average.add(at_us(10), -2'000);
  average.add(at_us(10), 1'000);
  EXPECT_EQ(average.max_until(at_us(20)), 1);
  EXPECT_EQ(average.min_until(at_us(20)), 1);
  EXPECT_EQ(average.average_until(at_us(20)), 1);
}

TEST(TimeAverage, IsExactOverAWholeRunOfLargeLevels) {
  TimeAverage average(at_us(0), INT64_C(1) << 62);
  average.add(Instant::at(kLongestRun), 1);
  const Int128 expected = (static_cast<Int128>(1) << 62U) * kLongestRun.count_us();
  EXPECT_TRUE(average.integral_until(Instant::at(kLongestRun)) == expected);
}

TEST(TimeAverage, RefusesToGoBackAndHasNoAverageOfNoTime) {
  TimeAverage average(at_us(10), 2);
  EXPECT_TRUE(std::isnan(average.average_until(at_us(10))));
  EXPECT_THROW(average.set(at_us(9), 1), Fault);
  EXPECT_THROW((void)average.integral_until(at_us(9)), Fault);
}

}  // namespace
}  // namespace docket
