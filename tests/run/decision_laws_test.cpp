// How the platform decides, by review and by the clock, in small runs whose journal is known in advance.
#include <gtest/gtest.h>

#include <utility>

#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::by_clock;
using test::hour;
using test::minute;
using test::one_order;
using test::one_queue;
using test::play;
using test::RecordKeeper;

TEST(DecisionLaws, AProvisionalDecisionStandsWhenTheReviewConfirmsIt) {
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

TEST(DecisionLaws, WorkFinishedAtTheDeadlineIsDecidedByReviewAndNotByTheClock) {
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

TEST(DecisionLaws, OfSeveralRulesOnTheTimeLeftTheFirstInThePolicyDecides) {
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

TEST(DecisionLaws, TheClockDecidesNothingThatIsFinished) {
  Scenario s = one_queue(0.01, Distribution::constant(20), 1, 2);
  s.work_streams[0].batch = Distribution::constant(2);
  s.work_streams[0].due = DueSpec{false, Distribution::constant(30)};
  s.platform.policy = {by_clock("clock", Duration(), Decision::withhold), {"rest", {}, Decision::reject}};
  RecordKeeper journal;
  play(s, journal);
  ASSERT_EQ(journal.all<Decided>().size(), 1U);
  EXPECT_NE(journal.all<Decided>()[0].item, journal.all<Answered>().at(0).item);
}

TEST(DecisionLaws, BlockingAndWithholdingDifferInWhereAnItemIsDark) {
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

}  // namespace
}  // namespace docket
