#include "scenario/value_hints.hpp"

#include <gtest/gtest.h>

#include "support/fixed_zones.hpp"

namespace docket::scenario_detail {
namespace {

std::string hint_for(const char* reading) {
  const test::SummerZone zone;
  return hint_for_instant(make_text(reading, {}), &zone);
}

TEST(HintsForInstants, GiveTheOffsetOfTheZoneAtThatTime) {
  EXPECT_EQ(hint_for("2021-07-01T12:00:00"), "write \"2021-07-01T12:00:00+02:00\" if the time of Test/Summer is meant");
  EXPECT_EQ(hint_for("2021-12-01T12:00:00"), "write \"2021-12-01T12:00:00+01:00\" if the time of Test/Summer is meant");
}

TEST(HintsForInstants, SayThatClocksSkipATime) {
  EXPECT_EQ(hint_for("2021-03-28T02:30:00"),
            "clocks of Test/Summer skip that time of day; the next instant is \"2021-03-28T03:00:00+02:00\"");
}

TEST(HintsForInstants, NameBothOffsetsOfATimeThatOccursTwice) {
  EXPECT_EQ(hint_for("2021-10-31T02:30:00"),
            "clocks of Test/Summer show that time twice: write \"2021-10-31T02:30:00+02:00\" or "
            "\"2021-10-31T02:30:00+01:00\"");
}

TEST(HintsForInstants, AreSilentWhereNothingIsPlain) {
  EXPECT_EQ(hint_for("tomorrow"), "");
  EXPECT_EQ(hint_for("2021-02-30T12:00:00"), "");
  EXPECT_EQ(hint_for("2021-07-01T12:00:00Z"), "");
}

TEST(HintsForShares, TurnPercentIntoShares) {
  EXPECT_EQ(hint_for_share(make_text("12.5 %", {})), "a share of 12.5 % is written 0.125");
  EXPECT_EQ(hint_for_share(make_text("140%", {})), "") << "is no share at all";
  EXPECT_EQ(hint_for_quoted(make_text("nan", {}), JsonType::number), "");
}

}  // namespace
}  // namespace docket::scenario_detail
