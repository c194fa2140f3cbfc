#include "experiment/play_all.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <new>
#include <thread>

#include "docket/core/hash.hpp"
#include "experiment/stopping_rule.hpp"

namespace docket::experiment_detail {
namespace {

// A replication's metric: between 9 and 11, undefined in every fifth.
double value_of(std::uint32_t replication) {
  const double u = static_cast<double>(mix_bits(replication + 1) >> 11U) * 0x1p-53;
  return replication % 5 == 4 ? std::numeric_limits<double>::quiet_NaN() : 9 + 2 * u;
}

RunResult quick(std::uint32_t replication) {
  RunResult result;
  result.replication = replication;
  result.metrics = {value_of(replication)};
  return result;
}

// Early replications take long, so that threads finish them out of order.
RunResult out_of_order(std::uint32_t replication) {
  if (replication % 7 == 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
  }
  return quick(replication);
}

Plan plan_of(std::uint32_t replications, std::uint32_t threads) {
  Plan plan;
  plan.replications = replications;
  plan.threads = threads;
  return plan;
}

std::vector<std::uint32_t> numbers_of(const Replications& replications) {
  std::vector<std::uint32_t> numbers;
  for (const RunResult& result : replications.results) {
    numbers.push_back(result.replication);
  }
  return numbers;
}

std::vector<std::uint32_t> first(std::uint32_t count) {
  std::vector<std::uint32_t> numbers(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    numbers[i] = i;
  }
  return numbers;
}

class OnThreads : public testing::TestWithParam<std::uint32_t> {};

TEST_P(OnThreads, EveryReplicationIsPlayedOnceAndInItsPlace) {
  const Replications all = play_all(plan_of(100, GetParam()), out_of_order);
  EXPECT_EQ(numbers_of(all), first(100));
  EXPECT_EQ(all.end, ReplicationsEnd::all_done);
}

TEST_P(OnThreads, ThePrecisionRuleStopsAtTheFirstPrefixThatMeetsIt) {
  Plan plan = plan_of(100'000, GetParam());
  const Precision precision{0.1, 0, 0.95, 10};
  plan.is_enough = until_precise({0, precision});
  const Replications stopped = play_all(plan, out_of_order);

  RunningInterval by_hand;
  std::uint32_t needed = 0;
  while (!by_hand.is_precise(precision)) {
    const double value = value_of(needed++);
    if (!std::isnan(value)) {
      by_hand.add(value);
    }
  }
  EXPECT_EQ(numbers_of(stopped), first(needed));
  EXPECT_EQ(stopped.end, ReplicationsEnd::precise_enough);
  EXPECT_LE(stopped.interval(0).half_width, 0.1);
}

TEST_P(OnThreads, APrecisionThatIsNotReachedIsTold) {
  Plan plan = plan_of(20, GetParam());
  plan.is_enough = until_precise({0, Precision{1e-9, 0, 0.95, 10}});
  const Replications all = play_all(plan, quick);
  EXPECT_EQ(all.results.size(), 20U);
  EXPECT_EQ(all.end, ReplicationsEnd::not_precise);
}

TEST_P(OnThreads, OfSeveralFaultsTheLowestIsThrown) {
  const Play faulty = [](std::uint32_t replication) {
    if (replication == 13 || replication > 14) {
      throw Fault("broken at " + std::to_string(replication));
    }
    return out_of_order(replication);
  };
  try {
    play_all(plan_of(1000, GetParam()), faulty);
    FAIL() << "the fault was swallowed";
  } catch (const Fault& fault) {
    EXPECT_STREQ(fault.what(), "broken at 13");
  }
}

TEST_P(OnThreads, AFaultBeyondTheLastNeededReplicationNeverHappened) {
  Plan plan = plan_of(1000, GetParam());
  plan.is_enough = until_precise({0, Precision{0.5, 0, 0.95, 10}});
  const std::size_t needed = play_all(plan, out_of_order).results.size();
  plan.is_enough = until_precise({0, Precision{0.5, 0, 0.95, 10}});
  const Replications stopped = play_all(plan, [&](std::uint32_t replication) {
    ensure(replication < needed, "beyond what one thread would have played");
    return out_of_order(replication);
  });
  EXPECT_EQ(stopped.results.size(), needed);
}

TEST_P(OnThreads, StoppingKeepsAnUnbrokenBeginning) {
  Plan plan = plan_of(1000, GetParam());
  std::uint32_t asked = 0;
  plan.should_stop = [&asked] { return ++asked >= 25 ? Limit::time : Limit::none; };
  const Replications some = play_all(plan, out_of_order);
  EXPECT_EQ(numbers_of(some), first(25));
  EXPECT_EQ(some.end, ReplicationsEnd::interrupted);
  EXPECT_EQ(some.limit, Limit::time);
  EXPECT_EQ(some.planned, 1000U);
}

// From replication `from` on, each meets `limit`.
Play limited(Limit limit, std::uint32_t from) {
  return [limit, from](std::uint32_t replication) {
    RunResult result = out_of_order(replication);
    result.limit = replication < from ? Limit::none : limit;
    return result;
  };
}

TEST_P(OnThreads, ALimitOfTheRunItselfCutsEachReplicationAlone) {
  const Replications all = play_all(plan_of(50, GetParam()), limited(Limit::events, 3));
  EXPECT_EQ(numbers_of(all), first(50));
  EXPECT_EQ(all.end, ReplicationsEnd::all_done);
  EXPECT_EQ(all.limit, Limit::events);
}

TEST_P(OnThreads, AStandstillIsTheLastThatIsPlayed) {
  const Replications some = play_all(plan_of(50, GetParam()), limited(Limit::standstill, 3));
  EXPECT_EQ(numbers_of(some), first(4));
  EXPECT_EQ(some.limit, Limit::standstill);
}

TEST_P(OnThreads, WhatWasCutFromOutsideIsDroppedUnlessThereIsNothingElse) {
  for (const Limit limit : {Limit::time, Limit::memory, Limit::interruption}) {
    const Replications some = play_all(plan_of(50, GetParam()), limited(limit, 3));
    EXPECT_EQ(numbers_of(some), first(3));
    EXPECT_EQ(some.limit, limit);
    EXPECT_EQ(some.end, ReplicationsEnd::interrupted);
    EXPECT_EQ(numbers_of(play_all(plan_of(50, GetParam()), limited(limit, 0))), first(1));
  }
}

TEST_P(OnThreads, ALackOfMemoryKeepsWhatIsComplete) {
  const Replications some = play_all(plan_of(50, GetParam()), [](std::uint32_t replication) {
    if (replication >= 5) {
      throw std::bad_alloc();
    }
    return out_of_order(replication);
  });
  EXPECT_EQ(numbers_of(some), first(5));
  EXPECT_EQ(some.limit, Limit::memory);
}

TEST_P(OnThreads, ProgressIsToldFromOneThreadAtATimeAndOnlyRises) {
  Plan plan = plan_of(200, GetParam());
  std::atomic<int> inside = 0;
  std::uint32_t last = 0;
  plan.on_progress = [&](const Progress& progress) {
    EXPECT_EQ(++inside, 1);
    EXPECT_EQ(progress.done, last + 1);
    EXPECT_EQ(progress.planned, 200U);
    last = progress.done;
    --inside;
  };
  play_all(plan, quick);
  EXPECT_EQ(last, 200U);
}

TEST_P(OnThreads, WhatTheCallersFunctionsThrowReachesTheCaller) {
  Plan plan = plan_of(200, GetParam());
  plan.on_progress = [](const Progress& /*progress*/) { throw std::runtime_error("the terminal is gone"); };
  EXPECT_THROW(play_all(plan, quick), std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Counts, OnThreads, testing::Values(1U, 2U, 3U, 8U, 64U));

TEST(Replications, LeaveUndefinedValuesOut) {
  const Replications all = play_all(plan_of(10, 1), quick);
  EXPECT_EQ(all.defined_values(0).size(), 8U);
  EXPECT_EQ(all.interval(0).count, 8U);
}

}  // namespace
}  // namespace docket::experiment_detail
