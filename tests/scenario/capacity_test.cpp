#include "docket/scenario/capacity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "run/world.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

Instant hour(std::int64_t count) { return Instant() + Duration::hours(count); }
Route to(std::size_t stage, double share = 1) { return {RouteEnd::stage, StageId(stage), share}; }
Route decide(double share = 1) { return {RouteEnd::decide, StageId::none(), share}; }

/// Stages with these routes and an hour of work each visit, each with one reviewer of its own; a work stream with one
/// item an hour enters the first.
Scenario network(const std::vector<std::vector<Route>>& routes) {
  Scenario s = test::one_queue(1.0 / 3600, Distribution::constant(3600), 1, 1);
  const StageSpec stage = s.platform.stages.front();
  const PoolSpec pool = s.platform.pools.front();
  s.platform.stages.assign(routes.size(), stage);
  s.platform.pools.assign(routes.size(), pool);
  for (std::size_t i = 0; i < routes.size(); ++i) {
    s.platform.stages[i].id = "s" + std::to_string(i);
    s.platform.stages[i].pool = PoolId(i);
    s.platform.stages[i].routes = routes[i];
    s.platform.pools[i].id = "p" + std::to_string(i);
  }
  return s;
}

/// A list of `items`, one hour of work each, served at 1:00 and due 24 h later in a run of 240 h.
Scenario one_list(std::uint64_t items) {
  Scenario s = test::one_order(items);
  s.platform.stages[0].handling = Distribution::constant(3600);
  return s;
}

// ---- traffic equations ----

TEST(Capacity, BranchingLeavesEachStageItsShare) {
  const auto stages = predicted_visits(network({{to(1, 0.7), decide(0.3)}, {to(2, 0.15), decide(0.85)}, {decide()}}));
  ASSERT_EQ(stages.size(), 3U);
  EXPECT_NEAR(stages[0].visits, 1, 1e-12);
  EXPECT_NEAR(stages[1].visits, 0.7, 1e-12);
  EXPECT_NEAR(stages[2].visits, 0.105, 1e-12);
  EXPECT_EQ(stages[2].stage, "s2");
}

TEST(Capacity, ReworkMultipliesVisitsAsJacksonHasIt) {
  EXPECT_NEAR(predicted_visits(network({{to(0, 0.2), decide(0.8)}}))[0].visits, 1.25, 1e-12);
  const auto stages = predicted_visits(network({{to(1, 0.3), decide(0.7)}, {to(0, 0.2), decide(0.8)}}));
  EXPECT_NEAR(stages[0].visits, 1 / 0.94, 1e-12);
  EXPECT_NEAR(stages[1].visits, 0.3 / 0.94, 1e-12);
}

TEST(Capacity, LoopsThatHardlyLeakAreSolvedToTheLastDigits) {
  const double leak = 1e-13;
  const auto stages = predicted_visits(network({{to(1)}, {to(2)}, {to(0, 1 - leak), decide(leak)}}));
  for (const StageLoad& stage : stages) {
    EXPECT_NEAR(stage.visits * leak, 1, 1e-12) << stage.stage;
  }
}

TEST(Capacity, FlowsOfRandomNetworksBalanceAtEveryStage) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 1 + random() % 8;
    std::vector<std::vector<Route>> routes(n);
    for (auto& of_stage : routes) {
      double left = 1;
      for (std::size_t j = 0; j < n; ++j) {
        const double share = random() % 2 == 0 ? left * unit(random) : 0;
        of_stage.push_back(to(j, share));
        left -= share;
      }
      of_stage.push_back(decide(left));
    }
    const auto stages = predicted_visits(network(routes));
    double ending = 0;
    for (std::size_t j = 0; j < n; ++j) {
      double into = j == 0 ? 1 : 0;
      for (std::size_t i = 0; i < n; ++i) {
        into += stages[i].visits * routes[i][j].share;
      }
      ASSERT_NEAR(stages[j].visits, into, 1e-9 * (1 + into)) << "round " << round;
      ending += stages[j].visits * routes[j].back().share;
    }
    ASSERT_NEAR(ending, 1, 1e-9) << "what enters must leave, round " << round;
  }
}

