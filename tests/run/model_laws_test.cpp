// The sentences of the model that change numbers, each as a small run whose journal is known in advance.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "run/world.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

using test::one_order;
using test::one_queue;
using test::RecordKeeper;

RunOutcome play(const Scenario& scenario, RecordKeeper& journal, std::uint32_t replication = 0,
                Instant measures_from = Instant()) {
  World world(scenario, 11, replication, {&journal},
              {measures_from, scenario.run.ends_after_items.value_or(UINT64_MAX)}, {});
  return world.play();
}

Instant hour(int h) { return Instant() + Duration::hours(h); }
Instant minute(int m) { return Instant() + Duration::minutes(m); }

/// Another order of the ministry over `group`; `within` makes a regime of its own.
SourceId add_order(Scenario& s, const std::string& id, GroupId group, Instant served_at,
                   Duration within = Duration::hours(24)) {
  Regime regime = s.regimes[0];
  regime.id = id;
  regime.readings[0].within = within;
  s.regimes.push_back(regime);
  const RegimeId regime_id(s.regimes.size() - 1);
  s.sources.push_back({id, SourceKind::order, AuthorityId(0U), regime_id});
  OrderSpec order = s.orders[0];
  order.id = id;
  order.source = SourceId(s.sources.size() - 1);
  order.regime = regime_id;
  order.items = {group};
  order.served_at = served_at;
  s.orders.push_back(order);
  return order.source;
}

/// Orders of one item each that are served at `served_at`, one of them at each; the ladder only warns and refers.
Scenario order_stream(const std::vector<Instant>& served_at, std::uint32_t items = 1) {
  Scenario s = one_order();
  s.orders.clear();
  s.sources = {{"stream", SourceKind::order_stream, AuthorityId(0U), RegimeId(0U)}};
  std::erase_if(s.regimes[0].ladder, [](const Rung& rung) { return rung.renews; });
  OrderStreamSpec stream;
  stream.id = "stream";
  stream.source = SourceId(0U);
  stream.from = AuthorityId(0U);
  stream.regime = RegimeId(0U);
  stream.mix = test::plain_accounts();
  for (const Instant at : served_at) {
    stream.trace.push_back({at, items});
  }
  s.order_streams.push_back(stream);
  return s;
}

void add_shift(Scenario& s, std::vector<OpenInterval> hours) {
  s.platform.shifts.push_back({"office", OpeningHours(std::move(hours))});
  s.platform.pools[0].shift = ShiftId(0U);
}

Rule by_clock(const std::string& id, Duration below, Decision decision) {
  Rule rule{id, {}, decision};
  rule.when.time_left_below = below;
  return rule;
}

ReversalSpec second_thoughts(bool is_per_order, int after_hours) {
  return {"second-thoughts", is_per_order, {}, 0, Distribution::constant(3600.0 * after_hours)};
}

// ---- queues ----

TEST(ModelLaws, WorkThatIsHandedOverKeepsItsPlaceInLine) {
  for (const Discipline discipline : {Discipline::fifo, Discipline::edf}) {
    Scenario s = one_order(3);
    add_shift(s, {{hour(0), hour(2)}, {hour(10), hour(30)}});
    s.platform.pools[0].at_shift_end = AtShiftEnd::hand_over;
    s.platform.stages[0].handling = Distribution::constant(7200);
    s.platform.stages[0].discipline = discipline;
    RecordKeeper journal;
    play(s, journal);
    const auto visits = journal.all<Visit>();
    ASSERT_EQ(visits.size(), 4U);
    EXPECT_EQ(visits[0].outcome, VisitOutcome::handed_over);
    EXPECT_EQ(visits[1].item, visits[0].item);
    EXPECT_EQ(visits[1].at, hour(11));
    EXPECT_EQ(visits[2].at, hour(13));
  }
}

TEST(ModelLaws, AnItemUnderTwoOrdersIsWorkedToTheEarlierDueTime) {
  Scenario s = one_order(1);
  add_shift(s, {{hour(10), hour(30)}});
  s.platform.stages[0].discipline = Discipline::edf;
  s.orders[0].items = {GroupId(1U)};  // two others, due at 25 h
  add_order(s, "same-day", GroupId(0U), hour(2));
  RecordKeeper later;
  play(s, later);
  EXPECT_EQ(later.all<Visit>().back().item, later.all<ItemListed>().back().item);  // due at 26 h: last
  add_order(s, "urgent", GroupId(0U), hour(4), Duration::hours(12));
  RecordKeeper sooner;
  play(s, sooner);
  ASSERT_EQ(sooner.all<Visit>().size(), 3U);
  EXPECT_EQ(sooner.all<Visit>().front().item, sooner.all<ItemListed>().back().item);  // due at 16 h: first
}

