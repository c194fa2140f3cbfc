#include "docket/stats/warm_up.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stats/sample_source.hpp"

namespace docket {
namespace {

// The definition, term by term.
std::size_t best_batch_by_definition(const std::vector<double>& series) {
  const std::size_t n = series.size() / 5;
  std::vector<double> y(n, 0);
  for (std::size_t i = 0; i < 5 * n; ++i) {
    y[i / 5] += series[i] / 5;
  }
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t d = 0; d + 5 <= n; ++d) {
    const auto kept = static_cast<double>(n - d);
    double mean = 0;
    double squares = 0;
    for (std::size_t j = d; j < n; ++j) {
      mean += y[j] / kept;
    }
    for (std::size_t j = d; j < n; ++j) {
      squares += (y[j] - mean) * (y[j] - mean);
    }
    if (squares / (kept * kept) < least) {
      least = squares / (kept * kept);
      best = d;
    }
  }
  return best;
}

std::vector<double> decaying(SampleSource& source, std::size_t size, double start, double memory) {
  auto series = source.normals(size);
  for (std::size_t i = 0; i < size; ++i) {
    series[i] += start * std::exp(-static_cast<double>(i) / memory);
  }
  return series;
}

TEST(WarmUp, FollowsItsDefinition) {
  SampleSource source(51);
  for (int round = 0; round < 200; ++round) {
    const auto series = decaying(source, 50 + source.below(300), 20 * source.normal(), 40);
    const std::size_t best = best_batch_by_definition(series);
    const std::size_t half = series.size() / 5 / 2;
    const WarmUp found = find_warm_up(series);
    EXPECT_EQ(found.drop, 5 * std::min(best, half));
    EXPECT_EQ(found.is_trustworthy, best <= half);
  }
}

TEST(WarmUp, FindsTheEndOfAKnownTransient) {
  SampleSource source(52);
  for (int round = 0; round < 50; ++round) {
    auto series = source.normals(1'000);
    for (std::size_t i = 0; i < 150; ++i) {
      series[i] += 10;
    }
    const WarmUp found = find_warm_up(series);
    EXPECT_TRUE(found.is_trustworthy);
    EXPECT_GE(found.drop, 150U);
    EXPECT_LE(found.drop, 200U);
  }
}

TEST(WarmUp, DropsMoreWhenTheTransientLastsLonger) {
  std::size_t previous = 0;
  for (const double memory : {10.0, 40.0, 160.0}) {
    SampleSource source(53);
    const WarmUp found = find_warm_up(decaying(source, 4'000, 30, memory));
    EXPECT_TRUE(found.is_trustworthy);
    EXPECT_GT(found.drop, previous);
    previous = found.drop;
  }
}

TEST(WarmUp, DoesNotTrustASeriesThatNeverSettles) {
  std::vector<double> rising;
  std::vector<double> jumps_late;
  for (int i = 0; i < 1'000; ++i) {
    rising.push_back(i);
    jumps_late.push_back(i < 600 ? 0 : 1);
  }
  for (const auto& series : {rising, jumps_late}) {
    EXPECT_FALSE(find_warm_up(series).is_trustworthy);
    EXPECT_EQ(find_warm_up(series).drop, 500U);
  }
}

TEST(WarmUp, DropsNothingFromAConstantAndTrustsNothingShort) {
  const std::vector<double> constant(54, 3.5);
  EXPECT_TRUE(find_warm_up(constant).is_trustworthy);
  EXPECT_EQ(find_warm_up(constant).drop, 0U);
  const std::vector<double> too_short(49, 3.5);
  EXPECT_FALSE(find_warm_up(too_short).is_trustworthy);
  EXPECT_EQ(find_warm_up(too_short).drop, 0U);
}

}  // namespace
}  // namespace docket
