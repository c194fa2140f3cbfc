#include "docket/stats/batch_means.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "docket/core/check.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

// A series with memory: each value is 0.8 of the one before and something new. Stationary from the first value.
std::vector<double> remembering(SampleSource& source, std::size_t size) {
  auto series = source.normals(size);
  double before = source.normal();
  for (double& value : series) {
    value = before = 0.8 * before + 0.6 * value;
  }
  return series;
}

TEST(BatchMeans, AreTheMeansOfEqualPartsAndDropTheRemainderInFront) {
  const std::vector<double> series{100, 1, 2, 3, 4, 5, 6};
  EXPECT_EQ(means_of_batches(series, 3), (std::vector<double>{1.5, 3.5, 5.5}));
  const BatchMeans found = batch_means(series, 3);
  EXPECT_EQ(found.dropped, 1U);
  EXPECT_EQ(found.interval.mean, 3.5);
  EXPECT_EQ(found.interval.count, 3U);
  EXPECT_EQ(found.interval.half_width, mean_interval(means_of_batches(series, 3)).half_width);
}

TEST(BatchMeans, CoverTheMeanOfASeriesWithMemoryWhereSingleValuesDoNot) {
  SampleSource source(61);
  int covered = 0;
  int covered_by_single_values = 0;
  for (int run = 0; run < 1'000; ++run) {
    const auto series = remembering(source, 2'000);
    covered += batch_means(series, 10).interval.contains(0) ? 1 : 0;
    covered_by_single_values += mean_interval(series).contains(0) ? 1 : 0;
  }
  EXPECT_GE(covered, 925);
  EXPECT_LE(covered, 970);
  EXPECT_LT(covered_by_single_values, 650);
}

TEST(BatchMeans, WarnByTheCorrelationOfBatchesThatAreTooShort) {
  SampleSource source(62);
  const auto series = remembering(source, 100'000);
  EXPECT_NEAR(batch_means(series, 100'000).neighbour_correlation, 0.8, 0.02);
  EXPECT_NEAR(batch_means(series, 200).neighbour_correlation, 0, 0.2);
}

TEST(BatchMeans, HaveNoAnswerForTooLittle) {
  const std::vector<double> series{1, 2, 3};
  EXPECT_EQ(batch_means(series, 4).interval.count, 0U);
  EXPECT_TRUE(std::isnan(batch_means(series, 4).interval.mean));
  EXPECT_TRUE(std::isnan(batch_means(series, 2).neighbour_correlation));
  EXPECT_THROW((void)batch_means(series, 1), Fault);
  EXPECT_THROW((void)means_of_batches(series, 4), Fault);
}

}  // namespace
}  // namespace docket
