#include "docket/core/time_zone.hpp"

#include <gtest/gtest.h>

#include "docket/core/utc_text.hpp"
#include "support/fixed_zones.hpp"

namespace docket {
namespace {

UtcTime reading(const char* text) { return *parse_instant(text); }

TEST(LocalReadings, MeanOneInstantOnMostDays) {
  EXPECT_EQ(instants_that_read(test::SummerZone(), reading("2021-06-01T12:00:00Z")),
            std::vector{reading("2021-06-01T12:00:00+02:00")});
  EXPECT_EQ(instants_that_read(test::SummerZone(), reading("2021-12-01T12:00:00Z")),
            std::vector{reading("2021-12-01T12:00:00+01:00")});
}

TEST(LocalReadings, MeanNothingWhereClocksGoForward) {
  EXPECT_TRUE(instants_that_read(test::SummerZone(), reading("2021-03-28T02:30:00Z")).empty());
  EXPECT_EQ(instants_that_read(test::SummerZone(), reading("2021-03-28T03:00:00Z")).size(), 1U);
}

TEST(LocalReadings, MeanTwoInstantsWhereClocksGoBack) {
  EXPECT_EQ(instants_that_read(test::SummerZone(), reading("2021-10-31T02:30:00Z")),
            (std::vector{reading("2021-10-31T02:30:00+02:00"), reading("2021-10-31T02:30:00+01:00")}));
}

TEST(OffsetStretches, BeginWhereClocksAreChanged) {
  const auto from = reading("2021-01-01T12:34:56Z");
  const auto stretches = offset_stretches(test::SummerZone(), from, reading("2022-01-01T00:00:00Z"));
  ASSERT_EQ(stretches.size(), 3U);
  EXPECT_EQ(stretches[0].begins, from);
  EXPECT_EQ(stretches[1].begins, reading("2021-03-28T01:00:00Z"));
  EXPECT_EQ(stretches[1].offset, Duration::hours(2));
  EXPECT_EQ(stretches[2].begins, reading("2021-10-31T01:00:00Z"));
  EXPECT_EQ(offset_stretches(test::SummerZone(), from, from).size(), 1U);
}

}  // namespace
}  // namespace docket
