// Jobs are a cheaper way to carry what a work stream of plain items carries: nothing that can be measured differs.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <vector>

#include "docket/metrics/item_table.hpp"
#include "docket/metrics/order_table.hpp"
#include "docket/run/run.hpp"
#include "platform/job/job_streams.hpp"
#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::one_queue;

/// The same work, but as items: a trait that none of them has keeps them from being jobs.
Scenario as_items(Scenario s) {
  for (WorkStreamSpec& stream : s.work_streams) {
    stream.mix.truth = {{kUnlawful, {false, 0.0, 0}}};
  }
  return s;
}

/// Two stages, several servers, impatience, due times, a warm-up and an end in the middle of things.
Scenario busy_queue() {
  Scenario s = one_queue(1.4, Distribution::constant(1), 3, 4000);
  s.platform.pools.push_back(s.platform.pools[0]);
  s.platform.pools[1].id = "second";
  s.platform.pools[1].reviewers = 2;
  StageSpec second = s.platform.stages[0];
  second.id = "second";
  second.pool = PoolId(1U);
  second.discipline = Discipline::edf;
  s.platform.stages.push_back(second);
  s.platform.stages[0].routes = {{RouteEnd::stage, StageId(1U), 0.6}, {RouteEnd::leave, StageId::none(), 0.4}};
  s.platform.stages[0].handling = Distribution::lognormal_mean_cv(2.0, 1.5);
  s.work_streams[0].due = DueSpec{true, Distribution::exponential(5)};
  s.work_streams[0].patience = Distribution::exponential(6);
  s.run.warm_up = {WarmUpKind::duration, Duration::from_seconds(500), 0};
  return s;
}

bool is_same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

TEST(JobLaws, JobsGiveBitForBitTheMeasuresAndTheTrailOfItems) {
  const Scenario jobs = busy_queue();
  const Scenario items = as_items(jobs);
  ASSERT_TRUE(brings_jobs(jobs.work_streams[0], jobs.platform));
  ASSERT_FALSE(brings_jobs(items.work_streams[0], items.platform));
  const MetricCatalogue catalogue(jobs);
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    const RunResult a = run(jobs, catalogue, 7, replication);
    const RunResult b = run(items, catalogue, 7, replication);
    EXPECT_EQ(a.fingerprint, b.fingerprint);
    EXPECT_EQ(a.stopped_at, b.stopped_at);
    EXPECT_EQ(a.items, b.items);
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
      EXPECT_TRUE(is_same(a.metrics[i], b.metrics[i]))
          << catalogue.info(i).subject << " " << catalogue.info(i).name << ": " << a.metrics[i] << ", " << b.metrics[i];
    }
  }
}

auto told(const ItemHistory& item) {
  return std::tuple(item.key, item.order_ordinal, item.position, item.kind, item.served_at, item.due_at,
                    item.answered_at, item.withdrawn_at, item.closed_at);
}

auto told(const OrderHistory& batch) {
  return std::tuple(batch.ordinal, batch.items, batch.served_at, batch.due_at, batch.answered_at, batch.settled_at,
                    batch.items_answered, batch.items_in_time, batch.items_settled, batch.closed_at);
}

template <class Table>
auto rows_of(const Scenario& scenario) {
  Table table;
  const std::array<JournalSink*, 1> sinks = {&table};
  run(scenario, MetricCatalogue(scenario), 7, 0, sinks);
  std::vector<decltype(told(table.rows().front()))> rows;
  for (const auto& row : table.rows()) {
    rows.push_back(told(row));
  }
  return rows;
}

TEST(JobLaws, JobsFillTheTablesAsItemsDo) {
  const Scenario jobs = busy_queue();
  const Scenario items = as_items(jobs);
  EXPECT_GT(rows_of<ItemTable>(jobs).size(), 4000U);
  EXPECT_EQ(rows_of<ItemTable>(jobs), rows_of<ItemTable>(items));
  EXPECT_EQ(rows_of<OrderTable>(jobs), rows_of<OrderTable>(items));
}

TEST(JobLaws, WhatCanBeDecidedOrJudgedUnlawfulIsNoJob) {
  const Scenario plain = busy_queue();
  Scenario decided = plain;
  decided.platform.stages[1].routes = {{RouteEnd::decide, StageId::none(), 1}};
  EXPECT_FALSE(brings_jobs(decided.work_streams[0], decided.platform));

  Scenario by_clock = plain;
  by_clock.platform.policy.insert(by_clock.platform.policy.begin(),
                                  test::by_clock("clock", Duration::hours(1), Decision::withhold));
  EXPECT_FALSE(brings_jobs(by_clock.work_streams[0], by_clock.platform));
  by_clock.work_streams[0].due.reset();
  EXPECT_TRUE(brings_jobs(by_clock.work_streams[0], by_clock.platform)) << "a clock without a due time never rings";

  Scenario batches = plain;
  batches.work_streams[0].batch = Distribution::constant(2);
  EXPECT_FALSE(brings_jobs(batches.work_streams[0], batches.platform));
}

}  // namespace
}  // namespace docket
