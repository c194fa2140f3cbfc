// Measuring with made-up instruments: what is played, counted and weighed, never how long it really takes.
#include "docket/experiment/benchmark.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "cli/process_memory.hpp"
#include "experiment/item_memory.hpp"
#include "support/sanitizers.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

constexpr std::int64_t kBytesBetweenLooks = std::int64_t{1} << 27;

/// Half a second passes from one look at the clock to the next; each look at the scales finds so many bytes more.
Instruments made_up(std::int64_t bytes_between_looks) {
  struct Readings {
    double seconds = 0;
    std::int64_t bytes = std::int64_t{1} << 40;
    std::uint64_t settled = 0;
  };
  const auto readings = std::make_shared<Readings>();
  return {[readings] { return readings->seconds += 0.5; },
          [=] { return static_cast<std::uint64_t>(readings->bytes += bytes_between_looks); },
          [readings] { return 100 + readings->settled; }, [readings] { ++readings->settled; }};
}

Scenario small_queue(std::uint64_t items = 50) { return test::one_queue(0.8, Distribution::exponential(1), 1, items); }

Benchmark measured(const Scenario& scenario, BenchmarkOptions options,
                   std::int64_t bytes_between_looks = kBytesBetweenLooks) {
  options.seed = 5;
  options.threads = options.threads == 0 ? 3 : options.threads;
  return benchmark(scenario, MetricCatalogue(scenario), options, made_up(bytes_between_looks));
}

std::uint64_t items_of(const std::vector<RunResult>& results) {
  std::uint64_t items = 0;
  for (const RunResult& result : results) {
    items += result.items;
  }
  return items;
}

TEST(Benchmark, PlaysRoundsOnOneThreadAndThenOnSeveralUntilTheTimeIsOver) {
  const Benchmark found = measured(small_queue(), {.replications = 2, .seconds = 2.6});
  ASSERT_EQ(found.speeds.size(), 2U);
  EXPECT_EQ(found.speeds[0].threads, 1U);
  EXPECT_EQ(found.speeds[0].replications, 2U);
  EXPECT_EQ(found.speeds[1].threads, 3U);
  EXPECT_EQ(found.speeds[1].replications, 6U);
  for (const Speed& speed : found.speeds) {
    EXPECT_EQ(speed.rounds, std::vector<double>(6, 0.5)) << "three seconds of rounds; the first is not counted";
    EXPECT_EQ(speed.fastest_round(), 0.5);
    EXPECT_EQ(speed.median_round(), 0.5);
  }
  EXPECT_NE(found.speeds[0].peak_memory, found.speeds[1].peak_memory) << "each begins anew";
}

TEST(Benchmark, PlaysFiveRoundsThoughTheTimeIsOverButNotForThriceAsLong) {
  const auto rounds_in = [](double seconds) {
    return measured(small_queue(), {.threads = 1, .replications = 2, .seconds = seconds}).speeds[0].rounds.size();
  };
  EXPECT_EQ(rounds_in(1.6), 5U);
  EXPECT_EQ(rounds_in(0.6), 4U);
  EXPECT_EQ(rounds_in(0.1), 1U);
}

TEST(Benchmark, CountsTheItemsAndEventsOfOneRound) {
  const Scenario scenario = small_queue();
  const Benchmark found = measured(scenario, {.replications = 2, .seconds = 0.1});
  ASSERT_EQ(found.simulated.results.size(), 6U);
  EXPECT_EQ(found.speeds[1].items, items_of(found.simulated.results));
  EXPECT_EQ(found.speeds[0].items, found.simulated.results[0].items + found.simulated.results[1].items);
  EXPECT_GT(found.speeds[0].events, found.speeds[0].items);
}

TEST(Benchmark, SimulatesWhatARunDoes) {
  const Scenario scenario = small_queue();
  const MetricCatalogue catalogue(scenario);
  const Benchmark found = measured(scenario, {.replications = 2, .seconds = 0.1});
  ReplicateOptions options;
  options.replications = 6;
  options.seed = 5;
  const Replications played = replicate(scenario, catalogue, options);
  ASSERT_EQ(found.simulated.results.size(), played.results.size());
  for (std::size_t i = 0; i < played.results.size(); ++i) {
    EXPECT_EQ(found.simulated.results[i].events, played.results[i].events);
    for (std::size_t metric = 0; metric < catalogue.size(); ++metric) {
      const double measured_here = found.simulated.results[i].metrics[metric];
      const double expected = played.results[i].metrics[metric];
      EXPECT_TRUE(measured_here == expected || (std::isnan(measured_here) && std::isnan(expected))) << metric;
    }
  }
}

