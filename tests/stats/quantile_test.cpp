#include "docket/stats/quantile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "docket/core/check.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

TEST(SampleQuantile, MatchesTypeSevenByHand) {
  const std::vector<double> values{40, 10, 30, 20};
  EXPECT_DOUBLE_EQ(sample_quantile(values, 0), 10);
  EXPECT_DOUBLE_EQ(sample_quantile(values, 0.25), 17.5);
  EXPECT_DOUBLE_EQ(sample_median(values), 25);
  EXPECT_DOUBLE_EQ(sample_quantile(values, 0.9), 37);
  EXPECT_DOUBLE_EQ(sample_quantile(values, 1), 40);
}

TEST(SampleQuantile, HitsEverySortedValueAtItsOwnPositionAndRisesBetween) {
  SampleSource source(81);
  const auto values = source.normals(65);
  auto sorted = values;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    EXPECT_EQ(sample_quantile(values, static_cast<double>(i) / 64), sorted[i]);
  }
  for (int i = 0; i < 1'000; ++i) {
    EXPECT_LE(sample_quantile(values, i / 1'000.0), sample_quantile(values, (i + 1) / 1'000.0));
  }
}

TEST(SampleQuantile, MirrorsWithItsValues) {
  SampleSource source(82);
  const auto values = source.normals(38);
  auto mirrored = values;
  for (double& value : mirrored) {
    value = -value;
  }
  for (int percent = 0; percent <= 100; ++percent) {
    EXPECT_NEAR(sample_quantile(values, percent / 100.0), -sample_quantile(mirrored, 1 - percent / 100.0), 1e-12);
  }
}

TEST(SampleQuantile, IsUndefinedForNothingAndTheValueItselfForOne) {
  EXPECT_TRUE(std::isnan(sample_median({})));
  const std::vector<double> one{7};
  EXPECT_EQ(sample_quantile(one, 0.3), 7);
  EXPECT_THROW((void)sample_quantile(one, -0.1), Fault);
}

}  // namespace
}  // namespace docket
