#include "docket/stats/survival_curve.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "docket/core/check.hpp"
#include "docket/stats/critical_value.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

constexpr Duration hours(std::int64_t n) { return Duration::hours(n); }

/// One entry for each time, however many ended then.
std::vector<EndedAfter> grouped(const std::vector<std::pair<Duration, bool>>& times_and_whether_happened) {
  std::map<Duration, EndedAfter> by_time;
  for (const auto& [time, has_happened] : times_and_whether_happened) {
    EndedAfter& ended = by_time[time];
    ended.time = time;
    ++(has_happened ? ended.happened : ended.censored);
  }
  std::vector<EndedAfter> all;
  for (const auto& [time, ended] : by_time) {
    all.push_back(ended);
  }
  return all;
}

// Ten items, worked by hand:
//   after  2 h: 1 happens of 10                   9/10              = .9
//   after  3 h: 1 censored
//   after  5 h: 2 happen of 8                     .9 * 6/8          = .675
//   after  6 h: 1 happens and 1 is censored of 6  .675 * 5/6        = .5625
//   after  9 h: 1 happens of 4                    .5625 * 3/4       = .421875
//   after 10 h: 1 censored
//   after 12 h: 1 happens of 2                    .421875 * 1/2     = .2109375
//   after 15 h: 1 censored
std::vector<EndedAfter> ten_items() {
  return {{hours(2), 1, 0}, {hours(3), 0, 1},  {hours(5), 2, 0},  {hours(6), 1, 1},
          {hours(9), 1, 0}, {hours(10), 0, 1}, {hours(12), 1, 0}, {hours(15), 0, 1}};
}

TEST(SurvivalCurve, MatchesAnExampleWorkedByHand) {
  const SurvivalCurve curve(ten_items());
  EXPECT_EQ(curve.share_within(hours(1)), 0);
  EXPECT_NEAR(curve.share_within(hours(2)), 0.1, 1e-15);
  EXPECT_NEAR(curve.share_within(hours(4)), 0.1, 1e-15);
  EXPECT_NEAR(curve.share_within(hours(5)), 0.325, 1e-15);
  EXPECT_NEAR(curve.share_within(hours(8)), 0.4375, 1e-15);
  EXPECT_NEAR(curve.share_within(hours(11)), 0.578125, 1e-15);
  EXPECT_NEAR(curve.share_within(hours(15)), 0.7890625, 1e-15);
}

TEST(SurvivalCurve, HasGreenwoodsErrorWorkedByHand) {
  const SurvivalCurve curve(ten_items());
  EXPECT_EQ(curve.error_within(hours(1)), 0);
  EXPECT_NEAR(curve.error_within(hours(2)), std::sqrt(0.9 * 0.1 / 10), 1e-15) << "of a share without censoring";
  EXPECT_NEAR(curve.error_within(hours(8)), 0.5625 * std::sqrt(1.0 / 90 + 2.0 / 48 + 1.0 / 30), 1e-15);
  EXPECT_NEAR(curve.error_within(hours(12)), 0.2109375 * std::sqrt(1.0 / 90 + 2.0 / 48 + 1.0 / 30 + 1.0 / 12 + 1.0 / 2),
              1e-15);
}

TEST(SurvivalCurve, TellsTheFirstTimeByWhichAShareIsReached) {
  const SurvivalCurve curve(ten_items());
  EXPECT_EQ(curve.quantile(0.1), hours(2));
  EXPECT_EQ(curve.quantile(0.11), hours(5));
  EXPECT_EQ(curve.quantile(0.5), hours(9));
  EXPECT_EQ(curve.quantile(0.78), hours(12));
  EXPECT_EQ(curve.quantile(0.8), std::nullopt) << "one was open after 15 h, and nobody knows for how long";
}

TEST(SurvivalCurve, KnowsNothingBeyondWhatWasWatched) {
  const SurvivalCurve curve(ten_items());
  EXPECT_TRUE(std::isnan(curve.share_within(hours(16))));
  EXPECT_TRUE(std::isnan(curve.error_within(hours(16))));
  EXPECT_TRUE(std::isnan(SurvivalCurve({}).share_within(hours(1))));
  EXPECT_EQ(SurvivalCurve({}).quantile(0.5), std::nullopt);
}

TEST(SurvivalCurve, IsTheShareOfAllWhereNothingIsCensored) {
  SampleSource source(71);
  std::vector<std::pair<Duration, bool>> times;
  for (int i = 0; i < 300; ++i) {
    times.emplace_back(hours(static_cast<std::int64_t>(source.below(50))), true);
  }
  const SurvivalCurve curve(grouped(times));
  for (std::int64_t limit = 0; limit < 60; ++limit) {
    const auto within = std::ranges::count_if(times, [&](const auto& one) { return one.first <= hours(limit); });
    const double share = static_cast<double>(within) / 300;
    EXPECT_NEAR(curve.share_within(hours(limit)), share, 1e-12);
    EXPECT_NEAR(curve.error_within(hours(limit)), std::sqrt(share * (1 - share) / 300), 1e-9);
  }
  EXPECT_EQ(curve.share_within(hours(1'000)), 1);
}

TEST(SurvivalCurve, RefusesTimesThatDoNotAscend) {
  const std::vector<EndedAfter> twice = {{hours(2), 1, 0}, {hours(2), 0, 1}};
  EXPECT_THROW(SurvivalCurve{twice}, Fault);
}

// Exponential times with mean 20 h, of which about half are censored by an exponential clock of their own: the estimate
// and its interval find the true share, which the share of those that were seen to happen is far from.
TEST(SurvivalCurve, FindsExponentialTimesBehindRandomCensoring) {
  SampleSource source(72);
  constexpr int kSamples = 1'000;
  const double truth = 1 - std::exp(-24.0 / 20);
  int covered = 0;
  double sum = 0;
  double naive_sum = 0;
  for (int sample = 0; sample < kSamples; ++sample) {
    std::vector<std::pair<Duration, bool>> times;
    double seen = 0;
    double seen_within = 0;
    for (int item = 0; item < 200; ++item) {
      const double until_done = -20 * std::log(source.uniform());
      const double watched = -25 * std::log(source.uniform());
      times.emplace_back(Duration::from_seconds(3600 * std::min(until_done, watched)), until_done <= watched);
      seen += until_done <= watched ? 1 : 0;
      seen_within += until_done <= watched && until_done <= 24 ? 1 : 0;
    }
    const SurvivalCurve curve(grouped(times));
    const double share = curve.share_within(hours(24));
    sum += share;
    naive_sum += seen_within / seen;
    covered += std::abs(share - truth) <= normal_critical(0.95) * curve.error_within(hours(24)) ? 1 : 0;
  }
  EXPECT_NEAR(sum / kSamples, truth, 0.005);
  EXPECT_GT(naive_sum / kSamples, truth + 0.1);
  EXPECT_GE(covered, 930);
  EXPECT_LE(covered, 970);
}

}  // namespace
}  // namespace docket