TEST(ModelLaws, DueTimesAreDrawnForEachItemOrForTheWholeBatch) {
  for (const bool is_per_item : {true, false}) {
    Scenario s = one_queue(0.1, Distribution::constant(1), 1, 60);
    s.work_streams[0].batch = Distribution::constant(3);
    s.work_streams[0].due = DueSpec{is_per_item, Distribution::uniform(10, 1000)};
    RecordKeeper journal;
    play(s, journal);
    std::map<Instant, std::vector<Instant>> due;
    for (const ItemListed& listed : journal.all<ItemListed>()) {
      due[listed.at].push_back(listed.due_at);
    }
    for (auto& [at, times] : due) {
      std::ranges::sort(times);
      const auto different = std::unique(times.begin(), times.end()) - times.begin();
      EXPECT_EQ(different, is_per_item ? 3 : 1);
      EXPECT_GE(times.front() - at, Duration::seconds(10));
    }
  }
}

TEST(ModelLaws, ItemsThatEndARunAreCountedAfterTheWarmUp) {
  Scenario s = one_queue(1, Distribution::constant(0.1), 1, 50);
  RecordKeeper journal;
  play(s, journal, 0, Instant() + Duration::seconds(200));
  const auto answered = journal.all<Answered>();
  const auto measured =
      std::ranges::count_if(answered, [](const Answered& a) { return a.at >= Instant() + Duration::seconds(200); });
  EXPECT_EQ(measured, 50);
}

// ---- decisions ----

TEST(ModelLaws, AProvisionalDecisionStandsWhenTheReviewConfirmsIt) {
  Scenario s = one_order();
  s.platform.policy.insert(s.platform.policy.begin(), by_clock("clock", Duration::hours(24), Decision::withhold));
  RecordKeeper journal;
  play(s, journal);
  const auto decided = journal.all<Decided>();
  ASSERT_EQ(decided.size(), 2U);
  EXPECT_TRUE(decided[0].is_provisional);
  EXPECT_EQ(decided[0].at, hour(1));
  EXPECT_FALSE(decided[1].is_provisional);
  EXPECT_EQ(journal.all<VisibilityChanged>().size(), 1U);
  ASSERT_EQ(journal.all<Answered>().size(), 1U);
  EXPECT_EQ(journal.all<Answered>()[0].at, minute(70));
}