TEST(Capacity, AnOrderPassesStagesForWholeOrdersOnceAndItsItemsTheRest) {
  Scenario s = one_list(40);
  StageSpec check = s.platform.stages[0];
  check.id = "check";
  check.is_per_order = true;
  check.routes = {to(2)};
  StageSpec second_check = check;
  second_check.id = "second-check";
  second_check.routes = {to(0)};
  s.platform.stages.push_back(check);
  s.platform.stages.push_back(second_check);
  s.platform.entry = StageId(1U);
  const auto stages = predicted_visits(s);
  EXPECT_DOUBLE_EQ(stages[0].visits, 40);
  EXPECT_DOUBLE_EQ(stages[1].visits, 1);
  EXPECT_DOUBLE_EQ(stages[2].visits, 1);
  EXPECT_DOUBLE_EQ(predicted_loads(s)[0].offered_hours, 42);
}

// ---- loads ----

TEST(Capacity, TheLoadOfAnOpenQueueIsRho) {
  for (const std::uint32_t servers : {1U, 3U, 10U}) {
    const auto loads = predicted_loads(test::one_queue(0.8 * servers, Distribution::exponential(1), servers, 100));
    ASSERT_EQ(loads.size(), 1U);
    EXPECT_NEAR(loads[0].load, 0.8, 1e-12);
    EXPECT_NEAR(loads[0].offered_hours, 0.8 * servers, 1e-9) << "hours of work an hour: the offered load in Erlang";
    EXPECT_NEAR(loads[0].scheduled_hours, servers, 1e-9);
  }
}

TEST(Capacity, AnEndTurnsRatesIntoTotalsAndLeavesTheLoad) {
  Scenario s = test::one_queue(0.5, Distribution::exponential(1), 1, 100);
  s.run.ends_at = hour(10);
  const auto loads = predicted_loads(s);
  EXPECT_NEAR(loads[0].offered_hours, 5, 1e-9);
  EXPECT_NEAR(loads[0].scheduled_hours, 10, 1e-9);
  EXPECT_NEAR(loads[0].load, 0.5, 1e-12);
}

TEST(Capacity, AStreamCountsWhileItRuns) {
  Scenario s = test::one_queue(2.0 / 3600, Distribution::constant(1), 1, 100);
  s.run.ends_at = hour(10);
  s.work_streams[0].starts_at = hour(4);
  EXPECT_NEAR(predicted_visits(s)[0].visits, 12, 1e-9);
  s.work_streams[0].ends_at = hour(7);
  EXPECT_NEAR(predicted_visits(s)[0].visits, 6, 1e-9);
  s.work_streams[0].starts_at = hour(20);
  s.work_streams[0].ends_at = Instant::never();
  EXPECT_EQ(predicted_visits(s)[0].visits, 0);
}

TEST(Capacity, AShiftAndAbsenceCutTheScheduledHours) {
  Scenario s = one_list(10);
  s.platform.shifts.push_back({"office", OpeningHours({{hour(8), hour(16)}, {hour(32), hour(40)}})});
  s.platform.pools[0].shift = ShiftId(0U);
  s.platform.pools[0].reviewers = 5;
  s.platform.pools[0].absence = 0.1;
  const PoolLoad load = predicted_loads(s)[0];
  EXPECT_NEAR(load.scheduled_hours, 5 * 0.9 * 16, 1e-9);
  EXPECT_NEAR(load.load, 10 / 72.0, 1e-12);
  s.run.ends_at = hour(36);
  EXPECT_NEAR(predicted_loads(s)[0].scheduled_hours, 5 * 0.9 * 12, 1e-9);
}

TEST(Capacity, UnlimitedReviewersHaveNoLoad) {
  Scenario s = one_list(1000);
  s.platform.pools[0].reviewers.reset();
  s.platform.stages[0].handling = Distribution::pareto(0.9, 1);
  EXPECT_EQ(predicted_loads(s)[0].load, 0);
  EXPECT_EQ(capacity_warnings(s), Problems{});
}

