#include "docket/stats/paired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "docket/core/check.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

TEST(PairedComparison, IsTheIntervalOfTheDifferencesAndTurnsWithItsSides) {
  SampleSource source(71);
  const auto a = source.normals(50, 3, 2);
  const auto b = source.normals(50, 4, 1);
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i) {
    differences.push_back(a[i] - b[i]);
  }
  const auto forth = compare_pairs(a, b);
  const auto back = compare_pairs(b, a);
  EXPECT_EQ(forth.difference.mean, mean_interval(differences).mean);
  EXPECT_EQ(forth.difference.half_width, mean_interval(differences).half_width);
  EXPECT_EQ(back.difference.mean, -forth.difference.mean);
  EXPECT_EQ(back.difference.half_width, forth.difference.half_width);
  EXPECT_EQ(back.above.share, forth.below.share);
  EXPECT_EQ(forth.above.share + forth.below.share, 1);
}

TEST(PairedComparison, SeesASmallEffectBehindLuckThatBothShare) {
  SampleSource source(72);
  const auto luck = source.normals(30, 100, 50);
  auto better = luck;
  for (double& value : better) {
    value -= 1 + 0.5 * source.normal();
  }
  EXPECT_TRUE(compare_pairs(luck, better).is_clear());
  EXPECT_NEAR(compare_pairs(luck, better).difference.mean, 1, 0.4);
  EXPECT_GT(mean_interval(luck).half_width, 10);
}

TEST(PairedComparison, IsSeldomClearWithoutAnEffect) {
  SampleSource source(73);
  int clear = 0;
  for (int round = 0; round < 2'000; ++round) {
    clear += compare_pairs(source.normals(10), source.normals(10)).is_clear() ? 1 : 0;
  }
  EXPECT_GE(clear, 60);
  EXPECT_LE(clear, 140);
}

TEST(PairedComparison, CountsTiesOnNeitherSide) {
  const std::vector<double> a{1, 2, 3, 4};
  const std::vector<double> b{1, 1, 4, 4};
  const auto compared = compare_pairs(a, b);
  EXPECT_EQ(compared.above.share, 0.25);
  EXPECT_EQ(compared.below.share, 0.25);
  EXPECT_FALSE(compared.is_clear());
}

TEST(PairedComparison, RefusesUnequalSamplesAndIsUnclearOnOnePair) {
  const std::vector<double> one{1};
  const std::vector<double> two{1, 2};
  EXPECT_THROW((void)compare_pairs(one, two), Fault);
  const std::vector<double> other{5};
  EXPECT_FALSE(compare_pairs(one, other).is_clear());
}

}  // namespace
}  // namespace docket
