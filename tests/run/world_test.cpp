#include "run/world.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/small_scenario.hpp"

namespace docket {
namespace {

using test::hour;
using test::one_order;
using test::one_queue;
using test::RecordKeeper;

struct Played {
  RecordKeeper journal;
  RunOutcome outcome;
  std::uint64_t fingerprint = 0;
};

void play(const Scenario& scenario, Played& played, std::uint32_t replication = 0, std::uint32_t leaf_limit = 4096) {
  World world(scenario, 7, replication, {&played.journal},
              {Instant(), scenario.run.ends_after_items.value_or(UINT64_MAX)}, {leaf_limit, UINT64_MAX});
  played.outcome = world.play();
  played.fingerprint = world.fingerprint();
}

TEST(World, ReviewsItemsOneAfterTheOtherAndMakesThemDark) {
  Scenario s = one_order(3);
  s.platform.enforcement_takes = Distribution::constant(60);
  Played run;
  play(s, run);
  const auto dark = run.journal.all<VisibilityChanged>();
  ASSERT_EQ(dark.size(), 3U);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(dark[static_cast<std::size_t>(i)].at, hour(1) + Duration::minutes(10 * (i + 1) + 1));
    EXPECT_EQ(dark[static_cast<std::size_t>(i)].to, Visibility::withheld);
  }
  EXPECT_EQ(run.journal.all<Answered>().size(), 3U);
  EXPECT_EQ(run.outcome.reason, StopReason::horizon);
  EXPECT_EQ(run.outcome.stopped_at, hour(240));
}

TEST(World, NoticesAnOrderServedAtNightWhenTheMailboxIsWatched) {
  Scenario s = one_order();
  s.platform.shifts.push_back({"office", OpeningHours({{hour(9), hour(17)}, {hour(33), hour(41)}})});
  s.platform.channels.push_back({"mailbox", ShiftId(0U), Distribution::constant(300)});
  s.orders[0].channel = ChannelId(0U);
  s.platform.acknowledges_order = Distribution::constant(600);
  Played run;
  play(s, run);
  EXPECT_EQ(run.journal.all<OrderNoticed>().at(0).at, hour(9));
  EXPECT_EQ(run.journal.all<OrderAcknowledged>().at(0).at, hour(9) + Duration::minutes(10));
}

TEST(World, HandsOverAtShiftEndAndFinishesTheRestNextMorning) {
  Scenario s = one_order();
  s.platform.shifts.push_back({"office", OpeningHours({{hour(0), hour(2)}, {hour(10), hour(20)}})});
  s.platform.pools[0].shift = ShiftId(0U);
  s.platform.pools[0].at_shift_end = AtShiftEnd::hand_over;
  s.platform.stages[0].handling = Distribution::constant(7200);
  Played run;
  play(s, run);
  const auto visits = run.journal.all<Visit>();
  ASSERT_EQ(visits.size(), 2U);
  EXPECT_EQ(visits[0].outcome, VisitOutcome::handed_over);
  EXPECT_EQ(visits[0].at, hour(2));
  EXPECT_EQ(visits[1].started_at, hour(10));
  EXPECT_EQ(visits[1].at, hour(11));
}

TEST(World, FinishesWorkAfterTheShiftWhenAskedTo) {
  Scenario s = one_order();
  s.platform.shifts.push_back({"office", OpeningHours({{hour(0), hour(2)}, {hour(10), hour(20)}})});
  s.platform.pools[0].shift = ShiftId(0U);
  s.platform.stages[0].handling = Distribution::constant(7200);
  Played run;
  play(s, run);
  const auto visits = run.journal.all<Visit>();
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].at, hour(3));
}

TEST(World, WithholdsByTheClockAndRestoresWhenTheReviewRejects) {
  Scenario s = one_order();
  Rule clock{"clock", {}, Decision::withhold};
  clock.when.time_left_below = Duration::hours(20);
  clock.when.is_reviewed = false;
  s.platform.policy = {clock, {"rest", {}, Decision::reject}};
  s.platform.stages[0].handling = Distribution::constant(36'000);
  s.platform.stages[0].assessments = {{kUnlawful, true, {}, {}}};
  Played run;
  play(s, run);
  const auto decided = run.journal.all<Decided>();
  ASSERT_EQ(decided.size(), 2U);
  EXPECT_EQ(decided[0].at, hour(5));  // due at 25 h, less 20 h
  EXPECT_TRUE(decided[0].is_provisional);
  EXPECT_EQ(decided[1].at, hour(11));
  EXPECT_EQ(decided[1].decision, Decision::reject);
  const auto shown = run.journal.all<VisibilityChanged>();
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[1].to, Visibility::visible);
  EXPECT_EQ(run.journal.all<Answered>().at(0).at, hour(11));
}

