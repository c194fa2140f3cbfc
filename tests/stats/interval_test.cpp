#include "docket/stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "docket/core/check.hpp"
#include "docket/stats/critical_value.hpp"
#include "docket/stats/running_interval.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

TEST(StudentT, AgreesWithPrintedTables) {
  EXPECT_NEAR(student_t_critical(0.95, 9), 2.262157, 5e-7);
  EXPECT_NEAR(student_t_critical(0.95, 29), 2.045230, 5e-7);
  EXPECT_NEAR(student_t_critical(0.99, 4), 4.604095, 5e-7);
  EXPECT_NEAR(student_t_critical(0.90, 19), 1.729133, 5e-7);
  EXPECT_NEAR(normal_critical(0.95), 1.959964, 5e-7);
}

TEST(StudentT, HasClosedFormsForOneAndTwoDegreesOfFreedom) {
  for (const double confidence : {0.05, 0.5, 0.8, 0.95, 0.99, 0.9999}) {
    EXPECT_NEAR(student_t_critical(confidence, 1) / std::tan(std::numbers::pi * confidence / 2), 1, 1e-9);
    const double tails = (1 - confidence) * (1 + confidence);
    EXPECT_NEAR(student_t_critical(confidence, 2) / (confidence * std::sqrt(2 / tails)), 1, 1e-9);
  }
}

TEST(StudentT, FallsTowardsTheNormalValueWithMoreData) {
  double previous = student_t_critical(0.95, 1);
  for (std::uint64_t freedom = 2; freedom < 1'000; ++freedom) {
    const double critical = student_t_critical(0.95, freedom);
    EXPECT_LT(critical, previous);
    EXPECT_GT(critical, normal_critical(0.95));
    previous = critical;
  }
  EXPECT_NEAR(student_t_critical(0.95, 100'000'000), normal_critical(0.95), 1e-7);
}

TEST(MeanInterval, MatchesASmallSampleByHand) {
  const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const Interval interval = mean_interval(values);
  EXPECT_DOUBLE_EQ(interval.mean, 5.5);
  EXPECT_EQ(interval.count, 10U);
  EXPECT_NEAR(interval.half_width, 2.262157 * std::sqrt(82.5 / 9 / 10), 1e-6);
}

TEST(MeanInterval, CoversTheTrueMeanAsOftenAsItSays) {
  SampleSource source(31);
  for (const std::size_t size : {2U, 5U, 30U}) {
    int covered = 0;
    for (int sample = 0; sample < 2'000; ++sample) {
      covered += mean_interval(source.normals(size, 7, 3)).contains(7) ? 1 : 0;
    }
    EXPECT_GE(covered, 1'860) << size;
    EXPECT_LE(covered, 1'940) << size;
  }
}

TEST(MeanInterval, ScalesAndShiftsWithItsValues) {
  SampleSource source(32);
  const auto values = source.normals(20);
  auto moved = values;
  for (double& value : moved) {
    value = 4 * value + 64;
  }
  EXPECT_NEAR(mean_interval(moved).mean, 4 * mean_interval(values).mean + 64, 1e-12);
  EXPECT_NEAR(mean_interval(moved).half_width, 4 * mean_interval(values).half_width, 1e-12);
}

TEST(MeanInterval, HasNoHalfWidthBelowTwoValues) {
  EXPECT_TRUE(std::isnan(mean_interval({}).mean));
  const std::vector<double> one{3};
  const Interval interval = mean_interval(one);
  EXPECT_EQ(interval.mean, 3);
  EXPECT_TRUE(std::isnan(interval.half_width));
  EXPECT_FALSE(interval.contains(3));
}

TEST(MeanInterval, RefusesAConfidenceThatIsNone) {
  const std::vector<double> values{1, 2};
  for (const double confidence : {0.0, 1.0, 95.0, std::nan("")}) {
    EXPECT_THROW((void)mean_interval(values, confidence), Fault);
  }
}

// Wilson's ends are the p for which the observed share lies exactly z standard errors away.
TEST(ShareInterval, EndsWhereTheScoreTestTurns) {
  const double z = normal_critical(0.9);
  for (std::uint64_t hits = 1; hits < 40; ++hits) {
    const ShareInterval interval = share_interval(hits, 40, 0.9);
    for (const double p : {interval.low, interval.high}) {
      EXPECT_NEAR(std::abs(interval.share - p), z * std::sqrt(p * (1 - p) / 40), 1e-12);
    }
    EXPECT_LT(interval.low, interval.share);
    EXPECT_GT(interval.high, interval.share);
  }
}

TEST(ShareInterval, StaysOpenWhenNothingOrEverythingHappened) {
  const double z2 = normal_critical(0.95) * normal_critical(0.95);
  EXPECT_EQ(share_interval(0, 10).low, 0);
  EXPECT_DOUBLE_EQ(share_interval(0, 10).high, z2 / (10 + z2));
  EXPECT_EQ(share_interval(10, 10).high, 1);
  EXPECT_DOUBLE_EQ(share_interval(10, 10).low, 10 / (10 + z2));
}

TEST(ShareInterval, KnowsNothingWithoutTrials) {
  const ShareInterval interval = share_interval(0, 0);
  EXPECT_TRUE(std::isnan(interval.share));
  EXPECT_EQ(interval.low, 0);
  EXPECT_EQ(interval.high, 1);
  EXPECT_THROW((void)share_interval(2, 1), Fault);
}

TEST(ShareInterval, CoversTheTrueShareAboutAsOftenAsItSays) {
  SampleSource source(33);
  int covered = 0;
  for (int sample = 0; sample < 2'000; ++sample) {
    std::uint64_t hits = 0;
    for (int trial = 0; trial < 50; ++trial) {
      hits += source.uniform() < 0.3 ? 1U : 0U;
    }
    const ShareInterval interval = share_interval(hits, 50);
    covered += interval.low <= 0.3 && 0.3 <= interval.high ? 1 : 0;
  }
  EXPECT_GE(covered, 1'860);
  EXPECT_LE(covered, 1'960);
}

}  // namespace
}  // namespace docket
