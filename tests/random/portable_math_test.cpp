#include "random/portable_math.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "docket/random/draws.hpp"

namespace docket::random_detail {
namespace {

constexpr std::uint64_t kPoints = 400'000;
constexpr double kBoundInUlps = 1.05;

double ulp_of(double x) { return std::nextafter(std::fabs(x), INFINITY) - std::fabs(x); }

/// Error in units in the last place, against the library's long double function.
double error_ulps(double found, long double exact) {
  return static_cast<double>(std::fabs(static_cast<long double>(found) - exact)) / ulp_of(static_cast<double>(exact));
}

double point(std::uint64_t i, double low, double high) {
  return low + (high - low) * Draws(make_stream_key(5, 0, 0), i, make_purpose(1)).unit();
}

TEST(PortableExp, IsWithinItsBoundOfTheTruth) {
  double worst = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    for (const double x : {point(i, -708, 709), point(i, -40, 40), point(i, -1, 1), point(i, -1e-5, 1e-5)}) {
      worst = std::max(worst, error_ulps(portable_exp(x), std::exp(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, kBoundInUlps);
  RecordProperty("worst_ulps_in_thousandths", static_cast<int>(worst * 1000));
}

TEST(PortableExp, KnowsItsEnds) {
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_EQ(portable_exp(-0.0), 1);
  EXPECT_EQ(portable_exp(1e308), INFINITY);
  EXPECT_EQ(portable_exp(INFINITY), INFINITY);
  EXPECT_EQ(portable_exp(-INFINITY), 0);
  EXPECT_EQ(portable_exp(-746), 0);
  EXPECT_EQ(portable_exp(710), INFINITY);
  EXPECT_TRUE(std::isnan(portable_exp(NAN)));
  EXPECT_TRUE(std::isfinite(portable_exp(0x1.62e42fefa39efp+9)));
  EXPECT_NEAR(portable_exp(-740) / 0x1p-1074, std::exp(-740.0) / 0x1p-1074, 1) << "subnormal";
}

TEST(PortableLog, IsWithinItsBoundOfTheTruth) {
  double worst = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    const double spread = std::exp(point(i, -708, 709));
    for (const double x : {spread, point(i, 0.5, 2), point(i, 0, 1), 1 + point(i, -1e-4, 1e-4), spread * 0x1p-40}) {
      if (x > 0) {
        worst = std::max(worst, error_ulps(portable_log(x), std::log(static_cast<long double>(x))));
      }
    }
  }
  EXPECT_LT(worst, kBoundInUlps);
  RecordProperty("worst_ulps_in_thousandths", static_cast<int>(worst * 1000));
}

TEST(PortableLog, KnowsItsEnds) {
  EXPECT_EQ(portable_log(1), 0);
  EXPECT_EQ(portable_log(0), -INFINITY);
  EXPECT_EQ(portable_log(INFINITY), INFINITY);
  EXPECT_TRUE(std::isnan(portable_log(-1)));
  EXPECT_TRUE(std::isnan(portable_log(NAN)));
  EXPECT_DOUBLE_EQ(portable_log(0x1p-1074), std::log(0x1p-1074));
}

TEST(PortableLog1p, KeepsItsPrecisionNearZero) {
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    for (const double x : {point(i, -0.999, 5), point(i, -1e-3, 1e-3), point(i, -1e-12, 1e-12)}) {
      ASSERT_LT(error_ulps(portable_log1p(x), std::log1p(static_cast<long double>(x))), 4) << x;
    }
  }
}

TEST(PortableLogGamma, AgreesWithFactorialsAndTheLibrary) {
  double factorial = 1;
  for (int n = 1; n < 20; ++n) {
    EXPECT_NEAR(portable_log_gamma(n), std::log(factorial), 1e-14 * (1 + std::log(factorial))) << n;
    factorial *= n;
  }
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    const double x = std::exp(point(i, -5, 20));
    const double expected = std::lgamma(x);
    ASSERT_NEAR(portable_log_gamma(x), expected, 1e-14 * (1 + std::fabs(expected))) << x;
  }
}

TEST(PortableMath, IsTheSameAtCompileTimeAndAtRunTime) {
  constexpr double kAtCompileTime = portable_exp(1.5) + portable_log(0.3);
  volatile double x = 1.5;
  volatile double y = 0.3;
  EXPECT_EQ(portable_exp(x) + portable_log(y), kAtCompileTime);
}

}  // namespace
}  // namespace docket::random_detail