TEST(Benchmark, PutsAsManyReplicationsIntoARoundAsFitATwentiethOfTheTime) {
  EXPECT_EQ(measured(small_queue(5), {.seconds = 0.1}).speeds[0].replications, 1U) << "one already takes longer";
  EXPECT_EQ(measured(small_queue(5), {.threads = 1, .seconds = 100}).speeds[0].replications, 10U);
  EXPECT_EQ(measured(small_queue(5), {.threads = 1, .seconds = 100}).speeds.size(), 1U);
}

TEST(Benchmark, WeighsWhatWaitsWhereNobodyIsAtWork) {
  // Twice as many are weighed first: two looks before the others.
  const Benchmark found = measured(small_queue(), {.replications = 1, .seconds = 1000}, -kBytesBetweenLooks);
  EXPECT_EQ(found.memory.waiting_items, std::uint64_t{1} << 17U);
  EXPECT_EQ(found.memory.waiting_bytes, static_cast<double>(2 * kBytesBetweenLooks) / (1U << 16U));
}

TEST(Benchmark, WeighsWaitingItemsAlikeHoweverManyCome) {
  if (test::kIsSanitized) {
    GTEST_SKIP() << "sanitizers allocate in a way of their own";
  }
  // Bytes as they really are: what a waiting item takes is no matter of how full a table happens to be.
  const auto bytes_of = [](std::uint64_t items) {
    Scenario scenario = small_queue();
    BenchmarkOptions options{.threads = 1, .replications = 1, .seconds = 1000};
    options.seed = 5;
    options.run.max_cases.items = items;
    Instruments instruments = made_up(0);
    instruments.memory = allocated_memory;
    ItemMemory memory;
    experiment_detail::weigh_waiting(scenario, options, instruments, memory);
    return memory.waiting_bytes;
  };
  const double full = bytes_of(std::uint64_t{1} << 17U);
  EXPECT_GT(full, 0);
  for (const std::uint64_t items : {20'500U, 33'000U, 50'000U, 66'000U, 100'000U}) {
    EXPECT_NEAR(bytes_of(items), full, 0.05 * full) << items;
  }
}

TEST(Benchmark, SaysNothingOfItemsThatAreTooFew) {
  const Benchmark found = measured(test::one_order(500), {.replications = 1, .seconds = 0.1});
  EXPECT_EQ(found.memory.live_items, 500U) << "a list's items live to the end";
  EXPECT_TRUE(std::isnan(found.memory.live_bytes));
  EXPECT_EQ(found.memory.waiting_items, 500U);
  EXPECT_TRUE(std::isnan(found.memory.waiting_bytes));
}

TEST(Benchmark, WeighsWhatLivesAtTheEndOfAReplication) {
  const Benchmark found = measured(test::one_order(20'000), {.replications = 1, .seconds = 0.1});
  EXPECT_EQ(found.memory.live_items, 20'000U);
  EXPECT_EQ(found.memory.live_bytes, static_cast<double>(kBytesBetweenLooks) / 20'000);
}

TEST(Benchmark, TellsNothingWhereNobodyKnows) {
  using experiment_detail::bytes_for_each;
  EXPECT_EQ(bytes_for_each(1000, 4'001'000, 20'000), 200);
  EXPECT_TRUE(std::isnan(bytes_for_each(0, 4'000'000, 20'000))) << "no scales";
  EXPECT_TRUE(std::isnan(bytes_for_each(4'000'000, 1000, 20'000))) << "it shrank";
}

TEST(Benchmark, EndsWithALimitFromOutside) {
  BenchmarkOptions options{.replications = 1, .seconds = 1e6};
  options.run.should_stop = [] { return Limit::interruption; };
  const Benchmark found = measured(small_queue(100'000), options);
  EXPECT_EQ(found.limit, Limit::interruption);
  EXPECT_TRUE(found.speeds.empty());
}

TEST(Benchmark, MeasuresReplicationsThatALimitCuts) {
  BenchmarkOptions options{.replications = 1, .seconds = 0.1};
  options.run.max_events = 30;
  const Benchmark found = measured(small_queue(), options);
  EXPECT_EQ(found.limit, Limit::events);
  ASSERT_EQ(found.speeds.size(), 2U);
  EXPECT_EQ(found.speeds[0].events, 30U);
}

TEST(Speed, OfAnEvenNumberOfRoundsIsHalfwayBetweenTheMiddleTwo) {
  Speed speed;
  speed.rounds = {4, 1, 3, 9};
  EXPECT_EQ(speed.median_round(), 3.5);
  EXPECT_EQ(speed.fastest_round(), 1);
}

}  // namespace
}  // namespace docket
