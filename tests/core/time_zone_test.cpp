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

}  // namespace
}  // namespace docket