TEST(Capacity, AnInfiniteMeanOfHandlingIsAnInfiniteLoad) {
  Scenario s = one_list(1);
  s.platform.stages[0].handling = Distribution::pareto(1, 60);
  EXPECT_TRUE(std::isinf(predicted_loads(s)[0].load));
  s.item_groups[0].count = 0;
  EXPECT_EQ(predicted_loads(s)[0].load, 0) << "no visits, no work";
}

TEST(Capacity, CountsAnItemOnceHoweverManyOrdersNameIt) {
  Scenario s = one_list(40);
  s.orders.push_back(s.orders[0]);
  s.orders[1].items = {GroupId(0U), GroupId(1U)};
  EXPECT_DOUBLE_EQ(predicted_visits(s)[0].visits, 42);
}

TEST(Capacity, LeavesOutOrdersThatAreServedAfterTheEnd) {
  Scenario s = one_list(40);
  s.orders[0].served_at = hour(241);
  EXPECT_EQ(predicted_visits(s)[0].visits, 0);
  EXPECT_TRUE(predicted_order_loads(s).empty());
}

TEST(Capacity, SizesOfStreamsCountAsTheyAreRounded) {
  const std::array values = {0.0, 2.0, 4.0};
  const std::array weights = {1.0, 1.0, 2.0};
  struct Case {
    Distribution size;
    double mean;
    double tolerance;
  };
  const std::vector<Case> cases = {{Distribution::constant(2.4), 2, 1e-12},
                                   {Distribution::constant(0), 1, 1e-12},
                                   {Distribution::geometric(7), 7, 1e-9},
                                   {Distribution::poisson(2), 2 + std::exp(-2), 1e-9},
                                   {Distribution::empirical(values, weights), (1 + 2 + 2 * 4) / 4.0, 1e-12}};
  for (const Case& of : cases) {
    Scenario s = network({{decide()}});
    s.work_streams[0].batch = of.size;
    EXPECT_NEAR(predicted_visits(s)[0].visits, of.mean, of.tolerance) << of.size.describe();
  }
}

TEST(Capacity, OrderStreamsBringRateTimesSizeAndTracesTheirRows) {
  Scenario s = one_list(0);
  OrderStreamSpec stream;
  stream.id = "stream";
  stream.arrivals = ArrivalProcess::poisson(0.5 / 3600);
  stream.size = Distribution::constant(3);
  s.order_streams = {stream};
  EXPECT_NEAR(predicted_visits(s)[0].visits, 240 * 0.5 * 3, 1e-9);
  stream.arrivals.reset();
  stream.trace = {{hour(1), 5}, {hour(200), 7}, {hour(300), 100}};
  s.order_streams = {stream};
  EXPECT_NEAR(predicted_visits(s)[0].visits, 12, 1e-12);
  s.order_streams[0].ends_at = hour(150);
  EXPECT_NEAR(predicted_visits(s)[0].visits, 5, 1e-12);
}

TEST(Capacity, PredictsNothingOfAReplayedPlatform) {
  Scenario s = one_list(1000);
  s.script.emplace_back();
  EXPECT_TRUE(predicted_visits(s).empty());
  EXPECT_TRUE(predicted_loads(s).empty());
  EXPECT_TRUE(predicted_order_loads(s).empty());
  EXPECT_TRUE(capacity_warnings(s).empty());
}

// ---- against what is played ----

TEST(Capacity, PredictsTheWorkThatIsDoneInARun) {
  Scenario s = network({{to(1, 0.4), to(0, 0.1), decide(0.5)}, {to(0, 0.2), decide(0.8)}});
  s.platform.policy = {{"all", {}, Decision::withhold}};
  s.platform.pools[0].reviewers.reset();
  s.platform.stages[1].handling = Distribution::exponential(1800);
  s.work_streams[0].batch = Distribution::geometric(3);
  s.run.ends_at = hour(5000);
  s.run.ends_after_items.reset();
  test::RecordKeeper journal;
  World world(s, 7, 0, {&journal}, {Instant(), UINT64_MAX}, {4096, UINT64_MAX});
  world.play();
  std::array<double, 2> visits = {};
  std::array<double, 2> hours = {};
  for (const Visit& visit : journal.all<Visit>()) {
    visits.at(visit.stage.index()) += 1;
    hours.at(visit.stage.index()) += (visit.at - std::min(visit.at, visit.started_at)).in_hours();
  }
  const auto stages = predicted_visits(s);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_NEAR(visits.at(i) / stages[i].visits, 1, 0.06) << i;
    EXPECT_NEAR(hours.at(i) / stages[i].work_hours, 1, 0.06) << i;
  }
}

