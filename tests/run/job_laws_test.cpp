// Jobs are a cheaper way to carry what a work stream of plain items carries: nothing that can be measured differs.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include "docket/metrics/item_table.hpp"
#include "docket/metrics/order_table.hpp"
#include "docket/run/run.hpp"
#include "platform/job/job_plan.hpp"
#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::one_queue;

bool brings_jobs(const Scenario& s) { return plan_jobs(s.platform, s.work_streams, !s.orders.empty()).streams[0]; }

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

/// Lines and services at the sample instants.
std::vector<std::tuple<std::int64_t, std::uint32_t, std::uint32_t, std::uint32_t>> samples_in(
    const test::RecordKeeper& journal) {
  std::vector<std::tuple<std::int64_t, std::uint32_t, std::uint32_t, std::uint32_t>> samples;
  for (const StageSampled& s : journal.all<StageSampled>()) {
    samples.emplace_back(s.at.count_us(), s.stage.index(), s.waiting, s.in_service);
  }
  return samples;
}

bool is_same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

/// The second stage sends every third back to the first, whose pool serves both.
Scenario rework(Picks picks) {
  Scenario s = busy_queue();
  s.platform.stages[1].routes = {{RouteEnd::stage, StageId(0U), 0.3}, {RouteEnd::leave, StageId::none(), 0.7}};
  s.platform.stages[1].pool = PoolId(0U);
  s.platform.pools[0].picks = picks;
  s.platform.pools[0].stage_order = {StageId(1U), StageId(0U)};
  s.work_streams[0].arrivals = ArrivalProcess::poisson(0.6);
  return s;
}

/// As many at work as there are.
Scenario unlimited() {
  Scenario s = busy_queue();
  s.platform.pools[0].reviewers.reset();
  return s;
}