TEST(ModelLaws, WorkFinishedAtTheDeadlineIsDecidedByReviewAndNotByTheClock) {
  Scenario s = one_order();
  s.platform.stages[0].handling = Distribution::constant(86'400);
  s.platform.policy = {by_clock("clock", Duration(), Decision::block), {"rest", {}, Decision::withhold}};
  s.platform.policy[0].when.is_reviewed = false;
  s.platform.stages[0].assessments = {{kUnlawful, true, {}, {}}};
  RecordKeeper journal;
  play(s, journal);
  ASSERT_EQ(journal.all<Decided>().size(), 1U);
  EXPECT_FALSE(journal.all<Decided>()[0].is_provisional);
  EXPECT_EQ(journal.all<Answered>().at(0).at, hour(25));
  s.platform.stages[0].handling = Distribution::constant(86'400.000001);
  RecordKeeper late;
  play(s, late);
  EXPECT_EQ(late.all<Decided>().size(), 2U);
}

TEST(ModelLaws, OfSeveralRulesOnTheTimeLeftTheFirstInThePolicyDecides) {
  Scenario s = one_order();
  s.regimes[0].readings[0].within = Duration();  // due at service: every timer is past at receipt
  s.platform.policy = {by_clock("soon", Duration::hours(1), Decision::withhold),
                       by_clock("now", Duration::minutes(5), Decision::block),
                       {"rest", {}, Decision::reject}};
  RecordKeeper journal;
  play(s, journal);
  for (const Decided& decided : journal.all<Decided>()) {
    EXPECT_EQ(decided.decision, Decision::withhold);
  }
  ASSERT_EQ(journal.all<VisibilityChanged>().size(), 1U);
}

TEST(ModelLaws, TheClockDecidesNothingThatIsFinished) {
  Scenario s = one_queue(0.01, Distribution::constant(20), 1, 2);
  s.work_streams[0].batch = Distribution::constant(2);
  s.work_streams[0].due = DueSpec{false, Distribution::constant(30)};
  s.platform.policy = {by_clock("clock", Duration(), Decision::withhold), {"rest", {}, Decision::reject}};
  RecordKeeper journal;
  play(s, journal);
  ASSERT_EQ(journal.all<Decided>().size(), 1U);
  EXPECT_NE(journal.all<Decided>()[0].item, journal.all<Answered>().at(0).item);
}

TEST(ModelLaws, BlockingAndWithholdingDifferInWhereAnItemIsDark) {
  for (const auto& [decision, seen] :
       {std::pair{Decision::block, Visibility::blocked}, std::pair{Decision::withhold, Visibility::withheld}}) {
    Scenario s = one_order();
    s.platform.policy = {{"all", {}, decision}};
    RecordKeeper journal;
    play(s, journal);
    ASSERT_EQ(journal.all<VisibilityChanged>().size(), 1U);
    EXPECT_EQ(journal.all<VisibilityChanged>()[0].to, seen);
  }
}

// ---- reversal and listing again ----

/// Withheld at receipt by the clock, refused by the review ten minutes later, restored `hours` after that.
Scenario refused_when_dark(int hours) {
  Scenario s = one_order();
  s.platform.policy = {by_clock("clock", Duration::hours(24), Decision::withhold), {"rest", {}, Decision::reject}};
  s.platform.policy[0].when.is_reviewed = false;
  s.platform.stages[0].assessments = {{kUnlawful, true, {}, {}}};
  s.platform.restoring_takes = Distribution::constant(3600.0 * hours);
  return s;
}

TEST(ModelLaws, ARefusedItemIsRestoredAndNotReversed) {
  Scenario s = refused_when_dark(5);
  for (const bool is_per_order : {false, true}) {
    s.platform.reversals = {second_thoughts(is_per_order, 1)};
    RecordKeeper journal;
    play(s, journal);
    const auto shown = journal.all<VisibilityChanged>();
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[1].at, hour(6) + Duration::minutes(10));
    EXPECT_FALSE(shown[1].is_reversal);
    EXPECT_EQ(journal.all<Answered>().at(0).at, hour(1) + Duration::minutes(10));
  }
}

TEST(ModelLaws, AnItemOnItsWayBackIsReviewedAgainForASecondOrder) {
  Scenario s = refused_when_dark(10);
  const SourceId second = add_order(s, "second", GroupId(0U), hour(4));
  Rule insist{"insist", {}, Decision::withhold};
  insist.when.sources = {second};
  insist.when.is_reviewed = true;
  s.platform.policy.insert(s.platform.policy.begin(), insist);
  RecordKeeper journal;
  play(s, journal);
  EXPECT_EQ(journal.all<Visit>().size(), 2U);
  const auto shown = journal.all<VisibilityChanged>();
  ASSERT_EQ(shown.size(), 1U);  // the second decision comes while it is still dark
  EXPECT_EQ(shown[0].to, Visibility::withheld);
  EXPECT_EQ(journal.all<Answered>().back().at, hour(4) + Duration::minutes(10));
}

TEST(ModelLaws, AnItemAboutToBeDarkAnswersASecondOrderWithoutAnotherReview) {
  Scenario s = one_order();
  s.platform.enforcement_takes = Distribution::constant(18'000);
  add_order(s, "second", GroupId(0U), hour(2));
  RecordKeeper journal;
  play(s, journal);
  EXPECT_EQ(journal.all<Visit>().size(), 1U);
  ASSERT_EQ(journal.all<Answered>().size(), 1U);
  EXPECT_EQ(journal.all<Answered>()[0].at, hour(6) + Duration::minutes(10));
}

TEST(ModelLaws, AReversalOfAnEarlierDecisionDoesNotTouchALaterOne) {
  Scenario s = one_order();
  s.platform.reversals = {second_thoughts(false, 20)};
  add_order(s, "second", GroupId(0U), hour(5));
  RecordKeeper journal;
  play(s, journal);
  const auto shown = journal.all<VisibilityChanged>();
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[1].at, hour(25) + Duration::minutes(10));  // 20 h after the second decision
}

TEST(ModelLaws, AWholeOrderIsReversedOnlyWhenAllOfItIsFinallyDecided) {
  Scenario s = one_order(30);
  s.platform.policy.insert(s.platform.policy.begin(), by_clock("clock", Duration::hours(24), Decision::withhold));
  s.platform.reversals = {second_thoughts(true, 1)};
  RecordKeeper journal;
  play(s, journal);
  const auto shown = journal.all<VisibilityChanged>();
  ASSERT_EQ(shown.size(), 60U);
  EXPECT_EQ(shown[29].at, hour(1));  // all dark by the clock
  EXPECT_EQ(shown[30].at, hour(7));  // the last review ends at 6 h
  EXPECT_EQ(shown[59].at, hour(7));
}

// ---- asking ----

TEST(ModelLaws, AnItemAskedAboutComesBackAsANewVisitWithLuckOfItsOwn) {
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

TEST(ModelLaws, ClarifyingMakesAnOrderSpecificButNoPowerWider) {
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

TEST(ModelLaws, StatusUpdatesEndWithTheLastAnswer) {
  Scenario s = one_order(3);
  s.platform.stages[0].handling = Distribution::constant(3600);
  s.platform.status_update_every = Duration::minutes(30);
  RecordKeeper journal;
  play(s, journal);
  const auto sent = journal.all<StatusSent>();
  ASSERT_EQ(sent.size(), 5U);
  EXPECT_EQ(sent.back().at, minute(210));  // the last answer, at 4 h, comes before what would be the sixth
}

// ---- the authority ----

TEST(ModelLaws, APassiveAuthorityNeitherLooksNorClimbs) {
  Scenario s = one_order();
  s.platform.policy = {{"all", {}, Decision::reject}};
  s.authorities[0].looks_every = Duration::hours(1);
  RecordKeeper journal;
  play(s, journal);
  EXPECT_TRUE(journal.all<Looked>().empty());
  EXPECT_TRUE(journal.all<RungClimbed>().empty());
}

TEST(ModelLaws, EachLookClimbsByItsChanceAndAtMostOneRung) {
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

TEST(ModelLaws, AReactionChangesTheChanceForAsLongAsItLasts) {
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

TEST(ModelLaws, ARungRenewsWhatIsOutstandingAndSharesTheLadder) {
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

TEST(ModelLaws, OrdersOfATraceAreServedAndRetireAfterTheLastReplyIsHeard) {
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

TEST(ModelLaws, OrdersThatAreDarkForGoodTakeNoRoomUnderAWatchfulAuthority) {
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

// ---- luck ----

using Luck = std::map<std::uint64_t, std::pair<Duration, Decision>>;

Luck luck_of_first_list(const Scenario& s) {
  RecordKeeper journal;
  play(s, journal);
  std::map<ItemSlot, std::uint64_t> keys;
  for (const ItemListed& listed : journal.all<ItemListed>()) {
    if (listed.order == journal.all<OrderServed>().at(0).order) {
      keys[listed.item] = listed.key;
    }
  }
  Luck luck;
  for (const Visit& visit : journal.all<Visit>()) {
    if (keys.contains(visit.item)) {
      luck[keys[visit.item]].first = visit.at - visit.started_at;
    }
  }
  for (const Decided& decided : journal.all<Decided>()) {
    if (keys.contains(decided.item)) {
      luck[keys[decided.item]].second = decided.decision;
    }
  }
  return luck;
}

TEST(ModelLaws, StagesPoolsListsAndStreamsReDealNothingElse) {
  Scenario s = one_order(200);
  s.item_groups[0].mix.truth = {{kUnlawful, {false, 0.5, 0}}};
  s.platform.pools[0].reviewers.reset();
  s.platform.stages[0].handling = Distribution::exponential(600);
  s.platform.stages[0].assessments = {{kUnlawful, true, {0.8, 0.8}, {0.8, 0.8}}};
  Rule lawful{"lawful", {}, Decision::reject};
  lawful.when.judged.want(kUnlawful, false);
  s.platform.policy.insert(s.platform.policy.begin(), lawful);
  const Luck before = luck_of_first_list(s);
  ASSERT_EQ(before.size(), 200U);

  PoolSpec pool;
  pool.id = "more-people";
  pool.reviewers = 2;
  s.platform.pools.insert(s.platform.pools.begin(), pool);
  s.platform.stages[0].pool = PoolId(1U);
  StageSpec stage = s.platform.stages[0];
  stage.id = "reports";
  stage.pool = PoolId(0U);
  stage.routes = {{RouteEnd::leave, StageId::none(), 1}};
  s.platform.stages.insert(s.platform.stages.begin(), stage);
  s.platform.entry = StageId(1U);
  add_order(s, "second", GroupId(1U), minute(61));
  s.sources.push_back({"reports", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back({"reports",
                            SourceId(s.sources.size() - 1),
                            StageId(0U),
                            ArrivalProcess::poisson(0.001),
                            Distribution::constant(1),
                            test::plain_accounts(),
                            1,
                            {},
                            {},
                            hour(2),
                            Instant::never()});
  EXPECT_EQ(luck_of_first_list(s), before);
}

}  // namespace
}  // namespace docket
