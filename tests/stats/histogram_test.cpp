#include "docket/stats/histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "docket/stats/duration_tally.hpp"
#include "stats/sample_source.hpp"

namespace docket {
namespace {

Duration us(std::int64_t count) { return Duration::microseconds(count); }

template <class Tally>
Tally tally_of(const std::vector<Duration>& values) {
  Tally tally;
  for (const Duration value : values) {
    tally.add(value);
  }
  return tally;
}

TEST(DurationHistogram, GivesEveryValueABucketNarrowerThanOnePerCent) {
  SampleSource source(1);
  for (int i = 0; i < 20'000; ++i) {
    const Duration value = source.duration(63);
    const auto buckets = tally_of<DurationHistogram>({value}).buckets();
    ASSERT_EQ(buckets.size(), 1U);
    EXPECT_LE(buckets[0].lowest, value);
    EXPECT_GE(buckets[0].highest, value);
    EXPECT_LE((buckets[0].highest - buckets[0].lowest).count_us(), buckets[0].lowest.count_us() / 128);
  }
}

TEST(DurationHistogram, LeavesNoGapAndNoOverlapBetweenBuckets) {
  Duration next;
  while (next < Duration::days(36'525) * 100) {
    const auto bucket = tally_of<DurationHistogram>({next}).buckets().at(0);
    ASSERT_EQ(bucket.lowest, next);
    ASSERT_EQ(tally_of<DurationHistogram>({bucket.lowest, bucket.highest}).buckets().size(), 1U);
    next = bucket.highest + us(1);
  }
}

TEST(DurationHistogram, HoldsTheLongestDurationThereIs) {
  const auto histogram = tally_of<DurationHistogram>({us(0), us(INT64_MAX)});
  EXPECT_EQ(histogram.buckets().back().highest, us(INT64_MAX));
  EXPECT_EQ(histogram.quantile(0), us(0));
}

TEST(DurationHistogram, IsExactBelow256Microseconds) {
  std::vector<Duration> values;
  values.reserve(256);
  for (int i = 0; i < 256; ++i) {
    values.push_back(us(i));
  }
  const auto histogram = tally_of<DurationHistogram>(values);
  for (int i = 0; i < 256; ++i) {
    EXPECT_EQ(histogram.quantile((i + 1) / 256.0), us(i));
    EXPECT_EQ(histogram.count_above(us(i)), static_cast<std::uint64_t>(255 - i));
  }
}

TEST(DurationHistogram, PlacesQuantilesWithinTheirBoundOfTheSortedSample) {
  SampleSource source(2);
  for (const std::size_t size : {1U, 2U, 7U, 100U, 5'000U}) {
    auto values = source.durations(size);
    const auto histogram = tally_of<DurationHistogram>(values);
    std::sort(values.begin(), values.end());
    for (std::size_t percent = 0; percent <= 100; ++percent) {
      const std::size_t rank = std::max<std::size_t>(1, (percent * size + 99) / 100);
      const auto exact = static_cast<double>(values[rank - 1].count_us());
      const auto shown = static_cast<double>(histogram.quantile(static_cast<double>(percent) / 100).count_us());
      EXPECT_LE(std::abs(shown - exact), exact / 256) << percent << " % of " << size;
    }
  }
}

TEST(DurationHistogram, CountsAboveALimitAsTheSortedSampleDoesJustBeyondIt) {
  SampleSource source(3);
  const auto values = source.durations(3'000);
  const auto histogram = tally_of<DurationHistogram>(values);
  for (int i = 0; i < 300; ++i) {
    const Duration limit = source.duration();
    const Duration bucket_end = tally_of<DurationHistogram>({limit}).buckets().at(0).highest;
    const auto above = std::count_if(values.begin(), values.end(), [&](Duration v) { return v > bucket_end; });
    EXPECT_EQ(histogram.count_above(limit), static_cast<std::uint64_t>(above));
    EXPECT_EQ(histogram.share_above(limit), static_cast<double>(above) / 3'000);
  }
}

TEST(DurationHistogram, RefusesWhatHasNoAnswer) {
  DurationHistogram histogram;
  EXPECT_THROW((void)histogram.quantile(0.5), Fault);
  EXPECT_TRUE(std::isnan(histogram.share_above(us(0))));
  EXPECT_THROW(histogram.add(us(-1)), Fault);
  histogram.add(us(1));
  EXPECT_THROW((void)histogram.quantile(1.5), Fault);
  EXPECT_THROW((void)histogram.quantile(std::nan("")), Fault);
}

TEST(DurationHistogram, CostsLittleWhileUnused) { EXPECT_LE(sizeof(DurationHistogram), 128U); }

template <class Tally>
class MergingTally : public testing::Test {};
using Tallies = testing::Types<DurationHistogram, DurationMoments, DurationTally>;
TYPED_TEST_SUITE(MergingTally, Tallies);

TYPED_TEST(MergingTally, EqualsAddingEverythingInAnyOrder) {
  SampleSource source(4);
  auto values = source.durations(2'000);
  const auto whole = tally_of<TypeParam>(values);
  for (int round = 0; round < 20; ++round) {
    source.shuffle(values);
    std::vector<TypeParam> parts(1 + source.below(6));
    for (const Duration value : values) {
      parts[source.below(parts.size())].add(value);
    }
    TypeParam merged;
    for (const auto& part : parts) {
      merged.merge(part);
    }
    EXPECT_EQ(merged, whole);
    EXPECT_EQ(merged.count(), values.size());
  }
}

TYPED_TEST(MergingTally, WithItselfDoublesEveryCount) {
  SampleSource source(5);
  TypeParam tally;
  TypeParam doubled;
  for (const Duration value : source.durations(500)) {
    tally.add(value);
    doubled.add(value, 2);
  }
  EXPECT_NE(tally, doubled);
  const TypeParam& itself = tally;
  tally.merge(itself);
  EXPECT_EQ(tally, doubled);
}

TEST(DurationTally, NeverShowsAQuantileOutsideItsExtremes) {
  SampleSource source(6);
  for (int round = 0; round < 200; ++round) {
    const auto values = source.durations(3);
    const auto tally = tally_of<DurationTally>(values);
    EXPECT_EQ(tally.quantile(1), *std::max_element(values.begin(), values.end()));
    EXPECT_LE(tally.quantile(0.99), tally.moments().max());
    EXPECT_GE(tally.quantile(0), tally.moments().min());
  }
}

}  // namespace
}  // namespace docket
