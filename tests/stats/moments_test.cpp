#include "docket/stats/moments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "stats/sample_source.hpp"

namespace docket {
namespace {

Duration us(std::int64_t count) { return Duration::microseconds(count); }

TEST(DurationMoments, MatchASmallSampleByHand) {
  DurationMoments moments;
  for (const std::int64_t seconds : {2, 4, 4, 4, 5, 5, 7, 9}) {
    moments.add(Duration::seconds(seconds));
  }
  EXPECT_EQ(moments.count(), 8U);
  EXPECT_EQ(moments.mean_seconds(), 5);
  EXPECT_DOUBLE_EQ(moments.variance_seconds2(), 32.0 / 7);
  EXPECT_DOUBLE_EQ(moments.deviation_seconds(), std::sqrt(32.0 / 7));
  EXPECT_EQ(moments.min(), Duration::seconds(2));
  EXPECT_EQ(moments.max(), Duration::seconds(9));
  EXPECT_EQ(moments.sum_seconds(), 40);
}

TEST(DurationMoments, KeepTheSpreadOfMicrosecondsBesideACentury) {
  for (const std::int64_t offset : {INT64_C(0), kLongestRun.count_us(), -kLongestRun.count_us(), INT64_C(1) << 62}) {
    DurationMoments moments;
    moments.add(us(offset), 1'000'000'000);
    moments.add(us(offset + 1), 1);
    const double n = 1'000'000'001;
    EXPECT_DOUBLE_EQ(moments.variance_seconds2() * 1e12, 1 / n);
  }
}

TEST(DurationMoments, KeepTheSameVarianceWhenEverythingShifts) {
  SampleSource source(11);
  for (int round = 0; round < 100; ++round) {
    const auto values = source.durations(1 + source.below(40), 40);
    const Duration shift = source.duration(60) * (source.below(2) == 0 ? 1 : -1);
    DurationMoments here;
    DurationMoments there;
    for (const Duration value : values) {
      here.add(value);
      there.add(value + shift);
    }
    if (values.size() > 1) {
      EXPECT_DOUBLE_EQ(here.variance_seconds2(), there.variance_seconds2());
    }
    EXPECT_TRUE(there.sum_us() == here.sum_us() + Int128{shift.count_us()} * static_cast<Int128>(values.size()));
  }
}

TEST(DurationMoments, MatchTheTextbookVarianceInLongDouble) {
  SampleSource source(12);
  const auto values = source.durations(1'000, 40);
  DurationMoments moments;
  long double sum = 0;
  for (const Duration value : values) {
    moments.add(value);
    sum += static_cast<long double>(value.count_us());
  }
  long double squares = 0;
  for (const Duration value : values) {
    const long double distance = static_cast<long double>(value.count_us()) - sum / 1'000;
    squares += distance * distance;
  }
  EXPECT_DOUBLE_EQ(moments.variance_seconds2(), static_cast<double>(squares / 999 / 1e12L));
}

TEST(DurationMoments, DoNotOverflowAtTheEdgeOfWhatTheyAccept) {
  DurationMoments moments;
  moments.add(us(INT64_MIN), UINT64_MAX / 2);
  moments.add(us(INT64_MAX), UINT64_MAX / 2);
  EXPECT_TRUE(moments.sum_us() == -Int128{INT64_MAX});
  EXPECT_DOUBLE_EQ(moments.deviation_seconds(), 0x1p63 / 1e6);
}

TEST(DurationMoments, HaveNoAnswerForNothing) {
  DurationMoments moments;
  moments.add(us(5), 0);
  EXPECT_EQ(moments, DurationMoments());
  EXPECT_TRUE(std::isnan(moments.mean_seconds()));
  EXPECT_THROW((void)moments.min(), Fault);
  EXPECT_THROW((void)moments.max(), Fault);
  moments.add(us(5));
  EXPECT_TRUE(std::isnan(moments.variance_seconds2()));
}

TEST(WideSum, IsExactAcrossItsWordsAndBelowNought) {
  WideSum sum;
  Int128 expected = 0;
  const std::int64_t extremes[] = {INT64_MAX, INT64_MIN, -1, 1, INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN, INT64_MIN};
  for (int round = 0; round < 1000; ++round) {
    for (const std::int64_t summand : extremes) {
      sum += summand;
      expected += summand;
      ASSERT_TRUE(sum.value() == expected);
    }
    const Int128 large = (static_cast<Int128>(round) - 900) * (Int128{1} << 70);
    sum += large;
    expected += large;
    ASSERT_TRUE(sum.value() == expected);
  }
  EXPECT_TRUE(sum.value() < 0);
}

TEST(Wide192, AddsAndTakesAwayAcrossEveryLimb) {
  SampleSource source(13);
  for (int round = 0; round < 1'000; ++round) {
    const UInt128 a = (static_cast<UInt128>(source.bits()) << 62U) + source.bits();
    const std::uint64_t m = source.bits() >> 1U;
    const std::uint64_t n = source.bits() >> 1U;
    Wide192 sum = Wide192::product(a, m);
    sum += Wide192::product(a, n);
    EXPECT_EQ(sum, Wide192::product(a, m + n));
    sum -= Wide192::product(a, m);
    EXPECT_EQ(sum, Wide192::product(a, n));
    EXPECT_NEAR(sum.in_double() / (static_cast<double>(a) * static_cast<double>(n)), 1, 1e-15);
  }
}

}  // namespace
}  // namespace docket
