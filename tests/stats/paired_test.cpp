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

/// How many of so many intervals of the mean difference hold it, and p-values that agree with them.
double coverage(std::size_t pairs, bool is_skewed, std::uint64_t seed) {
  constexpr int kRounds = 20'000;
  SampleSource source(seed);
  int held = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> a;
    std::vector<double> b;
    for (std::size_t i = 0; i < pairs; ++i) {
      const double luck = 20 * source.normal();
      a.push_back(luck + (is_skewed ? -std::log(source.uniform()) : 1 + source.normal()));
      b.push_back(luck + (is_skewed ? -std::log(source.uniform()) : 1 + 0.3 * source.normal()));
    }
    const PairedComparison compared = compare_pairs(a, b);
    held += compared.difference.contains(0) ? 1 : 0;
    EXPECT_EQ(compared.difference.contains(0), compared.p_value >= 0.05);
  }
  return static_cast<double>(held) / kRounds;
}

TEST(PairedComparison, ItsIntervalsCoverTheDifferenceAsOftenAsTheySay) {
  for (const std::size_t pairs : {2U, 5U, 20U, 60U}) {
    EXPECT_NEAR(coverage(pairs, false, 74 + pairs), 0.95, 0.006) << pairs;
  }
  EXPECT_NEAR(coverage(30, true, 75), 0.95, 0.01);
}

TEST(PairedComparison, TheChanceOfADifferenceByLuckIsThatOfStudent) {
  // The differences 1, 2, 3 have the mean 2 and the standard error 1 / sqrt(3).
  const std::vector<double> a{11, 22, 33};
  const std::vector<double> b{10, 20, 30};
  EXPECT_NEAR(compare_pairs(a, b).p_value, 0.0741799, 1e-6);
  EXPECT_EQ(compare_pairs(a, b).p_value, compare_pairs(b, a).p_value);
}

TEST(PairedComparison, PairsThatAllDifferAlikeAreJudgedByTheirSigns) {
  const std::vector<double> a{3, 4, 9, 9};
  const std::vector<double> b{2, 3, 8, 8};
  EXPECT_EQ(compare_pairs(a, b).p_value, 0.125);
  EXPECT_EQ(compare_pairs(a, a).p_value, 1);
  EXPECT_TRUE(compare_pairs(a, a).is_equal());
  EXPECT_TRUE(std::isnan(compare_pairs(std::vector<double>{1}, std::vector<double>{2}).p_value));
}

TEST(PairedComparison, SumsThatWereRoundedInAnotherOrderAreTies) {
  std::vector<double> forth(20);
  std::vector<double> back(20);
  for (std::size_t i = 0; i < 20; ++i) {
    forth[i] = (0.1 * static_cast<double>(i) + 0.2) + 0.3;
    back[i] = 0.1 * static_cast<double>(i) + (0.2 + 0.3);
  }
  EXPECT_NE(forth, back);
  EXPECT_TRUE(compare_pairs(forth, back).is_equal());
  EXPECT_EQ(compare_pairs(forth, back).p_value, 1);
}

}  // namespace
}  // namespace docket