// ---- one order alone ----

TEST(Capacity, AnOrderIsWeighedAgainstTheHoursUntilItIsDue) {
  Scenario s = one_list(36);
  s.platform.pools.push_back(s.platform.pools[0]);
  s.platform.pools[0].reviewers = 2;
  s.platform.shifts.push_back({"office", OpeningHours({{hour(9), hour(17)}, {hour(33), hour(41)}})});
  s.platform.pools[0].shift = ShiftId(0U);
  const auto loads = predicted_order_loads(s);
  ASSERT_EQ(loads.size(), 1U);
  EXPECT_EQ(loads[0].order, "first");
  EXPECT_EQ(loads[0].until, hour(25));
  ASSERT_EQ(loads[0].pools.size(), 1U) << "a pool without work on it is left out";
  EXPECT_NEAR(loads[0].pools[0].offered_hours, 36, 1e-9);
  EXPECT_NEAR(loads[0].pools[0].scheduled_hours, 16, 1e-9);
  EXPECT_NEAR(loads[0].pools[0].load, 36 / 16.0, 1e-12);
}

TEST(Capacity, AnOrderThatIsDueAfterTheEndHasTheHoursToTheEnd) {
  Scenario s = one_list(36);
  s.run.ends_at = hour(13);
  const auto loads = predicted_order_loads(s);
  EXPECT_EQ(loads[0].until, hour(13));
  EXPECT_NEAR(loads[0].pools[0].scheduled_hours, 12, 1e-9);
}

TEST(Capacity, AnOrderThatIsDueAtServiceHasNoHours) {
  Scenario s = one_list(36);
  s.regimes[0].readings[0].within = Duration();
  EXPECT_TRUE(std::isinf(predicted_order_loads(s)[0].pools[0].load));
}

// ---- warnings ----

TEST(Capacity, WarnsOfAnOverloadedPoolWithItsPercentage) {
  Scenario s = one_list(471);
  s.run.ends_at = hour(162);
  const Problems warnings = capacity_warnings(s);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].severity, Severity::warning);
  EXPECT_EQ(warnings[0].pointer, "/platform/pools/reviewers");
  EXPECT_EQ(warnings[0].message, "offered 471 h of work, 162 h scheduled: 291 %");
  s.platform.pools[0].reviewers = 3;
  EXPECT_EQ(capacity_warnings(s), Problems{});
}

TEST(Capacity, WarnsOfAQueueThatGrowsForEver) {
  const Problems warnings = capacity_warnings(test::one_queue(1.2, Distribution::exponential(1), 1, 100));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].message,
            "offered 1.20 h of work an hour, 1.00 h scheduled: 120 %; the queue grows for as long as the run lasts");
}

TEST(Capacity, WarnsOfWorkThatNobodyIsScheduledFor) {
  Scenario s = one_list(12);
  s.platform.shifts.push_back({"later", OpeningHours({{hour(300), hour(308)}})});
  s.platform.pools[0].shift = ShiftId(0U);
  ASSERT_EQ(capacity_warnings(s).size(), 1U);
  EXPECT_EQ(capacity_warnings(s)[0].message, "offered 12 h of work, none scheduled");
  s.platform.pools[0].reviewers = 0;
  EXPECT_EQ(capacity_warnings(s), Problems{}) << "told with the stage";
}

TEST(Capacity, WarnsOfWorkWithoutAFiniteMean) {
  Scenario s = one_list(1);
  s.platform.stages[0].handling = Distribution::pareto(1, 60);
  ASSERT_EQ(capacity_warnings(s).size(), 1U);
  EXPECT_NE(capacity_warnings(s)[0].message.find("infinite"), std::string::npos);
}

}  // namespace
}  // namespace docket
