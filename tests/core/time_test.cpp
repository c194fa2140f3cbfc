#include "docket/core/time.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace docket {
namespace {

TEST(Duration, RoundsSecondsToTheNearestMicrosecond) {
  EXPECT_EQ(Duration::from_seconds(1.0000004), Duration::microseconds(1'000'000));
  EXPECT_EQ(Duration::from_seconds(1.0000006), Duration::microseconds(1'000'001));
  EXPECT_EQ(Duration::from_seconds(-0.0000006), Duration::microseconds(-1));
}

TEST(Duration, SaturatesAtTheLongestRun) {
  EXPECT_EQ(Duration::from_seconds(1e300), kLongestRun);
  EXPECT_EQ(Duration::from_seconds(-std::numeric_limits<double>::infinity()), -kLongestRun);
}

TEST(Duration, RefusesWhatIsNotANumber) { EXPECT_THROW(Duration::from_seconds(std::nan("")), Fault); }

TEST(Instant, TellsOfOverflowInsteadOfWrapping) {
  EXPECT_THROW(Instant::never() + Duration::microseconds(1), Fault);
  EXPECT_EQ(Instant::at(kLongestRun) + kLongestRun - Instant::at(kLongestRun), kLongestRun);
}

}  // namespace
}  // namespace docket