/// Whole seconds everywhere, work that takes no time, and two streams: instants at which many things happen.
Scenario many_at_once(Discipline discipline) {
  Scenario s = busy_queue();
  s.work_streams[0].arrivals = ArrivalProcess::renewal(Distribution::constant(1));
  s.work_streams[0].patience = Distribution::constant(3);
  s.work_streams[0].due = DueSpec{true, Distribution::constant(2)};
  s.work_streams.push_back(s.work_streams[0]);
  s.work_streams[1].id = "others";
  s.work_streams[1].source = SourceId(s.sources.size());
  s.sources.push_back({"others", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams[1].entry = StageId(1U);
  s.work_streams[1].priority = 2;
  s.platform.stages[0].handling = Distribution::constant(2);
  const std::vector<double> seconds = {0, 1, 2};
  s.platform.stages[1].handling = Distribution::empirical(seconds, std::vector<double>{1, 1, 1});
  s.platform.stages[1].discipline = discipline;
  s.run.sample_every = Duration::from_seconds(5);
  return s;
}

/// Ends at an instant instead of after some items.
Scenario until_noon() {
  Scenario s = busy_queue();
  s.run.ends_after_items.reset();
  s.run.ends_at = Instant() + Duration::from_seconds(2500);
  return s;
}

/// Who is not served at once is lost.
Scenario without_patience() {
  Scenario s = busy_queue();
  s.work_streams[0].patience = Distribution::constant(0);
  return s;
}

/// Nobody gives up, so that lines are of the kinds that nobody leaves.
Scenario patient(Scenario s) {
  for (WorkStreamSpec& stream : s.work_streams) {
    stream.patience.reset();
  }
  return s;
}

/// Twice as much comes as can be done.
Scenario overloaded(Discipline discipline) {
  Scenario s = patient(busy_queue());
  s.work_streams[0].arrivals = ArrivalProcess::poisson(3);
  s.platform.stages[0].discipline = discipline;
  return s;
}

Scenario one_of_two_is_patient() {
  Scenario s = many_at_once(Discipline::edf);
  s.work_streams[0].patience.reset();
  return s;
}

struct Model {
  std::string name;
  Scenario (*make)();
  // NOLINTNEXTLINE(readability-identifier-naming): the name that the test library looks for
  friend void PrintTo(const Model& model, std::ostream* out) { *out << model.name; }
};

const std::vector<Model> kModels = {
    {"TwoStages", busy_queue},
    {"ReworkLongestWaitingFirst", [] { return rework(Picks::longest_waiting); }},
    {"ReworkEarliestDueFirst", [] { return rework(Picks::earliest_due); }},
    {"ReworkInStageOrder", [] { return rework(Picks::stage_order); }},
    {"Unlimited", unlimited},
    {"ManyAtOnceInOrder", [] { return many_at_once(Discipline::fifo); }},
    {"ManyAtOnceInReverse", [] { return many_at_once(Discipline::lifo); }},
    {"ManyAtOnceByPriority", [] { return many_at_once(Discipline::priority); }},
    {"ManyAtOnceShortestFirst", [] { return many_at_once(Discipline::shortest_first); }},
    {"ManyAtOnceLeastSlack", [] { return many_at_once(Discipline::least_slack); }},
    {"UntilAnInstant", until_noon},
    {"WithoutPatience", without_patience},
    {"PatientTwoStages", [] { return patient(busy_queue()); }},
    {"PatientReworkLongestWaitingFirst", [] { return patient(rework(Picks::longest_waiting)); }},
    {"PatientReworkEarliestDueFirst", [] { return patient(rework(Picks::earliest_due)); }},
    {"PatientUnlimited", [] { return patient(unlimited()); }},
    {"PatientManyAtOnceInOrder", [] { return patient(many_at_once(Discipline::fifo)); }},
    {"PatientManyAtOnceInReverse", [] { return patient(many_at_once(Discipline::lifo)); }},
    {"PatientManyAtOnceEarliestDueFirst", [] { return patient(many_at_once(Discipline::edf)); }},
    {"PatientManyAtOnceByPriority", [] { return patient(many_at_once(Discipline::priority)); }},
    {"PatientManyAtOnceShortestFirst", [] { return patient(many_at_once(Discipline::shortest_first)); }},
    {"PatientManyAtOnceLeastSlack", [] { return patient(many_at_once(Discipline::least_slack)); }},
    {"PatientOverloadedEarliestDueFirst", [] { return overloaded(Discipline::edf); }},
    {"PatientOverloadedShortestFirst", [] { return overloaded(Discipline::shortest_first); }},
    {"PatientOverloadedInReverse", [] { return overloaded(Discipline::lifo); }},
    {"OneOfTwoIsPatient", one_of_two_is_patient},
};

class JobsOf : public testing::TestWithParam<Model> {};

TEST_P(JobsOf, GiveBitForBitTheMeasuresTheSamplesAndTheTrailOfItems) {
  const Scenario jobs = GetParam().make();
  const Scenario items = as_items(jobs);
  ASSERT_TRUE(brings_jobs(jobs));
  ASSERT_FALSE(brings_jobs(items));
  const MetricCatalogue catalogue(jobs);
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    test::RecordKeeper told_by_jobs;
    test::RecordKeeper told_by_items;
    const std::array<JournalSink*, 1> one = {&told_by_jobs};
    const std::array<JournalSink*, 1> other = {&told_by_items};
    const RunResult a = run(jobs, catalogue, 7, replication, one);
    const RunResult b = run(items, catalogue, 7, replication, other);
    EXPECT_EQ(a.fingerprint, b.fingerprint);
    EXPECT_EQ(a.stopped_at, b.stopped_at);
    EXPECT_EQ(a.items, b.items);
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
      EXPECT_TRUE(is_same(a.metrics[i], b.metrics[i]))
          << catalogue.info(i).subject << " " << catalogue.info(i).name << ": " << a.metrics[i] << ", " << b.metrics[i];
    }
    EXPECT_EQ(samples_in(told_by_jobs), samples_in(told_by_items));
  }
}

INSTANTIATE_TEST_SUITE_P(Models, JobsOf, testing::ValuesIn(kModels), [](const auto& one) { return one.param.name; });

TEST(JobLaws, JobsThatShareAPoolWithOrdersOrItemsAreItems) {
  Scenario with_orders = busy_queue();
  with_orders.orders.push_back({});
  with_orders.platform.entry = StageId(0U);
  EXPECT_FALSE(brings_jobs(with_orders));

  Scenario with_items = many_at_once(Discipline::fifo);
  with_items.work_streams[1].mix.truth = {{kUnlawful, {false, 0.5, 0}}};
  EXPECT_FALSE(brings_jobs(with_items)) << "its second stage is shared";
  with_items.platform.stages[0].routes = {{RouteEnd::leave, StageId::none(), 1}};
  EXPECT_TRUE(brings_jobs(with_items)) << "nothing is shared any more";
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
  EXPECT_FALSE(brings_jobs(decided));

  Scenario by_clock = plain;
  by_clock.platform.policy.insert(by_clock.platform.policy.begin(),
                                  test::by_clock("clock", Duration::hours(1), Decision::withhold));
  EXPECT_FALSE(brings_jobs(by_clock));
  by_clock.work_streams[0].due.reset();
  EXPECT_TRUE(brings_jobs(by_clock)) << "a clock without a due time never rings";

  Scenario batches = plain;
  batches.work_streams[0].batch = Distribution::constant(2);
  EXPECT_FALSE(brings_jobs(batches));
}

}  // namespace
}  // namespace docket
