#include "docket/stats/running_interval.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "stats/sample_source.hpp"

namespace docket {
namespace {

TEST(RunningInterval, KeepsASmallSpreadBesideAHugeMean) {
  RunningInterval running;
  for (int i = 0; i < 1'000; ++i) {
    running.add(1e12 + (i % 2));
  }
  EXPECT_DOUBLE_EQ(running.mean(), 1e12 + 0.5);
  EXPECT_NEAR(running.variance(), 250.0 / 999, 1e-6);
}

TEST(RunningInterval, AgreesWithTwoPassesAtEveryLength) {
  SampleSource source(41);
  RunningInterval running;
  const auto values = source.normals(200, 100, 15);
  for (std::size_t n = 1; n <= values.size(); ++n) {
    running.add(values[n - 1]);
    long double sum = 0;
    long double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
      sum += values[i];
    }
    const long double mean = sum / static_cast<long double>(n);
    for (std::size_t i = 0; i < n; ++i) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    EXPECT_NEAR(running.mean(), static_cast<double>(mean), 1e-11);
    if (n > 1) {
      EXPECT_NEAR(running.variance(), static_cast<double>(squares / static_cast<long double>(n - 1)), 1e-9);
    }
  }
}

TEST(RunningInterval, IsPreciseExactlyWhenTheHalfWidthFitsTheWiderLimit) {
  SampleSource source(42);
  RunningInterval running;
  for (int i = 0; i < 400; ++i) {
    running.add(-50 + 10 * source.normal());
    const double half_width = running.interval().half_width;
    const double share = half_width / std::abs(running.mean());
    const bool enough = running.count() >= 10;
    EXPECT_EQ(running.is_precise({.absolute = 2}), enough && half_width <= 2);
    EXPECT_EQ(running.is_precise({.relative = 0.03}), enough && share <= 0.03);
    EXPECT_EQ(running.is_precise({.absolute = 2, .relative = 0.03}), enough && (half_width <= 2 || share <= 0.03));
  }
  EXPECT_TRUE(running.is_precise({.absolute = 2}));
  EXPECT_FALSE(running.is_precise({}));
}

TEST(RunningInterval, IsNeverPreciseOnOneValueAndAlwaysOnEqualOnes) {
  RunningInterval running;
  running.add(5);
  EXPECT_FALSE(running.is_precise({.absolute = 1e9, .fewest = 1}));
  running.add(5);
  EXPECT_TRUE(running.is_precise({.fewest = 2}));
  EXPECT_FALSE(running.is_precise({.fewest = 3}));
  running.add(std::nan(""));
  EXPECT_FALSE(running.is_precise({.absolute = 1e9, .fewest = 2}));
}

}  // namespace
}  // namespace docket
