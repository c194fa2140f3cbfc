#include "docket/stats/controlled_mean.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "docket/stats/running_interval.hpp"

namespace docket {
namespace {

struct Pair {
  double value = 0;
  double control = 0;
};

/// Value and control are jointly normal with correlation `correlation`; their means are 5 and 2.
class Pairs {
 public:
  Pairs(double correlation, std::uint64_t seed) : correlation_(correlation), bits_(seed) {}
  Pair next() {
    const double common = normal_(bits_);
    const double own = normal_(bits_);
    return {5 + correlation_ * common + std::sqrt(1 - correlation_ * correlation_) * own, 2 + 0.1 * common};
  }

 private:
  double correlation_;
  std::mt19937_64 bits_;
  std::normal_distribution<double> normal_;
};

TEST(ControlledMean, IsReadOffTheLineAtTheKnownMeanOfTheControl) {
  ControlledMean mean;
  for (const double control : {1.0, 2.0, 4.0}) {
    mean.add(10 + 3 * control, control);
  }
  const Interval interval = mean.interval(3);
  EXPECT_NEAR(interval.mean, 19, 1e-12);
  EXPECT_NEAR(interval.half_width, 0, 1e-6);
  EXPECT_EQ(interval.count, 3U);
}

// By hand; the sums stand beside it.
TEST(ControlledMean, HasTheErrorOfTheRegression) {
  ControlledMean mean;
  mean.add(1, 0);
  mean.add(2, 1);
  mean.add(5, 2);
  // means 8/3 and 1; squares 26/3, control squares 2, products 4: slope 2, unexplained 26/3 - 8 = 2/3 over 1.
  EXPECT_NEAR(mean.unexplained_variance(), 2.0 / 3, 1e-12);
  const Interval interval = mean.interval(2, 0.5);  // t of 1 degree of freedom at 50 % is 1
  EXPECT_NEAR(interval.mean, 8.0 / 3 + 2, 1e-12);
  EXPECT_NEAR(interval.half_width, std::sqrt(2.0 / 3 * (1.0 / 3 + 1.0 / 2)), 1e-9);
}

TEST(ControlledMean, KnowsNoWidthFromTwoValuesAndNoMeanFromNone) {
  ControlledMean mean;
  EXPECT_TRUE(std::isnan(mean.interval(0).mean));
  mean.add(1, 0);
  mean.add(2, 1);
  EXPECT_TRUE(std::isnan(mean.interval(0).half_width));
  EXPECT_TRUE(std::isnan(mean.unexplained_variance()));
}

TEST(ControlledMean, GainsNothingFromAControlThatNeverDiffers) {
  ControlledMean mean;
  RunningInterval plain;
  for (const double value : {3.0, 1.0, 4.0, 1.0, 5.0}) {
    mean.add(value, 7);
    plain.add(value);
  }
  EXPECT_NEAR(mean.interval(6).mean, plain.mean(), 1e-12);
  EXPECT_GT(mean.interval(6).half_width, plain.interval().half_width);  // and loses a degree of freedom
}

TEST(ControlledMean, CoversAsOftenAsItSaysWhateverTheCorrelation) {
  for (const double correlation : {0.0, 0.7, -0.95}) {
    constexpr int kTimes = 4'000;
    int covered = 0;
    for (std::uint64_t seed = 0; seed < kTimes; ++seed) {
      Pairs pairs(correlation, seed);
      ControlledMean mean;
      for (int i = 0; i < 12; ++i) {
        const Pair pair = pairs.next();
        mean.add(pair.value, pair.control);
      }
      covered += mean.interval(2).contains(5) ? 1 : 0;
    }
    EXPECT_NEAR(covered / double{kTimes}, 0.95, 0.015) << correlation;
  }
}

TEST(ControlledMean, NarrowsTheIntervalByWhatTheControlExplains) {
  Pairs pairs(0.8, 1);
  ControlledMean mean;
  RunningInterval plain;
  for (int i = 0; i < 20'000; ++i) {
    const Pair pair = pairs.next();
    mean.add(pair.value, pair.control);
    plain.add(pair.value);
  }
  EXPECT_NEAR(mean.interval(2).half_width / plain.interval().half_width, 0.6, 0.02);
}

}  // namespace
}  // namespace docket
