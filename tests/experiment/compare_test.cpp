// Comparisons say what they may say, as seldom wrongly as they promise.
#include "docket/experiment/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "docket/core/check.hpp"
#include "stats/systems_with_common_luck.hpp"

namespace docket {
namespace {

using test::SystemsWithCommonLuck;

MeasuredVariants measured(const std::vector<ValuesOfMetric>& values) {
  MeasuredVariants all;
  for (std::size_t variant = 0; variant < values.front().size(); ++variant) {
    all.variants.push_back({"v" + std::to_string(variant)});
  }
  for (std::size_t metric = 0; metric < values.size(); ++metric) {
    all.metrics.push_back({"m" + std::to_string(metric)});
  }
  all.values = values;
  return all;
}

bool shows_any(const Comparison& comparison) {
  return std::ranges::any_of(comparison.differences, [](const Difference& difference) {
    return difference.finding != Finding::no_difference_shown;
  });
}

TEST(Compare, SeldomShowsAnyDifferenceAmongEqualPolicies) {
  constexpr int kRounds = 3'000;
  for (const bool has_baseline : {false, true}) {
    SystemsWithCommonLuck source(std::vector<double>(6, 2.0), 0.7, has_baseline ? 11 : 12);
    CompareOptions options;
    options.baseline = has_baseline ? std::optional<std::size_t>(2) : std::nullopt;
    int wrong = 0;
    int missed = 0;
    for (int round = 0; round < kRounds; ++round) {
      const Comparison comparison = compare(measured({source.replications(12), source.replications(12)}), options);
      ASSERT_EQ(comparison.differences.size(), has_baseline ? 10U : 30U);
      wrong += shows_any(comparison) ? 1 : 0;
      missed += std::ranges::all_of(comparison.differences,
                                    [](const Difference& one) { return one.pair.difference.contains(0); })
                    ? 0
                    : 1;
    }
    EXPECT_LE(wrong, kRounds * 0.05) << has_baseline;
    EXPECT_LE(missed, wrong) << "an interval that leaves 0 out shows a difference";
    EXPECT_GE(wrong, kRounds / 200) << "hardly ever wrong is hardly ever right";
  }
}

TEST(Compare, AllIntervalsTogetherHoldAllDifferences) {
  constexpr int kRounds = 2'000;
  const std::vector<double> means{0, 0.3, 1, 5};
  SystemsWithCommonLuck source(means, 0.4, 13);
  int held = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Comparison comparison = compare(measured({source.replications(15)}), {});
    held += std::ranges::all_of(comparison.differences, [&means](const Difference& one) {
      return one.pair.difference.contains(means[one.variant] - means[one.against]);
    });
  }
  EXPECT_GE(held, kRounds * 0.95);
}

TEST(Compare, TellsTheSideOnWhichAVariantDiffers) {
  SystemsWithCommonLuck source({5, 1, 5}, 0.9, 14);
  const Comparison comparison = compare(measured({source.replications(20)}), {0.95, 0});
  ASSERT_EQ(comparison.differences.size(), 2U);
  EXPECT_EQ(comparison.differences[0].finding, Finding::less);
  EXPECT_NEAR(comparison.differences[0].pair.difference.mean, -4, 0.5);
  EXPECT_EQ(comparison.differences[1].finding, Finding::no_difference_shown);
  const Comparison turned = compare(measured({source.replications(20)}), {0.95, 1});
  EXPECT_EQ(turned.differences[0].finding, Finding::more);
}

TEST(Compare, WhatIsEqualInEveryReplicationShowsNoDifferenceAndStandsSideBySide) {
  SystemsWithCommonLuck source({3}, 0, 15);
  const std::vector<double> row = source.replications(10).front();
  const Comparison comparison = compare(measured({{row, row}, {row, row}}), {});
  for (const Difference& difference : comparison.differences) {
    EXPECT_TRUE(difference.pair.is_equal());
    EXPECT_EQ(difference.holm_p, 1);
    EXPECT_EQ(difference.finding, Finding::no_difference_shown);
  }
  EXPECT_EQ(comparison.ranked[0].could_be_best.size(), 2U);
  EXPECT_FALSE(comparison.front[0].dominated_by.has_value());
  EXPECT_FALSE(comparison.front[1].dominated_by.has_value());
}

TEST(Compare, TheBestIsWhereMoreIsBetterTheGreatest) {
  SystemsWithCommonLuck source({5, 1, 9}, 0.5, 16);
  MeasuredVariants variants = measured({source.replications(20)});
  EXPECT_EQ(compare(variants, {}).ranked[0].could_be_best, (std::vector<std::size_t>{1}));
  variants.metrics[0].more_is_better = true;
  EXPECT_EQ(compare(variants, {}).ranked[0].could_be_best, (std::vector<std::size_t>{2}));
}

TEST(Compare, AVariantIsShownToBeBehindOnlyWhereChanceDoesNotExplainIt) {
  // Variant 1 is clearly worse than 0 on both metrics; 2 is worse by its means, but within chance; 3 trades one off.
  const ValuesOfMetric first = {{1, 2, 3, 4}, {11, 12.5, 13, 14}, {1.1, 1.9, 3.2, 3.9}, {9, 9.5, 11, 12}};
  const ValuesOfMetric second = {{5, 6, 5, 6}, {25, 26, 25.5, 26}, {5.2, 6, 5, 5.9}, {0, 1, 1, 0}};
  const Comparison comparison = compare(measured({first, second}), {});
  EXPECT_FALSE(comparison.front[0].dominated_by.has_value());
  EXPECT_FALSE(comparison.front[3].dominated_by.has_value());
  ASSERT_TRUE(comparison.front[1].dominated_by.has_value());
  EXPECT_TRUE(comparison.front[1].is_shown);
  ASSERT_TRUE(comparison.front[2].dominated_by.has_value());
  EXPECT_EQ(*comparison.front[2].dominated_by, 0U);
  EXPECT_FALSE(comparison.front[2].is_shown);
}

TEST(Compare, EqualOnOneMetricAndBetterOnTheOtherIsEnoughToDominate) {
  const ValuesOfMetric equal = {{1, 2, 1, 2, 3}, {1, 2, 1, 2, 3}};
  const ValuesOfMetric better = {{1, 2, 1, 2, 3}, {11, 12.5, 11, 12, 13}};
  const Comparison comparison = compare(measured({equal, better}), {});
  EXPECT_FALSE(comparison.front[0].dominated_by.has_value());
  EXPECT_TRUE(comparison.front[1].is_shown);
}

TEST(Compare, ARefusedMetricRanksNothingAndCountsInNoFamily) {
  SystemsWithCommonLuck source({5, 1}, 0.5, 17);
  MeasuredVariants variants = measured({source.replications(8), source.replications(8)});
  const Comparison both = compare(variants, {});
  variants.metrics[1].refusal = "only a lower bound";
  variants.values[1] = {};
  const Comparison one = compare(variants, {});
  ASSERT_EQ(one.differences.size(), 1U);
  EXPECT_TRUE(one.ranked[1].means.empty());
  EXPECT_TRUE(one.front.empty());
  EXPECT_LT(one.differences[0].pair.difference.half_width, both.differences[0].pair.difference.half_width);
}

TEST(Compare, RefusesASingleVariantOrReplication) {
  EXPECT_THROW((void)compare(measured({{{1, 2, 3}}}), {}), Fault);
  EXPECT_THROW((void)compare(measured({{{1}, {2}}}), {}), Fault);
}

}  // namespace
}  // namespace docket