TEST(World, RestoresAWholeOrderAtOnceAndTheAuthorityClimbsOnlyWhenItLooks) {
  Scenario s = one_order(4);
  s.platform.reversals.push_back({"second-thoughts", true, {}, 0, Distribution::constant(3600)});
  s.authorities[0].looks_every = Duration::hours(6);
  s.authorities[0].escalation = EscalationSpec{1.0, 0, {{"notice", {GroupId(1U)}}}};
  s.platform.acknowledges_notice = Distribution::constant(1800);
  s.platform.dialogue = DialogueSpec{"notice", Distribution::constant(3600)};
  Played run;
  play(s, run);
  const auto shown = run.journal.all<VisibilityChanged>();
  ASSERT_GE(shown.size(), 8U);
  for (std::size_t i = 4; i < 8; ++i) {
    EXPECT_EQ(shown[i].at, hour(1) + Duration::minutes(40 + 60));
    EXPECT_TRUE(shown[i].is_reversal);
  }
  const auto rungs = run.journal.all<RungClimbed>();
  ASSERT_EQ(rungs.size(), 3U);       // what the renewal made dark is restored again, and so on
  EXPECT_EQ(rungs[0].at, hour(30));  // due at 25 h; it looks every six hours
  EXPECT_EQ(rungs[2].at, hour(42));
  const auto orders = run.journal.all<OrderServed>();
  ASSERT_EQ(orders.size(), 3U);
  EXPECT_EQ(orders[1].items, 6U);  // four restored, two more
  EXPECT_EQ(run.journal.all<NoticeAcknowledged>().at(0).at, hour(30) + Duration::minutes(30));
  EXPECT_EQ(run.journal.all<DialogueAsked>().size(), 1U);
}

TEST(World, ReplaysAScriptWithoutStagesOrPolicy) {
  Scenario s = one_order(5);
  s.script.push_back({"block", AuthorityId::none(), hour(2), ActKind::withhold, SourceId(0U), 1, "", {}, ""});
  s.script.push_back({"unblock", AuthorityId::none(), hour(8), ActKind::restore, SourceId(0U), 1, "", {}, ""});
  s.script.push_back(
      {"notice", AuthorityId(0U), hour(20), ActKind::climb, SourceId(0U), 1, "notice", {GroupId(1U)}, ""});
  Played run;
  play(s, run);
  const auto shown = run.journal.all<VisibilityChanged>();
  ASSERT_EQ(shown.size(), 10U);
  EXPECT_EQ(shown[4].at, hour(2));
  EXPECT_EQ(shown[5].at, hour(8));
  EXPECT_TRUE(run.journal.all<Visit>().empty());
  EXPECT_EQ(run.journal.all<OrderServed>().at(1).items, 7U);
}

double mean_wait_seconds(const RecordKeeper& journal) {
  double sum = 0;
  double n = 0;
  for (const Visit& visit : journal.all<Visit>()) {
    if (visit.outcome == VisitOutcome::left) {
      sum += (visit.started_at - visit.enqueued_at).in_seconds();
      ++n;
    }
  }
  return sum / n;
}

TEST(World, MeetsTheWaitingTimesOfTheory) {
  Played mm1;
  play(one_queue(0.5, Distribution::exponential(1), 1, 200'000), mm1);
  EXPECT_NEAR(mean_wait_seconds(mm1.journal), 1.0, 0.04);
  Played md1;
  play(one_queue(0.7, Distribution::constant(1), 1, 200'000), md1);
  EXPECT_NEAR(mean_wait_seconds(md1.journal), 1.16667, 0.04);
  Played mm3;
  play(one_queue(2.5, Distribution::exponential(1), 3, 200'000), mm3);
  EXPECT_NEAR(mean_wait_seconds(mm3.journal), 1.40449, 0.10);
}

TEST(World, HasOneFingerprintForAllLeafLimits) {
  for (const Scenario& s : {one_queue(2.5, Distribution::exponential(1), 3, 2'000), one_order(20)}) {
    Played a;
    Played b;
    Played c;
    Played other;
    play(s, a, 0, 1);
    play(s, b, 0, 64);
    play(s, c, 0, 4096);
    EXPECT_EQ(a.fingerprint, b.fingerprint);
    EXPECT_EQ(b.fingerprint, c.fingerprint);
    if (!s.work_streams.empty()) {
      play(s, other, 1);
      EXPECT_NE(a.fingerprint, other.fingerprint);
    }
  }
}

TEST(World, KeepsSlotsBoundedByLiveItems) {
  const Scenario s = one_queue(0.5, Distribution::exponential(1), 1, 50'000);
  RecordKeeper journal;
  World world(s, 7, 0, {&journal}, {Instant(), 50'000}, {});
  world.play();
  EXPECT_LT(world.cases().item_slots(), 100U);
  EXPECT_GE(world.cases().items_made(), 50'000U);
}

}  // namespace
}  // namespace docket
