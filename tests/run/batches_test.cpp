// One long run in batches: each is what a run yields that ends with it.
#include <gtest/gtest.h>

#include <cmath>

#include "docket/run/run_batches.hpp"
#include "support/shipped_scenarios.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

constexpr std::uint32_t kBatches = 3;

void expect_runs_that_end_with_their_batch(const Scenario& scenario, const std::string& name) {
  const MetricCatalogue catalogue(scenario);
  const auto batches = run_batches(scenario, catalogue, 5, kBatches);
  ASSERT_EQ(batches.size(), kBatches) << name;
  Instant begins = Instant() + scenario.run.warm_up.duration;
  for (const RunResult& batch : batches) {
    Scenario alone = scenario;
    alone.run.warm_up = {WarmUpKind::duration, begins - Instant(), 0};
    alone.run.ends_at = begins = batch.stopped_at;
    const RunResult expected = run(alone, catalogue, 5, 0);
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
      const bool are_equal =
          std::isnan(batch.metrics[i]) ? std::isnan(expected.metrics[i]) : batch.metrics[i] == expected.metrics[i];
      EXPECT_TRUE(are_equal) << name << ", batch " << batch.replication << ": " << catalogue.info(i).subject << " "
                             << catalogue.info(i).name << ": " << batch.metrics[i] << " instead of "
                             << expected.metrics[i];
    }
  }
}

// Orders, ladders, shifts, scripts and streams: whatever is shipped and has an end.
TEST(Batches, MeasureWhatARunMeasuresThatEndsWithThem) {
  std::size_t played = 0;
  for (const std::string& name : test::shipped_names()) {
    Scenario scenario = test::read_shipped(name);
    if (!test::is_validation(name) && scenario.run.ends_at && !scenario.run.ends_after_items) {
      scenario.run.warm_up = {WarmUpKind::duration, Duration::minutes(7), 0};
      expect_runs_that_end_with_their_batch(scenario, name);
      ++played;
    }
  }
  EXPECT_GE(played, 4U);
}

TEST(Batches, CutJobsAndVisitsWhereTheyEnd) {
  for (const char* name : {"jackson-rework", "patience-constant-one", "priorities-two-lines", "batches-of-5"}) {
    Scenario scenario =
        test::read_shipped("validation/" + std::string(name) + ".json", {"/run/ends_at=2026-01-01T02:00:00Z"});
    expect_runs_that_end_with_their_batch(scenario, name);
  }
}

TEST(Batches, BeginWhereTheWarmUpEndsAndCountTheRunOnce) {
  Scenario s = test::one_queue(0.5, Distribution::exponential(1), 1, 1);
  s.run.ends_after_items.reset();
  s.run.ends_at = Instant() + Duration::seconds(1'000);
  s.run.warm_up = {WarmUpKind::duration, Duration::seconds(100), 0};
  const MetricCatalogue catalogue(s);
  const auto batches = run_batches(s, catalogue, 1, 9);
  ASSERT_EQ(batches.size(), 9U);
  EXPECT_EQ(batches[0].stopped_at, Instant() + Duration::seconds(200));
  EXPECT_EQ(batches[8].stopped_at, *s.run.ends_at);
  const RunResult whole = run(s, catalogue, 1, 0);
  EXPECT_EQ(batches[0].items, whole.items);
  EXPECT_EQ(batches[1].items, 0U);
  EXPECT_EQ(batches[4].fingerprint, whole.fingerprint);
}

TEST(Batches, ThatALimitLeftIncompleteAreNotShown) {
  Scenario s = test::one_queue(0.5, Distribution::exponential(1), 1, 1);
  s.run.ends_after_items.reset();
  s.run.ends_at = Instant() + Duration::hours(100);
  const MetricCatalogue catalogue(s);
  RunOptions options;
  options.max_events = run(s, catalogue, 1, 0).events / 2;
  const auto batches = run_batches(s, catalogue, 1, 10, options);
  EXPECT_GE(batches.size(), 4U);
  EXPECT_LE(batches.size(), 5U);
  EXPECT_EQ(batches.front().limit, Limit::none);
  EXPECT_EQ(batches.back().limit, Limit::events);
  options.max_events = 100;
  EXPECT_EQ(run_batches(s, catalogue, 1, 10, options).size(), 1U) << "the first as far as it came";
}

}  // namespace
}  // namespace docket
