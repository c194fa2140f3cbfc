// Variants meet the same luck, on any number of threads.
#include "docket/experiment/play_variants.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "support/small_scenario.hpp"

namespace docket {
namespace {

/// Scenarios with the same metric.
class Variants {
 public:
  explicit Variants(std::vector<Scenario> scenarios) : scenarios_(std::move(scenarios)) {
    for (const Scenario& scenario : scenarios_) {
      catalogues_.emplace_back(scenario);
    }
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      const auto place = catalogues_[i].find_first("waiting_time_mean_hours");
      played_.push_back({&scenarios_[i], &catalogues_[i], {place, std::nullopt}});
    }
  }

  PlayedValues play(std::uint32_t from, std::uint32_t count, const PlayVariantsOptions& options = {}) const {
    return play_variants(played_, from, count, options);
  }

 private:
  std::vector<Scenario> scenarios_;
  std::vector<MetricCatalogue> catalogues_;
  std::vector<PlayedVariant> played_;
};

Scenario queue(std::uint32_t servers, const std::string& title = "queue", std::uint64_t seed = 1) {
  Scenario scenario = test::one_queue(1.5, Distribution::exponential(1), servers, 200);
  scenario.title = title;
  scenario.run.seed = seed;
  return scenario;
}

PlayVariantsOptions on_threads(std::uint32_t threads) {
  PlayVariantsOptions options;
  options.seed = 5;
  options.threads = threads;
  return options;
}

TEST(PlayVariants, GivesTheSameValuesOnAnyNumberOfThreads) {
  const Variants variants({queue(2), queue(3), queue(4)});
  const PlayedValues one = variants.play(0, 13, on_threads(1));
  ASSERT_EQ(one.values.size(), 2U);
  ASSERT_EQ(one.values[0].size(), 3U);
  ASSERT_EQ(one.values[0][2].size(), 13U);
  for (const std::uint32_t threads : {2U, 5U}) {
    EXPECT_EQ(variants.play(0, 13, on_threads(threads)).values[0], one.values[0]);
  }
}

TEST(PlayVariants, GoesOnWhereItLeftOff) {
  const Variants variants({queue(2), queue(3)});
  const ValuesOfMetric whole = variants.play(0, 10, on_threads(2)).values[0];
  const ValuesOfMetric later = variants.play(6, 4, on_threads(2)).values[0];
  for (std::size_t variant = 0; variant < 2; ++variant) {
    EXPECT_TRUE(std::ranges::equal(later[variant], std::vector(whole[variant].begin() + 6, whole[variant].end())));
  }
}

TEST(PlayVariants, EqualPoliciesUnderOtherNamesAndSeedsAreEqualInEveryReplication) {
  const Variants variants({queue(2, "one", 1), queue(2, "another", 99)});
  MeasuredVariants measured{{{"one"}, {"another"}}, {{"waiting"}}, {variants.play(0, 20).values[0]}};
  const Comparison comparison = compare(measured, {});
  EXPECT_TRUE(comparison.differences.front().pair.is_equal());
  EXPECT_EQ(comparison.differences.front().finding, Finding::no_difference_shown);
}

TEST(PlayVariants, MoreThanIsKeptAtATimeStaysInOrder) {
  std::vector<Scenario> scenarios;
  for (std::uint32_t i = 0; i < 3; ++i) {
    scenarios.push_back(test::one_queue(0.5, Distribution::exponential(1), 1 + i, 3));
  }
  const Variants variants(std::move(scenarios));
  std::uint32_t most = 0;
  PlayVariantsOptions options = on_threads(2);
  options.on_progress = [&most](const Progress& progress) {
    EXPECT_EQ(progress.planned, 1'500U);
    most = std::max(most, progress.done);
  };
  const ValuesOfMetric all = variants.play(0, 500, options).values[0];
  EXPECT_EQ(most, 1'500U);
  EXPECT_EQ(all[1].size(), 500U);
  EXPECT_EQ(all[1][499], variants.play(499, 1, on_threads(1)).values[0][1][0]);
}

TEST(PlayVariants, WhatAVariantDoesNotMeasureIsUndefined) {
  const Variants variants({queue(2)});
  EXPECT_TRUE(std::isnan(variants.play(0, 1).values[1][0][0]));
}

TEST(PlayVariants, ALimitLeavesOnlyReplicationsThatAllHave) {
  const Variants variants({queue(2), queue(3)});
  std::atomic<int> asked = 0;
  PlayVariantsOptions options = on_threads(2);
  options.run.should_stop = [&asked] { return ++asked > 30 ? Limit::time : Limit::none; };
  const PlayedValues played = variants.play(0, 200, options);
  EXPECT_EQ(played.limit, Limit::time);
  EXPECT_EQ(played.values[0][0].size(), played.values[0][1].size());
  EXPECT_LT(played.values[0][0].size(), 200U);
  options.run = {};
  options.run.max_events = 10;
  EXPECT_EQ(variants.play(0, 2, options).limit, Limit::events);
}

}  // namespace
}  // namespace docket
