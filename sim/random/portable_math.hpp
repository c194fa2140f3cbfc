// Elementary functions that give the same bits on every compiler and at compile time, for everything that touches a
// draw: only + - * / and bit operations in a fixed order, built with -ffp-contract=off. Within 1.05 units in the last
// place of the true value where the tests say so; the libraries of two platforms differ by as much between them.
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <limits>

namespace docket::random_detail {

namespace portable_math_detail {

/// 2^(i/32), nearest doubles.
inline constexpr double kRootsOfTwo[32] = {
    0x1.0000000000000p+0, 0x1.059b0d3158574p+0, 0x1.0b5586cf9890fp+0, 0x1.11301d0125b51p+0, 0x1.172b83c7d517bp+0,
    0x1.1d4873168b9aap+0, 0x1.2387a6e756238p+0, 0x1.29e9df51fdee1p+0, 0x1.306fe0a31b715p+0, 0x1.371a7373aa9cbp+0,
    0x1.3dea64c123422p+0, 0x1.44e086061892dp+0, 0x1.4bfdad5362a27p+0, 0x1.5342b569d4f82p+0, 0x1.5ab07dd485429p+0,
    0x1.6247eb03a5585p+0, 0x1.6a09e667f3bcdp+0, 0x1.71f75e8ec5f74p+0, 0x1.7a11473eb0187p+0, 0x1.82589994cce13p+0,
    0x1.8ace5422aa0dbp+0, 0x1.93737b0cdc5e5p+0, 0x1.9c49182a3f090p+0, 0x1.a5503b23e255dp+0, 0x1.ae89f995ad3adp+0,
    0x1.b7f76f2fb5e47p+0, 0x1.c199bdd85529cp+0, 0x1.cb720dcef9069p+0, 0x1.d5818dcfba487p+0, 0x1.dfc97337b9b5fp+0,
    0x1.ea4afa2a490dap+0, 0x1.f50765b6e4540p+0};

/// 2^exponent for the exponents of normal numbers, -1022 to 1023.
[[gnu::always_inline]] constexpr double power_of_two(std::int64_t exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// x 2^exponent, rounded once even where the result is subnormal.
constexpr double scaled(double x, std::int64_t exponent) {
  if (exponent > 1023) {
    return x * 0x1p1023 * power_of_two(exponent - 1023);
  }
  if (exponent < -1022) {
    return x * power_of_two(exponent + 200) * 0x1p-200;
  }
  return x * power_of_two(exponent);
}

}  // namespace portable_math_detail

/// e^x is significand 2^exponent.
struct ExpParts {
  double significand;
  std::int64_t exponent;
};

/// With x = (32 e + i) ln2/32 + r, |r| <= ln2/64: 2^e 2^(i/32) (1 + the Taylor series of e^r - 1 to r^6).
[[gnu::always_inline]] constexpr ExpParts exp_parts(double x) {
  constexpr double kStepsPerUnit = 0x1.71547652b82fep+5;
  constexpr double kStepHigh = 0x1.62e42fefa0000p-6;  // ln2/32 in two parts: the product with a whole number is exact
  constexpr double kStepLow = 0x1.cf79abc9e3b3ap-45;
  constexpr double kToWhole = 0x1.8p52;  // adding it rounds to a whole number, which stands in the lowest bits
  const double shifted = x * kStepsPerUnit + kToWhole;
  const auto steps = std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(kToWhole);
  const double n = shifted - kToWhole;
  const double r = (x - n * kStepHigh) - n * kStepLow;
  const double tail = r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))));
  const double root = portable_math_detail::kRootsOfTwo[steps & 31];
  return {root + root * (r + tail), steps >> 5};
}

/// e^x without a jump, for loops. Of |x| > 700 it is something else.
[[gnu::always_inline]] constexpr double portable_exp_within_700(double x) {
  const ExpParts parts = exp_parts(x);
  return parts.significand * portable_math_detail::power_of_two(parts.exponent);
}

/// e^x.
constexpr double portable_exp(double x) {
  constexpr double kLargest = 0x1.62e42fefa39efp+9;    // ln of the largest double
  constexpr double kSmallest = -0x1.74910d52d3052p+9;  // below: rounds to 0
  if (!(x <= kLargest)) {
    return x > 0 ? std::numeric_limits<double>::infinity() : x;
  }
  if (x < kSmallest) {
    return 0;
  }
  const ExpParts parts = exp_parts(x);
  return portable_math_detail::scaled(parts.significand, parts.exponent);
}

/// ln x for x > 0; -infinity at 0, NaN below. With x = 2^e (1 + f), 1 + f near 1, and s = f / (2 + f):
/// ln(1 + f) = 2 atanh(s) = f - (f^2/2 - s (f^2/2 + R)), R = 2 s^2/3 + 2 s^4/5 + ..., which keeps f exact.
constexpr double portable_log(double x) {
  constexpr double kLn2High = 0x1.62e42fefa2000p-1;  // the product with an exponent is exact
  constexpr double kLn2Low = 0x1.9ef35793c7673p-41;
  constexpr std::uint64_t kRootHalf = 0x3fe6a09e667f3bcdULL;  // sqrt(1/2): 1 + f lies in [sqrt(1/2), sqrt(2))
  if (!(x > 0) || x == std::numeric_limits<double>::infinity()) {
    return x == 0 ? -std::numeric_limits<double>::infinity() : (x > 0 ? x : std::numeric_limits<double>::quiet_NaN());
  }
  const bool is_subnormal = x < 0x1p-1022;
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(is_subnormal ? x * 0x1p54 : x) - kRootHalf;
  const std::int64_t whole_exponent = static_cast<std::int64_t>(bits) >> 52;
  const double f = std::bit_cast<double>((bits & 0xfffffffffffffULL) + kRootHalf) - 1;
  const auto exponent = static_cast<double>(whole_exponent - (is_subnormal ? 54 : 0));

  const double s = f / (2 + f);
  const double z = s * s;
  double series = 2.0 / 21;
  for (const double divisor : {19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0}) {
    series = series * z + 2 / divisor;
  }
  const double half_square = 0.5 * f * f;
  const double correction = half_square - (s * (half_square + z * series) + exponent * kLn2Low);
  return exponent * kLn2High - (correction - f);
}

/// ln(1 + x) for x > -1, accurate near 0: the rounding of 1 + x is divided out.
constexpr double portable_log1p(double x) {
  const double u = 1 + x;
  return u == 1 ? x : portable_log(u) * (x / (u - 1));
}

/// sin(2 pi x) for x in [0, 1): folded to a quarter of a turn, which is exact, then the Taylor series to y^21. Within
/// 3e-16.
constexpr double portable_sine_of_turns(double x) {
  constexpr double kTurn = 0x1.921fb54442d18p+2;
  const bool is_negative = x >= 0.5;
  const double half = is_negative ? x - 0.5 : x;
  const double y = kTurn * (half > 0.25 ? 0.5 - half : half);
  const double z = y * y;
  double series = 1;
  for (const double divisor : {420.0, 342.0, 272.0, 210.0, 156.0, 110.0, 72.0, 42.0, 20.0, 6.0}) {
    series = 1 - series * z / divisor;
  }
  return is_negative ? -(y * series) : y * series;
}

/// ln Gamma(x) for x > 0: Stirling's series beyond 10, the recurrence below. Error below 1e-14 of 1 + |ln Gamma(x)|.
double portable_log_gamma(double x);

}  // namespace docket::random_detail
