#include "docket/stats/clustered_share.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "docket/core/check.hpp"
#include "docket/stats/critical_value.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

ClusteredShare of_coins(int hits, int coins) {
  ClusteredShare share;
  for (int i = 0; i < coins; ++i) {
    share.add(i < hits ? 1 : 0, 1);
  }
  return share;
}

double chance_of_at_most(int hits, int coins, double p) {
  double sum = 0;
  for (int k = 0; k <= hits; ++k) {
    sum += std::exp(std::lgamma(coins + 1.0) - std::lgamma(k + 1.0) - std::lgamma(coins - k + 1.0)) * std::pow(p, k) *
           std::pow(1 - p, coins - k);
  }
  return sum;
}

// Clopper and Pearson: the ends are the shares under which so many hits, or so few, have half of what is left to
// chance.
TEST(ClusteredShare, OfSingleThingsIsTheExactIntervalOfCoins) {
  for (const int hits : {1, 3, 12, 29}) {
    const ShareInterval interval = of_coins(hits, 30).interval(0.9);
    EXPECT_DOUBLE_EQ(interval.share, hits / 30.0);
    EXPECT_NEAR(chance_of_at_most(hits, 30, interval.high), 0.05, 1e-9);
    EXPECT_NEAR(1 - chance_of_at_most(hits - 1, 30, interval.low), 0.05, 1e-9);
  }
  EXPECT_NEAR(of_coins(0, 59).interval(0.9).high, 1 - std::pow(0.05, 1.0 / 59), 1e-12);
  EXPECT_EQ(of_coins(0, 59).interval(0.9).low, 0);
  EXPECT_EQ(of_coins(59, 59).interval(0.9).high, 1);
}

TEST(ClusteredShare, ThatShareAllTheirLuckTellNoMoreThanOneThingEach) {
  ClusteredShare together;
  for (int i = 0; i < 400; ++i) {
    together.add(i % 10 == 0 ? 50 : 0, 50);
  }
  const ShareInterval coins = of_coins(40, 400).interval();
  EXPECT_NEAR(together.design_effect(), 50 * 400 / 399.0, 1e-9);
  EXPECT_NEAR(together.interval().low, coins.low, 0.002);
  EXPECT_NEAR(together.interval().high, coins.high, 0.002);
}

TEST(ClusteredShare, WhereItNeverHappenedEachClusterCountsOnce) {
  ClusteredShare never;
  for (int i = 0; i < 20; ++i) {
    never.add(0, 1000);
  }
  EXPECT_DOUBLE_EQ(never.interval().high, of_coins(0, 20).interval().high);
}

TEST(ClusteredShare, KnowsNothingOfOneClusterAndRefusesMoreHitsThanThings) {
  ClusteredShare share;
  EXPECT_TRUE(std::isnan(share.interval().share));
  share.add(0, 0);
  EXPECT_EQ(share.clusters(), 0U);
  share.add(2, 10);
  EXPECT_EQ(share.interval().low, 0);
  EXPECT_EQ(share.interval().high, 1);
  EXPECT_THROW(share.add(2, 1), Fault);
}

/// How often the interval's ends leave the true share out.
struct Misses {
  int above = 0;
  int below = 0;
};

/// Clusters of 20 things whose own chance is `p` times 0, 1 or 2.
Misses misses_of(double p, int clusters, int samples) {
  SampleSource source(77);
  Misses misses;
  for (int sample = 0; sample < samples; ++sample) {
    ClusteredShare share;
    for (int i = 0; i < clusters; ++i) {
      const double chance = p * static_cast<double>(source.below(3));
      int hits = 0;
      for (int thing = 0; thing < 20; ++thing) {
        hits += source.uniform() < chance ? 1 : 0;
      }
      share.add(hits, 20);
    }
    const ShareInterval interval = share.interval(0.9);
    misses.above += interval.low > p ? 1 : 0;
    misses.below += interval.high < p ? 1 : 0;
  }
  return misses;
}

// Each end at 5 %, with room for the luck of 1,000 samples.
TEST(ClusteredShare, LeavesTheTrueShareOutNoOftenerThanItSays) {
  for (const double p : {0.02, 0.05, 0.2}) {
    for (const int clusters : {30, 100}) {
      const Misses misses = misses_of(p, clusters, 1'000);
      EXPECT_LE(misses.above, 70) << p << " " << clusters;
      EXPECT_LE(misses.below, 70) << p << " " << clusters;
    }
  }
}

TEST(BetaQuantile, HasClosedFormsForPowers) {
  EXPECT_NEAR(beta_quantile(0.3, 1, 1), 0.3, 1e-12);
  EXPECT_NEAR(beta_quantile(0.3, 4, 1), std::pow(0.3, 0.25), 1e-12);
  EXPECT_NEAR(beta_quantile(0.3, 1, 4), 1 - std::pow(0.7, 0.25), 1e-12);
  EXPECT_THROW((void)beta_quantile(1, 1, 1), Fault);
}

}  // namespace
}  // namespace docket
