#include "metrics/record_verdict.hpp"

#include <gtest/gtest.h>

#include "metrics/measured_scenario.hpp"

namespace docket::test {
namespace {

using metrics_detail::holds;
using metrics_detail::RecordFacts;

Instant hour(std::int64_t hours) { return Instant::at(Duration::hours(hours)); }

/// All dark from hour 5 to 9 and from 20 on; all visible at 11; notice at 6, acknowledged at 30; talks asked for at 40.
RecordFacts eventful() {
  RecordFacts facts;
  facts.sources.resize(1);
  facts.sources[0].all_dark = {{0, hour(5), hour(9)}, {0, hour(20), Instant::never()}};
  facts.sources[0].visible_again_at = hour(11);
  facts.sources[0].climbed_at = {hour(6), Instant::never(), Instant::never()};
  facts.sources[0].notice_acknowledged_at = {hour(30), Instant::never(), Instant::never()};
  facts.dialogue_asked_at = hour(40);
  return facts;
}

RecordFacts uneventful() {
  RecordFacts facts;
  facts.sources.resize(1);
  facts.sources[0].climbed_at.assign(3, Instant::never());
  facts.sources[0].notice_acknowledged_at.assign(3, Instant::never());
  return facts;
}

TEST(RecordVerdict, AllDarkCountsTheFirstTimeOnlyAndBothEndsOfTheWindow) {
  EXPECT_TRUE(holds(AllDarkTest{kFirstList, {hour(5), hour(5)}}, eventful()));
  EXPECT_FALSE(holds(AllDarkTest{kFirstList, {hour(6), hour(30)}}, eventful()));
  EXPECT_FALSE(holds(AllDarkTest{kFirstList, {hour(0), Instant::never()}}, uneventful()));
}

TEST(RecordVerdict, AllVisibleAgainIsMeasuredFromAllDark) {
  EXPECT_TRUE(holds(AllVisibleAgainTest{kFirstList, Duration::hours(6), Duration::hours(6)}, eventful()));
  EXPECT_FALSE(holds(AllVisibleAgainTest{kFirstList, Duration::hours(7), Duration::hours(9)}, eventful()));
  EXPECT_FALSE(holds(AllVisibleAgainTest{kFirstList, Duration::hours(1), Duration::hours(5)}, eventful()));
  EXPECT_FALSE(holds(AllVisibleAgainTest{kFirstList, Duration(), kLongestRun}, uneventful()));
}

TEST(RecordVerdict, NotAllDarkLooksAtTheEndOfTheInstant) {
  const auto not_all_dark = [](std::int64_t at) { return holds(NotAllDarkTest{kFirstList, hour(at)}, eventful()); };
  EXPECT_TRUE(not_all_dark(4));
  EXPECT_FALSE(not_all_dark(5));
  EXPECT_FALSE(not_all_dark(8));
  EXPECT_TRUE(not_all_dark(9));
  EXPECT_FALSE(not_all_dark(100));
  EXPECT_TRUE(holds(NotAllDarkTest{kFirstList, hour(4)}, uneventful()));
}

TEST(RecordVerdict, RungsAndNoticesAreFoundByTheirNames) {
  const Scenario scenario = measured_scenario();
  EXPECT_TRUE(holds(RungReachedTest{kFirstList, "notice", {hour(6), hour(6)}}, eventful(), scenario));
  EXPECT_FALSE(holds(RungReachedTest{kFirstList, "fine", {hour(0), Instant::never()}}, eventful(), scenario));
  EXPECT_FALSE(holds(RungReachedTest{kFirstList, "no-such", {hour(0), hour(90)}}, eventful(), scenario));
  EXPECT_TRUE(holds(NoticeAcknowledgedTest{kFirstList, "notice", hour(30)}, eventful(), scenario));
  EXPECT_FALSE(holds(NoticeAcknowledgedTest{kFirstList, "notice", hour(29)}, eventful(), scenario));
}

TEST(RecordVerdict, DialogueMayBeAskedForUntilTheInstantItself) {
  EXPECT_TRUE(holds(DialogueAskedTest{hour(40)}, eventful()));
  EXPECT_FALSE(holds(DialogueAskedTest{hour(39)}, eventful()));
}

TEST(RecordVerdict, ALineHoldsOnlyIfAllOfItsTestsDo) {
  const Scenario scenario = measured_scenario();
  RecordCheck line;
  EXPECT_TRUE(metrics_detail::is_consistent(line, eventful(), scenario));
  line.all_dark = AllDarkTest{kFirstList, {hour(5), hour(5)}};
  line.no_penalty = true;
  EXPECT_TRUE(metrics_detail::is_consistent(line, eventful(), scenario));
  RecordFacts punished = eventful();
  punished.has_penalty = true;
  EXPECT_FALSE(metrics_detail::is_consistent(line, punished, scenario));
  line.no_penalty = false;
  EXPECT_TRUE(metrics_detail::is_consistent(line, punished, scenario));
  line.dialogue_asked = DialogueAskedTest{hour(39)};
  EXPECT_FALSE(metrics_detail::is_consistent(line, punished, scenario));
}

}  // namespace
}  // namespace docket::test
