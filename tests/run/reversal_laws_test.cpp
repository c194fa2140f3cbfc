// What becomes of items that are restored or named again, in small runs whose journal is known in advance.
#include <gtest/gtest.h>

#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::add_order;
using test::by_clock;
using test::hour;
using test::one_order;
using test::play;
using test::RecordKeeper;
using test::second_thoughts;

/// Withheld at receipt by the clock, refused by the review ten minutes later, restored `hours` after that.
Scenario refused_when_dark(int hours) {
  Scenario s = one_order();
  s.platform.policy = {by_clock("clock", Duration::hours(24), Decision::withhold), {"rest", {}, Decision::reject}};
  s.platform.policy[0].when.is_reviewed = false;
  s.platform.stages[0].assessments = {{kUnlawful, true, {}, {}}};
  s.platform.restoring_takes = Distribution::constant(3600.0 * hours);
  return s;
}

TEST(ReversalLaws, ARefusedItemIsRestoredAndNotReversed) {
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

TEST(ReversalLaws, AnItemOnItsWayBackIsReviewedAgainForASecondOrder) {
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

TEST(ReversalLaws, AnItemAboutToBeDarkAnswersASecondOrderWithoutAnotherReview) {
  Scenario s = one_order();
  s.platform.enforcement_takes = Distribution::constant(18'000);
  add_order(s, "second", GroupId(0U), hour(2));
  RecordKeeper journal;
  play(s, journal);
  EXPECT_EQ(journal.all<Visit>().size(), 1U);
  ASSERT_EQ(journal.all<Answered>().size(), 1U);
  EXPECT_EQ(journal.all<Answered>()[0].at, hour(6) + Duration::minutes(10));
}

TEST(ReversalLaws, AReversalOfAnEarlierDecisionDoesNotTouchALaterOne) {
  Scenario s = one_order();
  s.platform.reversals = {second_thoughts(false, 20)};
  add_order(s, "second", GroupId(0U), hour(5));
  RecordKeeper journal;
  play(s, journal);
  const auto shown = journal.all<VisibilityChanged>();
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[1].at, hour(25) + Duration::minutes(10));  // 20 h after the second decision
}

TEST(ReversalLaws, AWholeOrderIsReversedOnlyWhenAllOfItIsFinallyDecided) {
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

}  // namespace
}  // namespace docket
