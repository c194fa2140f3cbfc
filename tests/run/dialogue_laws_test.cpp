// What the platform and the authority say to each other, and when the ladder is climbed.
#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::hour;
using test::minute;
using test::one_order;
using test::order_stream;
using test::play;
using test::RecordKeeper;

TEST(DialogueLaws, AnItemAskedAboutComesBackAsANewVisitWithLuckOfItsOwn) {
  Scenario s = one_order(2'000);
  s.platform.pools[0].reviewers.reset();
  s.platform.stages[0].assessments = {{kUnlawful, true, {1, 0.5}, {1, 0.5}}};
  Rule ask{"ask", {}, Decision::ask_clarification};
  ask.when.judged.want(kUnlawful, true);
  s.platform.policy.insert(s.platform.policy.begin(), ask);
  s.authorities[0].clarifies = Distribution::uniform(60, 3600);
  RecordKeeper journal;
  play(s, journal);
  const auto asked = journal.all<ClarificationAsked>();
  EXPECT_EQ(journal.all<Answered>().size(), 2'000U);
  EXPECT_EQ(journal.all<Visit>().size(), 2'000 + asked.size());
  EXPECT_NEAR(static_cast<double>(asked.size()), 2'000, 260);  // geometric: half of each round asks again
  std::map<ItemSlot, Instant> asked_at;
  std::map<ItemSlot, Duration> took;
  for (const Record& record : journal.records()) {
    if (const auto* question = std::get_if<ClarificationAsked>(&record)) {
      asked_at[question->item] = question->at;
    } else if (const auto* answer = std::get_if<ClarificationGiven>(&record)) {
      const Duration takes = answer->at - asked_at[answer->item];
      EXPECT_NE(takes, std::exchange(took[answer->item], takes));
    }
  }
}

TEST(DialogueLaws, ClarifyingMakesAnOrderSpecificButNoPowerWider) {
  Scenario s = one_order(2);
  StageSpec check = s.platform.stages[0];
  check.id = "check";
  check.is_per_order = true;
  check.routes = {{RouteEnd::stage, StageId(0U), 1}};
  check.order_tests = {{OrderTrait::specific_enough, {}, Decision::ask_clarification},
                       {OrderTrait::within_powers, {}, Decision::reject}};
  s.platform.stages.push_back(check);
  s.platform.entry = StageId(1U);
  s.orders[0].truth = {1, 0, 0};
  s.authorities[0].clarifies = Distribution::constant(3600);
  RecordKeeper journal;
  play(s, journal);
  const auto visits = journal.all<Visit>();
  ASSERT_EQ(visits.size(), 2U);
  EXPECT_EQ(visits[0].outcome, VisitOutcome::held);
  EXPECT_EQ(visits[1].outcome, VisitOutcome::rejected);
}

TEST(DialogueLaws, StatusUpdatesEndWithTheLastAnswer) {
  Scenario s = one_order(3);
  s.platform.stages[0].handling = Distribution::constant(3600);
  s.platform.status_update_every = Duration::minutes(30);
  RecordKeeper journal;
  play(s, journal);
  const auto sent = journal.all<StatusSent>();
  ASSERT_EQ(sent.size(), 5U);
  EXPECT_EQ(sent.back().at, minute(210));  // the last answer, at 4 h, comes before what would be the sixth
}

TEST(DialogueLaws, APassiveAuthorityNeitherLooksNorClimbs) {
  Scenario s = one_order();
  s.platform.policy = {{"all", {}, Decision::reject}};
  s.authorities[0].looks_every = Duration::hours(1);
  RecordKeeper journal;
  play(s, journal);
  EXPECT_TRUE(journal.all<Looked>().empty());
  EXPECT_TRUE(journal.all<RungClimbed>().empty());
}

TEST(DialogueLaws, EachLookClimbsByItsChanceAndAtMostOneRung) {
  constexpr std::size_t kOrders = 4'000;
  Scenario s = order_stream(std::vector<Instant>(kOrders, hour(1)));
  s.platform.pools[0].reviewers.reset();
  s.platform.policy = {{"all", {}, Decision::reject}};
  s.authorities[0].looks_every = Duration::hours(1);
  s.authorities[0].escalation = EscalationSpec{0.3, 0, {}};
  RecordKeeper journal;
  play(s, journal);
  std::map<std::pair<OrderSlot, Instant>, int> climbs;
  std::map<Instant, double> notices;
  for (const RungClimbed& climbed : journal.all<RungClimbed>()) {
    EXPECT_EQ((++climbs[{climbed.order, climbed.at}]), 1);
    notices[climbed.at] += climbed.rung == RungId(0U) ? 1 : 0;
  }
  ASSERT_FALSE(notices.empty());
  EXPECT_EQ(notices.begin()->first, hour(25));  // due at that very instant, and looked at after it
  EXPECT_NEAR(notices[hour(25)], 0.3 * kOrders, 4 * 29);
  EXPECT_NEAR(notices[hour(26)], 0.7 * 0.3 * kOrders, 4 * 26);
  EXPECT_EQ(journal.all<OrderRetired>().size(), kOrders);  // when the ladder has no rung left
}

TEST(DialogueLaws, AReactionChangesTheChanceForAsLongAsItLasts) {
  Scenario s = one_order();
  s.platform.policy = {{"all", {}, Decision::reject}};
  s.platform.acknowledges_order = Distribution::constant(1800);
  s.authorities[0].looks_every = Duration::hours(1);
  s.authorities[0].escalation = EscalationSpec{0.5, 0, {}};
  s.authorities[0].reactions = {{Trigger::order_acknowledged, 0, Duration::hours(100)}};
  RecordKeeper appeased;
  play(s, appeased);
  ASSERT_FALSE(appeased.all<RungClimbed>().empty());
  EXPECT_GE(appeased.all<RungClimbed>()[0].at, hour(101));
  s.authorities[0].reactions = {{Trigger::order_acknowledged, 2, Duration::hours(100)}};
  RecordKeeper annoyed;
  play(s, annoyed);
  ASSERT_EQ(annoyed.all<RungClimbed>().size(), 3U);
  EXPECT_EQ(annoyed.all<RungClimbed>()[2].at, hour(27));
}

TEST(DialogueLaws, ARungRenewsWhatIsOutstandingAndSharesTheLadder) {
  Scenario s = one_order(4);
  s.platform.policy = {{"all", {}, Decision::reject}};
  s.authorities[0].looks_every = Duration::hours(6);
  s.authorities[0].escalation = EscalationSpec{1, 0, {{"notice", {GroupId(1U)}}}};
  RecordKeeper journal;
  play(s, journal);
  const auto orders = journal.all<OrderServed>();
  ASSERT_EQ(orders.size(), 3U);
  EXPECT_EQ(orders[1].items, 6U);  // at 30 h: four outstanding, two more that are due at 54 h
  EXPECT_EQ(orders[2].items, 4U);  // at 36 h: the two more are not outstanding yet
  const auto looks = journal.all<Looked>();
  EXPECT_EQ(looks.back().at, hour(42));
  EXPECT_EQ(looks.back().due, 4U);
  for (const RungClimbed& climbed : journal.all<RungClimbed>()) {
    EXPECT_EQ(climbed.order, orders[0].order);
  }
}

TEST(DialogueLaws, OrdersOfATraceAreServedAndRetireAfterTheLastReplyIsHeard) {
  Scenario s = order_stream({hour(1), hour(2), hour(2)}, 3);
  s.platform.acknowledges_order = Distribution::constant(7200);
  s.authorities[0].reactions = {{Trigger::order_acknowledged, 1, Duration::hours(1)}};
  RecordKeeper journal;
  play(s, journal);
  const auto served = journal.all<OrderServed>();
  ASSERT_EQ(served.size(), 3U);
  EXPECT_EQ(served[0].at, hour(1));
  EXPECT_EQ(served[2].at, hour(2));
  EXPECT_EQ(served[2].items, 3U);
  EXPECT_EQ(journal.all<OrderAcknowledged>().size(), 3U);
  const auto retired = journal.all<OrderRetired>();
  ASSERT_EQ(retired.size(), 3U);
  EXPECT_EQ(retired[0].at, hour(3));
}

TEST(DialogueLaws, OrdersThatAreDarkForGoodTakeNoRoomUnderAWatchfulAuthority) {
  std::vector<Instant> every_minute;
  for (int m = 0; m < 5'000; ++m) {
    every_minute.push_back(minute(m));
  }
  Scenario s = order_stream(every_minute);
  s.platform.pools[0].reviewers.reset();
  s.authorities[0].looks_every = Duration::hours(1);
  s.authorities[0].escalation = EscalationSpec{1, 0, {}};
  World world(s, 11, 0, {}, {}, {});
  world.play();
  EXPECT_EQ(world.cases().items_made(), 5'000U);
  EXPECT_LT(world.cases().item_slots(), 100U);
  EXPECT_LT(world.cases().order_slots(), 100U);
}

}  // namespace
}  // namespace docket
