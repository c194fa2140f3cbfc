#include "docket/experiment/verify.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "experiment/looks.hpp"
#include "experiment/margin.hpp"
#include "experiment/named_metric.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

using experiment_detail::Looks;
using experiment_detail::margin_of;
using experiment_detail::verdict_on;

ExpectedValue expected_of(const std::string& metric, double value) {
  ExpectedValue expected;
  expected.id = metric;
  expected.metric = metric;
  expected.value = value;
  return expected;
}

TEST(Margin, IsAShareOfTheValueOrAbsoluteForSmallShares) {
  EXPECT_DOUBLE_EQ(margin_of(expected_of("waiting_mean", 4), 0.01), 0.04);
  EXPECT_DOUBLE_EQ(margin_of(expected_of("waiting_mean", 0.04), 0.01), 0.0004);
  EXPECT_DOUBLE_EQ(margin_of(expected_of("items_missed_share", 0.04), 0.01), 0.001);
  EXPECT_DOUBLE_EQ(margin_of(expected_of("items_missed_share", 0.4), 0.01), 0.004);
}

TEST(Margin, ThatIsSetKeepsItsProportionToThePrecision) {
  ExpectedValue expected = expected_of("waiting_mean", 4);
  expected.margin.relative = 0.005;
  EXPECT_DOUBLE_EQ(margin_of(expected, 0.01), 0.02);
  EXPECT_DOUBLE_EQ(margin_of(expected, 0.1), 0.2);
  expected.margin = {std::nullopt, 0.3};
  EXPECT_DOUBLE_EQ(margin_of(expected, 0.02), 0.6);
}

TEST(Margin, IsWidenedByTwoStandardErrorsOfASimulatedReferenceWhateverThePrecision) {
  ExpectedValue expected = expected_of("waiting_mean", 4);
  expected.standard_error = 0.05;
  EXPECT_DOUBLE_EQ(margin_of(expected, 0.01), 0.14);
  EXPECT_DOUBLE_EQ(margin_of(expected, 0.02), 0.18);
}

Verdict verdict_of(double mean, double half_width) {
  const Interval interval{mean, half_width, 9};
  return verdict_on(interval, interval, 4, 0.05);
}

TEST(Verdict, FallsOnlyWhenTheIntervalIsWhollyInsideOrOutside) {
  EXPECT_EQ(verdict_of(4.02, 0.02), Verdict::agrees);
  EXPECT_EQ(verdict_of(4.02, 0.04), Verdict::undecided);
  EXPECT_EQ(verdict_of(4.08, 0.04), Verdict::undecided);
  EXPECT_EQ(verdict_of(4.10, 0.04), Verdict::disagrees);
  EXPECT_EQ(verdict_of(3.90, 0.04), Verdict::disagrees);
  EXPECT_EQ(verdict_of(4, std::nan("")), Verdict::undecided);
}

TEST(Verdict, NeedsTheWiderIntervalToDisagree) {
  EXPECT_EQ(verdict_on({4.1, 0.04, 9}, {4.1, 0.06, 9}, 4, 0.05), Verdict::undecided);
  EXPECT_EQ(verdict_on({4.02, 0.02, 9}, {4.02, 0.06, 9}, 4, 0.05), Verdict::agrees);
}

