// Runs that begin in the middle of things.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "docket/metrics/order_table.hpp"
#include "docket/run/run.hpp"
#include "support/open_office.hpp"

namespace docket {
namespace {

using test::hour;
using test::minute;
using test::office;
using test::one_order;
using test::open_order;
using test::RecordKeeper;

/// The journal of a run that begins so.
class Played {
 public:
  Played(const Scenario& scenario, const Opening& opening, std::uint64_t seed = 7) {
    JournalSink* sink = &keeper_;
    RunOptions options;
    options.opening = &opening;
    play(scenario, seed, 0, {&sink, 1}, options);
  }

  template <class R>
  [[nodiscard]] std::vector<R> all() const {
    return keeper_.all<R>();
  }

 private:
  RecordKeeper keeper_;
};

std::vector<Instant> answers(const Played& journal) {
  std::vector<Instant> instants;
  for (const Answered& answered : journal.all<Answered>()) {
    instants.push_back(answered.at);
  }
  return instants;
}

/// Orders and work, deadlines that press, shifts, patience, an authority that looks.
Scenario lively() {
  Scenario s = one_order(20);
  s.run.ends_at = hour(100);
  s.platform.shifts.push_back({"day", OpeningHours({{hour(1), hour(30)}, {hour(33), hour(90)}})});
  s.platform.pools[0].reviewers = 2;
  s.platform.pools[0].shift = ShiftId(0U);
  s.platform.pools[0].absence = 0.2;
  s.platform.stages[0].handling = Distribution::exponential(1500);
  s.platform.stages[0].discipline = Discipline::edf;
  s.authorities[0].looks_every = Duration::hours(5);
  s.authorities[0].escalation = EscalationSpec{0.5, 0, {}};
  OrderStreamSpec lists;
  lists.id = "lists";
  lists.source = SourceId(s.sources.size());
  s.sources.push_back({"lists", SourceKind::order_stream, AuthorityId(0U), RegimeId(0U)});
  s.sources.push_back({"lists/renewed", SourceKind::renewed_order, AuthorityId(0U), RegimeId(0U)});
  lists.from = AuthorityId(0U);
  lists.regime = RegimeId(0U);
  lists.arrivals = ArrivalProcess::renewal(Distribution::uniform(3600, 20000));
  lists.size = Distribution::constant(5);
  lists.mix = test::plain_accounts();
  s.order_streams.push_back(lists);
  WorkStreamSpec work = test::one_queue(1.0 / 4000, Distribution::constant(1), 1, 1).work_streams[0];
  work.source = SourceId(s.sources.size());
  work.patience = Distribution::exponential(40000);
  s.sources.push_back({"customers", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back(work);
  return s;
}

TEST(AnOpening, WithNothingAtTheStartIsNoOpening) {
  const Scenario s = lively();
  const MetricCatalogue catalogue(s);
  const Opening nothing;
  RunOptions options;
  options.opening = &nothing;
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    const RunResult plain = run(s, catalogue, 3, replication);
    const RunResult opened = run(s, catalogue, 3, replication, {}, options);
    EXPECT_EQ(opened.fingerprint, plain.fingerprint);
    EXPECT_EQ(opened.events, plain.events);
    for (std::size_t i = 0; i < plain.metrics.size(); ++i) {
      EXPECT_TRUE(opened.metrics[i] == plain.metrics[i] || plain.metrics[i] != plain.metrics[i])
          << catalogue.info(i).name;
    }
  }
}

TEST(AnOpening, CarriesJobsLikeItems) {
  const Scenario s = test::one_queue(0.1, Distribution::exponential(8), 1, 500);
  const MetricCatalogue catalogue(s);
  const Opening nothing;
  RunOptions options;
  options.opening = &nothing;
  const auto mean = catalogue.find_first("time_to_answer_mean_hours");
  ASSERT_TRUE(mean);
  EXPECT_EQ(run(s, catalogue, 3, 0, {}, options).metrics[*mean], run(s, catalogue, 3, 0).metrics[*mean]);
}

TEST(AnOpening, LetsTheScenarioGoOnFromThereAsItWouldHave) {
  Scenario s = lively();
  const auto services = [](const Played& journal) {
    std::vector<std::pair<Instant, std::uint64_t>> served;
    for (const OrderServed& one : journal.all<OrderServed>()) {
      if (one.at >= hour(50) && one.renews.is_none() && one.source == SourceId(4U)) {
        served.emplace_back(one.at, one.ordinal);
      }
    }
    return served;
  };
  const auto late = services(Played(s, {hour(50), {}, {}}));
  EXPECT_GT(late.size(), 5U);
  EXPECT_EQ(late, services(Played(s, {}))) << "renewals are counted out";
  EXPECT_GE(Played(s, {hour(50), {}, {}}).all<OrderServed>().front().at, hour(50))
      << "nothing comes before the opening";
}

TEST(AnOpening, GoesOnWithWhatWaitsInTheOrderInWhichItCame) {
  Opening opening{hour(10), {open_order("older", hour(1), 2), open_order("old", hour(2))}, {}};
  opening.orders[0].items[1].since = hour(3);
  const Played journal(office(), opening);
  EXPECT_EQ(answers(journal), (std::vector<Instant>{minute(610), minute(620), minute(630)}));
  const auto visits = journal.all<Visit>();
  EXPECT_EQ(visits[0].enqueued_at, hour(1));
  EXPECT_EQ(visits[1].enqueued_at, hour(2));
  EXPECT_EQ(visits[2].enqueued_at, hour(3));
}

TEST(AnOpening, AtTheStartTakesUpAtOnceWhatIsOpen) {
  const Opening opening{Instant(), {open_order("old", hour(-2), 2)}, {}};
  EXPECT_EQ(answers(Played(office(), opening)), (std::vector<Instant>{minute(10), minute(20)}));
}

TEST(AnOpening, CountsDeadlinesFromTheServiceThatWas) {
  Opening opening{hour(20), {open_order("long ago", hour(-3)), open_order("with its own", hour(1))}, {}};
  opening.orders[1].due_at = hour(30);
  OrderTable table;
  JournalSink* sink = &table;
  RunOptions options;
  options.opening = &opening;
  play(office(), 1, 0, {&sink, 1}, options);
  EXPECT_EQ(table.rows()[0].served_at, hour(-3));
  EXPECT_EQ(table.rows()[0].due_at, hour(21));
  EXPECT_EQ(table.rows()[1].due_at, hour(30));
  EXPECT_EQ(table.rows()[1].items_in_time, 1U);
}

TEST(AnOpening, LeavesToWorkInHandOnlyTheRest) {
  Opening opening{hour(10), {open_order("in hand", hour(1)), open_order("next", hour(1))}, {}};
  opening.orders[0].items[0].state = OpenState::in_review;
  opening.orders[0].items[0].since = minute(596);
  EXPECT_EQ(answers(Played(office(), opening)), (std::vector<Instant>{minute(606), minute(616)}));
}

TEST(AnOpening, DrawsTheRestOfALongWorkFromWhatIsLongEnough) {
  Scenario s = office();
  s.platform.stages[0].handling = Distribution::exponential(600);  // forgets how long it has lasted
  double total = 0;
  constexpr int kRuns = 2000;
  for (int i = 0; i < kRuns; ++i) {
    Opening opening{hour(10), {open_order("in hand", hour(1))}, {}};
    opening.orders[0].items[0].state = OpenState::in_review;
    opening.orders[0].items[0].since = minute(580);
    total += (answers(Played(s, opening, static_cast<std::uint64_t>(i))).at(0) - hour(10)).in_seconds();
  }
  EXPECT_NEAR(total / kRuns, 600, 4 * 600 / std::sqrt(kRuns));
}

TEST(AnOpening, LetsWorkInHandWaitWhereNobodyIsOnDuty) {
  Scenario s = office();
  s.platform.shifts.push_back({"late", OpeningHours({{hour(12), hour(200)}})});
  s.platform.pools[0].shift = ShiftId(0U);
  Opening opening{hour(10), {open_order("left lying", hour(1))}, {}};
  opening.orders[0].items[0].state = OpenState::in_review;
  opening.orders[0].items[0].since = minute(596);
  EXPECT_EQ(answers(Played(s, opening)), (std::vector<Instant>{minute(726)}));
}

TEST(AnOpening, NoticesWhatNobodyHasSeenYet) {
  Scenario s = office();
  s.platform.shifts.push_back({"late", OpeningHours({{hour(12), hour(200)}})});
  s.platform.channels.push_back({"mailbox", ShiftId(0U), Distribution::constant(0)});
  Opening opening{hour(10), {open_order("in the mailbox", hour(9), 2)}, {}};
  opening.orders[0].channel = ChannelId(0U);
  for (OpenItem& item : opening.orders[0].items) {
    item.state = OpenState::unnoticed;
    item.stage = StageId::none();
  }
  const Played journal(s, opening);
  EXPECT_EQ(journal.all<OrderNoticed>().at(0).at, hour(12));
  EXPECT_EQ(answers(journal), (std::vector<Instant>{minute(730), minute(740)}));
}

TEST(AnOpening, GoesOnPuttingIntoForceWhatWasDecided) {
  Scenario s = office();
  s.platform.enforcement_takes = Distribution::constant(3600);
  Opening opening{hour(10), {open_order("decided", hour(1))}, {}};
  OpenItem& item = opening.orders[0].items[0];
  item.state = OpenState::decided;
  item.stage = StageId::none();
  item.decision = Decision::block;
  item.since = minute(570);
  const Played journal(s, opening);
  EXPECT_EQ(answers(journal), (std::vector<Instant>{minute(630)}));
  EXPECT_EQ(journal.all<VisibilityChanged>().at(0).to, Visibility::blocked);
}

TEST(AnOpening, WaitsForTheRestOfAnAnswer) {
  Scenario s = office();
  s.authorities[0].clarifies = Distribution::constant(7200);
  Opening opening{hour(10), {open_order("asked", hour(1))}, {}};
  opening.orders[0].items[0].state = OpenState::on_hold;
  opening.orders[0].items[0].since = hour(9);
  const Played journal(s, opening);
  EXPECT_EQ(journal.all<ClarificationGiven>().at(0).at, hour(11));
  EXPECT_EQ(answers(journal), (std::vector<Instant>{minute(670)}));
}

TEST(AnOpening, FindsDarkWhatTheClockMadeDark) {
  Scenario s = office();
  Condition late;
  late.time_left_below = Duration::hours(16);
  late.is_reviewed = false;
  s.platform.policy = {{"clock", late, Decision::withhold}, {"else", {}, Decision::reject}};
  Opening opening{hour(10), {open_order("dark", hour(1)), open_order("visible", hour(1))}, {}};
  opening.orders[0].items[0].visibility = Visibility::withheld;
  const Played journal(s, opening);
  const auto changes = journal.all<VisibilityChanged>();
  ASSERT_GE(changes.size(), 2U);
  EXPECT_EQ(changes[0].at, hour(10));
  EXPECT_EQ(changes[1].at, hour(10)) << "the other is past its threshold too";
  const auto decided = journal.all<Decided>();
  EXPECT_EQ(std::ranges::count_if(decided, [](const Decided& d) { return d.is_provisional; }), 1);
}

TEST(AnOpening, PutsAnOrderFirstFromWhenItIsNoLongerHeld) {
  Scenario s = office();
  Opening opening{hour(10), {open_order("held", hour(1)), open_order("others", hour(2), 10)}, {}};
  opening.orders[0].comes_first = true;
  opening.orders[0].held_until = minute(625);
  const Played journal(s, opening);
  const auto visits = journal.all<Visit>();
  const auto held = std::ranges::find(visits, hour(1), &Visit::enqueued_at);
  ASSERT_NE(held, visits.end());
  EXPECT_EQ(held->started_at, minute(630)) << "after the work at hand, before the others";
  EXPECT_EQ(answers(journal).size(), 11U);
}

TEST(AnOpening, BringsExtraHandsUntilTheyGo) {
  Scenario s = office();
  const Opening opening{hour(10), {open_order("list", hour(1), 8)}, {{PoolId(0U), 2, minute(615)}}};
  const Played journal(s, opening);
  EXPECT_EQ(answers(journal), (std::vector<Instant>{minute(610), minute(610), minute(610), minute(620), minute(620),
                                                    minute(620), minute(630), minute(640)}));
  const auto staffed = journal.all<PoolStaffed>();
  EXPECT_EQ(staffed.front().on_duty, 3U);
  EXPECT_EQ(staffed.back().on_duty, 1U);
}

TEST(AnOpening, LetsExtraHandsWorkOutsideTheShift) {
  Scenario s = office();
  s.platform.shifts.push_back({"late", OpeningHours({{hour(12), hour(200)}})});
  s.platform.pools[0].shift = ShiftId(0U);
  const Opening opening{hour(10), {open_order("list", hour(1), 2)}, {{PoolId(0U), 1, minute(605)}}};
  EXPECT_EQ(answers(Played(s, opening)), (std::vector<Instant>{minute(610), minute(730)}));
}

TEST(AnOpening, TakesUpBatchesWithTheirPatienceAndDueTimes) {
  Scenario s = test::one_queue(1e-9, Distribution::constant(600), 1, 100);
  s.run.ends_after_items.reset();
  s.run.ends_at = hour(100);
  s.work_streams[0].due = DueSpec{false, Distribution::constant(3600)};
  s.work_streams[0].patience = Distribution::constant(36300);
  OpenOrder batch = open_order("reports", Instant(), 3);
  batch.from = AuthorityId::none();
  batch.regime = RegimeId::none();
  const Played journal(s, {hour(10), {batch}, {}});
  EXPECT_EQ(journal.all<ItemListed>().at(0).due_at, hour(1));
  EXPECT_EQ(answers(journal), (std::vector<Instant>{minute(610)})) << "the others leave after 10 h 5 min";
  EXPECT_EQ(journal.all<Withdrawn>().size(), 2U);
}

TEST(AnOpening, TakesAnOrderThroughTheStageForWholeOrders) {
  Scenario s = office();
  StageSpec check = s.platform.stages[0];
  check.id = "check";
  check.is_per_order = true;
  check.handling = Distribution::constant(1200);
  check.routes = {{RouteEnd::stage, StageId(0U), 1}};
  s.platform.stages.push_back(check);
  Opening opening{hour(10), {open_order("whole", hour(1), 2)}, {}};
  for (OpenItem& item : opening.orders[0].items) {
    item.stage = StageId(1U);
  }
  EXPECT_EQ(answers(Played(s, opening)), (std::vector<Instant>{minute(630), minute(640)}));
}

}  // namespace
}  // namespace docket
