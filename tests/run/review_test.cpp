// What happens between the arrival of work and its decision, seen in the journal of whole runs.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "run/world.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

using test::hour;
using test::one_order;
using test::one_queue;
using test::RecordKeeper;

void play(const Scenario& scenario, RecordKeeper& journal, std::uint32_t replication = 0) {
  World world(scenario, 3, replication, {&journal}, {Instant(), scenario.run.ends_after_items.value_or(UINT64_MAX)},
              {});
  world.play();
}

/// Adds a second stage to `s`, served by the same pool.
void add_stage(Scenario& s, const std::string& id, PoolId pool) {
  StageSpec stage = s.platform.stages[0];
  stage.id = id;
  stage.pool = pool;
  s.platform.stages.push_back(stage);
}

TEST(Review, RoutesByShares) {
  Scenario s = one_order(20'000);
  s.platform.pools[0].reviewers.reset();
  add_stage(s, "legal", PoolId(0U));
  s.platform.stages[0].routes = {{RouteEnd::stage, StageId(1U), 0.3}, {RouteEnd::decide, StageId::none(), 0.7}};
  RecordKeeper journal;
  play(s, journal);
  const auto visits = journal.all<Visit>();
  const auto legal = std::ranges::count(visits, StageId(1U), &Visit::stage);
  EXPECT_NEAR(static_cast<double>(legal), 6'000, 4 * 65);
}

TEST(Review, SharesAPoolByLongestWaitByDueTimeOrByList) {
  for (const Picks picks : {Picks::longest_waiting, Picks::earliest_due, Picks::stage_order}) {
    Scenario s = one_order(1);
    add_stage(s, "reports", PoolId(0U));
    s.platform.pools[0].picks = picks;
    s.platform.pools[0].stage_order = {StageId(1U), StageId(0U)};
    s.platform.pools[0].shift = ShiftId(0U);
    s.platform.shifts.push_back({"late", OpeningHours({{hour(4), hour(100)}})});
    s.sources.push_back({"reports", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
    WorkStreamSpec stream{"reports",
                          SourceId(s.sources.size() - 1),
                          StageId(1U),
                          ArrivalProcess::renewal(Distribution::constant(7200)),
                          Distribution::constant(1),
                          test::plain_accounts(),
                          1,
                          DueSpec{false, Distribution::constant(3600)},
                          {},
                          Instant(),
                          hour(3)};
    s.work_streams.push_back(stream);
    RecordKeeper journal;
    play(s, journal);
    const auto visits = journal.all<Visit>();
    ASSERT_EQ(visits.size(), 2U);
    // The list came at 1 h, due at 25 h; the report at 2 h, due at 3 h; the shift opens at 4 h.
    EXPECT_EQ(visits[0].stage, picks == Picks::longest_waiting ? StageId(0U) : StageId(1U));
  }
}

TEST(Review, RushesWhenLittleTimeIsLeft) {
  Scenario s = one_order(2);
  s.platform.stages[0].handling = Distribution::constant(3600);
  s.platform.stages[0].rush = Rush{Duration::hours(23), 0.5};
  RecordKeeper journal;
  play(s, journal);
  const auto visits = journal.all<Visit>();
  EXPECT_FALSE(visits[0].is_rushed);
  EXPECT_TRUE(visits[1].is_rushed);  // starts 23 h before it is due
  EXPECT_EQ(visits[1].at - visits[1].started_at, Duration::minutes(30));
}

TEST(Review, LosesThePatientAfterTheirPatience) {
  Scenario s = one_queue(100, Distribution::constant(3600), 1, 3);
  s.work_streams[0].patience = Distribution::constant(60);
  s.run.ends_at = hour(1);
  s.run.ends_after_items.reset();
  s.work_streams[0].ends_at = Instant() + Duration::seconds(1);
  RecordKeeper journal;
  play(s, journal);
  const auto ended = journal.all<JobEnded>();
  ASSERT_GT(ended.size(), 1U);
  EXPECT_EQ(std::ranges::count(ended, JobOutcome::withdrawn, &JobEnded::outcome),
            static_cast<std::ptrdiff_t>(ended.size()) - 1);
  EXPECT_EQ(ended[0].entity.ordinal, 1U) << "the first is being served";
  EXPECT_EQ(ended[0].at, ended[0].arrived_at + Duration::seconds(60));
}

TEST(Review, MeetsErlangA) {
  Scenario s = one_queue(10, Distribution::exponential(1), 10, 200'000);
  s.work_streams[0].patience = Distribution::exponential(2);
  RecordKeeper journal;
  play(s, journal);
  const auto ended = journal.all<JobEnded>();
  const auto lost = static_cast<double>(std::ranges::count(ended, JobOutcome::withdrawn, &JobEnded::outcome));
  EXPECT_NEAR(lost / static_cast<double>(ended.size()), 0.103913, 0.004);
}

TEST(Review, ChecksAnOrderOnceAndRejectsAllOfItWhenItIsBeyondPowers) {
  Scenario s = one_order(5);
  add_stage(s, "check", PoolId(0U));
  s.platform.stages[1].is_per_order = true;
  s.platform.stages[1].routes = {{RouteEnd::stage, StageId(0U), 1}};
  s.platform.stages[1].order_tests = {{OrderTrait::within_powers, {1, 1}, Decision::reject}};
  s.platform.entry = StageId(1U);
  RecordKeeper lawful;
  play(s, lawful);
  EXPECT_EQ(lawful.all<Visit>().size(), 6U);
  s.orders[0].truth.within_powers = 0;
  RecordKeeper beyond;
  play(s, beyond);
  ASSERT_EQ(beyond.all<Visit>().size(), 1U);
  EXPECT_EQ(beyond.all<Visit>()[0].outcome, VisitOutcome::rejected);
  EXPECT_EQ(beyond.all<Answered>().size(), 5U);
  EXPECT_TRUE(beyond.all<VisibilityChanged>().empty());
}

TEST(Review, HoldsAnUnclearOrderUntilTheAuthorityClarifies) {
  Scenario s = one_order(2);
  add_stage(s, "check", PoolId(0U));
  s.platform.stages[1].is_per_order = true;
  s.platform.stages[1].routes = {{RouteEnd::stage, StageId(0U), 1}};
  s.platform.stages[1].order_tests = {{OrderTrait::specific_enough, {1, 1}, Decision::ask_clarification}};
  s.platform.entry = StageId(1U);
  s.orders[0].truth.specific_enough = 0;
  RecordKeeper silent;
  play(s, silent);
  EXPECT_EQ(silent.all<ClarificationAsked>().size(), 1U);
  EXPECT_TRUE(silent.all<Answered>().empty());
  s.authorities[0].clarifies = Distribution::constant(7200);
  RecordKeeper answered;
  play(s, answered);
  EXPECT_EQ(answered.all<ClarificationGiven>().at(0).at, hour(3) + Duration::minutes(10));
  EXPECT_EQ(answered.all<Answered>().size(), 2U);
}

TEST(Review, NeverBeginsBeforeArrivalAndConservesItems) {
  Scenario s = one_queue(2, Distribution::exponential(0.9), 2, 20'000);
  s.work_streams[0].batch = Distribution::geometric(1.4);
  RecordKeeper journal;
  play(s, journal);
  std::size_t open = 0;
  for (const Visit& visit : journal.all<Visit>()) {
    open += visit.outcome == VisitOutcome::open ? 1U : 0U;
    EXPECT_LE(visit.enqueued_at, visit.started_at);
  }
  EXPECT_EQ(journal.all<ItemListed>().size(), journal.all<Answered>().size() + open);
}

TEST(Review, WorkConservingDisciplinesShareOneTotalOfWaiting) {
  // Kleinrock's conservation law in its simplest case: with one constant handling time, the sum of all waits does not
  // depend on who goes first. Whole microseconds: exactly equal.
  std::map<Discipline, std::int64_t> total;
  for (const Discipline discipline : {Discipline::fifo, Discipline::lifo, Discipline::edf, Discipline::priority,
                                      Discipline::least_slack, Discipline::shortest_first}) {
    Scenario s = one_queue(0.8, Distribution::constant(1), 1, 1'000'000);
    s.run.ends_after_items.reset();
    s.run.ends_at = hour(3);
    s.work_streams[0].ends_at = hour(2);
    s.work_streams[0].due = DueSpec{true, Distribution::uniform(1, 100)};
    s.platform.stages[0].discipline = discipline;
    RecordKeeper journal;
    play(s, journal);
    for (const Visit& visit : journal.all<Visit>()) {
      total[discipline] += (visit.started_at - visit.enqueued_at).count_us();
    }
  }
  for (const auto& [discipline, sum] : total) {
    EXPECT_EQ(sum, total[Discipline::fifo]);
  }
}

TEST(Review, KeepsAbsentReviewersAway) {
  Scenario s = one_order(1);
  s.platform.pools[0].reviewers = 1'000;
  s.platform.pools[0].absence = 0.2;
  s.platform.pools[0].shift = ShiftId(0U);
  std::vector<OpenInterval> days;
  for (int d = 0; d < 10; ++d) {
    days.push_back({hour(24 * d + 9), hour(24 * d + 17)});
  }
  s.platform.shifts.push_back({"office", OpeningHours(days)});
  RecordKeeper journal;
  play(s, journal);
  double present = 0;
  int days_staffed = 0;
  for (const PoolStaffed& staffed : journal.all<PoolStaffed>()) {
    if (staffed.scheduled > 0) {
      present += staffed.on_duty;
      ++days_staffed;
    }
  }
  EXPECT_EQ(days_staffed, 10);
  EXPECT_NEAR(present / 10, 800, 16);
}

}  // namespace
}  // namespace docket