TEST(Looks, AreWhereTheyArePlannedButAQuarterApartAndWithinTheirBounds) {
  Looks looks(24, 1'000);
  EXPECT_EQ(looks.next(), 24U);
  looks.plan(100.2);
  EXPECT_EQ(looks.next(), 101U);
  looks.plan(50);
  EXPECT_EQ(looks.next(), 126U);
  looks.plan(1e30);
  EXPECT_EQ(looks.next(), 1'000U);
  EXPECT_TRUE(looks.is_last());
}

TEST(Looks, ShareTheErrorAndNoMore) {
  Looks looks(2, 1'000'000'000);
  double given = looks.share();
  for (int i = 0; i < 60; ++i) {
    const double expected = looks.following_share();
    looks.plan(0);
    EXPECT_EQ(looks.share(), expected);
    given += looks.share();
  }
  EXPECT_NEAR(given, 1, 1e-9);
}

TEST(NamedMetric, MayBeAskedInSecondsWhereItIsMeasuredInHours) {
  const Scenario scenario = test::one_queue(0.5, Distribution::exponential(1), 1, 100);
  const MetricCatalogue catalogue(scenario);
  const auto hours = experiment_detail::in_any_unit("time_to_answer_p95_hours", "", catalogue);
  const auto seconds = experiment_detail::in_any_unit("time_to_answer_p95_seconds", "", catalogue);
  ASSERT_TRUE(hours && seconds);
  EXPECT_EQ(hours->place, seconds->place);
  EXPECT_EQ(seconds->factor, 3600 * hours->factor);
  EXPECT_FALSE(experiment_detail::in_any_unit("time_to_answer_p95_days", "", catalogue));
}

TEST(MetricProblems, NameWhatIsExpectedOfNothingMeasured) {
  Scenario scenario = test::one_queue(0.5, Distribution::exponential(1), 1, 100);
  scenario.expected = {expected_of("waitting_time_mean_seconds", 1), expected_of("waiting_mean", 1)};
  scenario.expected[1].subject = "nowhere";
  const Problems problems = metric_problems(scenario, MetricCatalogue(scenario));
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].pointer, "/expected/waitting_time_mean_seconds/metric");
  EXPECT_EQ(problems[0].nearest, "waiting_time_mean_seconds");
  EXPECT_EQ(problems[1].pointer, "/expected/waiting_mean/on");
}

class Verified : public testing::Test {
 protected:
  Verified() : scenario_(test::one_queue(0.5, Distribution::exponential(1), 1, 20'000)) {
    scenario_.run.warm_up = {WarmUpKind::duration, Duration::seconds(200), 0};
    scenario_.run.replications = 16;
    options_.precision = 0.1;
    options_.threads = 2;
  }

  VerifiedCase verified(const ExpectedValue& expected) {
    scenario_.expected = {expected};
    return verify(scenario_, MetricCatalogue(scenario_), options_);
  }

  Scenario scenario_;
  VerifyOptions options_;
};

TEST_F(Verified, TheLoadOfAQueueAgreesWithTheoryAndNotWithAnotherValue) {
  EXPECT_EQ(verified(expected_of("utilisation", 0.5)).values[0].verdict, Verdict::agrees);
  EXPECT_EQ(verified(expected_of("utilisation", 0.6)).values[0].verdict, Verdict::disagrees);
}

TEST_F(Verified, ReplicationsAreAddedOnlyUntilAllIsDecided) {
  EXPECT_EQ(verified(expected_of("utilisation", 0.5)).replications, 16U);
  options_.precision = 0.01;
  const VerifiedCase finer = verified(expected_of("waiting_time_mean_seconds", 1));
  EXPECT_EQ(finer.values[0].verdict, Verdict::agrees);
  EXPECT_GT(finer.replications, 16U);
  EXPECT_LT(finer.replications, 16U * 64U);
}

TEST_F(Verified, WhatStaysOpenIsUndecidedAndWhatIsALimitIsShown) {
  options_.precision = 1e-6;
  options_.most_replications = 20;
  ExpectedValue expected = expected_of("utilisation", 0.5);
  const VerifiedCase open = verified(expected);
  EXPECT_EQ(open.values[0].verdict, Verdict::undecided);
  EXPECT_EQ(open.replications, 20U);
  expected.is_limit = true;
  const VerifiedCase shown = verified(expected);
  EXPECT_EQ(shown.values[0].verdict, Verdict::shown);
  EXPECT_EQ(shown.values[0].interval.count, 16U);
}

TEST_F(Verified, ThreadsChangeNothing) {
  options_.precision = 0.02;
  const VerifiedCase two = verified(expected_of("waiting_time_mean_seconds", 1));
  options_.threads = 1;
  const VerifiedCase one = verified(expected_of("waiting_time_mean_seconds", 1));
  EXPECT_EQ(one.replications, two.replications);
  EXPECT_EQ(one.values[0].interval.mean, two.values[0].interval.mean);
  EXPECT_EQ(one.values[0].interval.half_width, two.values[0].interval.half_width);
}

TEST_F(Verified, AControlTakesLuckOutOfTheOthersSoThatFewerReplicationsDo) {
  options_.precision = 0.01;
  const ExpectedValue wait = expected_of("waiting_time_mean_seconds", 1);
  ExpectedValue load = expected_of("in_service_mean", 0.5);
  const auto played = [&] {
    scenario_.expected = {wait, load};
    return verify(scenario_, MetricCatalogue(scenario_), options_);
  };
  const VerifiedCase plain = played();
  load.is_control = true;
  const VerifiedCase controlled = played();
  EXPECT_EQ(controlled.values[0].verdict, Verdict::agrees);
  EXPECT_EQ(controlled.values[1].verdict, Verdict::agrees);
  EXPECT_LT(static_cast<double>(controlled.replications), 0.85 * static_cast<double>(plain.replications));
}

TEST_F(Verified, ACloseControlExplainsWhatTheControlLeaves) {
  options_.precision = 0.1;  // of the first look
  ExpectedValue load = expected_of("in_service_mean", 0.5);
  load.is_control = true;
  ExpectedValue wait = expected_of("waiting_time_mean_seconds", 1);
  const auto half_width_of_time = [&] {
    scenario_.expected = {expected_of("time_to_answer_mean_seconds", 2), wait, load};
    const VerifiedCase played = verify(scenario_, MetricCatalogue(scenario_), options_);
    EXPECT_EQ(played.values[0].verdict, Verdict::agrees);
    EXPECT_EQ(played.values[1].verdict, Verdict::agrees);
    return played.values[0].interval.half_width;
  };
  const double with_one = half_width_of_time();
  wait.is_close_control = true;
  EXPECT_LT(half_width_of_time(), 0.6 * with_one);
}

// The faults of both are alike; explained by each other they would vanish.
TEST_F(Verified, WrongControlsDoNotExplainEachOtherAway) {
  options_.most_replications = 32;
  ExpectedValue load = expected_of("in_service_mean", 0.6);
  load.is_control = true;
  ExpectedValue wait = expected_of("waiting_time_mean_seconds", 1.5);
  wait.is_close_control = true;
  scenario_.expected = {wait, load};
  const VerifiedCase played = verify(scenario_, MetricCatalogue(scenario_), options_);
  EXPECT_EQ(played.values[1].verdict, Verdict::disagrees);
}

TEST_F(Verified, AControlThatIsWrongDisagreesItself) {
  ExpectedValue load = expected_of("in_service_mean", 0.6);
  load.is_control = true;
  EXPECT_EQ(verified(load).values[0].verdict, Verdict::disagrees);
}

TEST_F(Verified, OfMoreValuesInTheFamilyEachIsSlowerToDisagree) {
  const ExpectedValue wrong = expected_of("waiting_time_mean_seconds", 0.85);
  options_.precision = 0.1;
  const VerifiedCase alone = verified(wrong);
  options_.values = 1'000'000;
  const VerifiedCase of_many = verified(wrong);
  EXPECT_EQ(alone.values[0].verdict, Verdict::disagrees);
  EXPECT_EQ(of_many.values[0].verdict, Verdict::disagrees);
  EXPECT_GT(of_many.replications, alone.replications);
}

TEST_F(Verified, LittlesLawIsExpectedOfEveryStageThatIsSampled) {
  EXPECT_EQ(count_judged(scenario_), 0U);
  scenario_.run.sample_every = Duration::seconds(1);
  const VerifiedCase result = verified(expected_of("utilisation", 0.5));
  ASSERT_EQ(result.values.size(), 2U);
  EXPECT_EQ(result.values[1].expected.metric, "littles_law_ratio");
  EXPECT_EQ(result.values[1].verdict, Verdict::agrees);
}

TEST_F(Verified, ACaseThatIsSampledInStepMayExpectARatioOfItsOwn) {
  scenario_.run.sample_every = Duration::seconds(1);
  scenario_.expected = {expected_of("littles_law_ratio", 1.5)};
  const std::vector<ExpectedValue> all = expected_values(scenario_);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].value, 1.5);
}

}  // namespace
}  // namespace docket
