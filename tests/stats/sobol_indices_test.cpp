// Indices of functions for which they are known exactly: Ishigami's and Sobol's g.
#include "docket/stats/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

#include "stats/sample_source.hpp"

namespace docket {
namespace {

using Place = std::vector<double>;
using Measure = std::function<double(const Place&)>;

/// Noise of a row is shared by its places, but for a part.
struct Noise {
  int replications = 1;
  double shared = 0;
  double own = 0;
};

std::vector<double> played(const Measure& measure, const Place& place, const std::vector<double>& luck,
                           const Noise& noise, SampleSource& source) {
  std::vector<double> values;
  for (int r = 0; r < noise.replications; ++r) {
    const double own = noise.own > 0 ? noise.own * source.normal() : 0;
    values.push_back(measure(place) + noise.shared * luck[static_cast<std::size_t>(r)] + own);
  }
  return values;
}

SobolIndices indices_of(const Measure& measure, std::size_t inputs, int rows, std::uint64_t seed,
                        const Noise& noise = {}) {
  SampleSource source(seed);
  std::vector<SobolRow> design;
  for (int i = 0; i < rows; ++i) {
    Place a(inputs);
    Place b(inputs);
    for (std::size_t k = 0; k < inputs; ++k) {
      a[k] = source.uniform();
      b[k] = source.uniform();
    }
    const auto luck = source.normals(static_cast<std::size_t>(noise.replications));
    SobolRow row{played(measure, a, luck, noise, source), played(measure, b, luck, noise, source), {}};
    for (std::size_t k = 0; k < inputs; ++k) {
      Place mixed = a;
      mixed[k] = b[k];
      row.mixed.push_back(played(measure, mixed, luck, noise, source));
    }
    design.push_back(std::move(row));
  }
  return sobol_indices(design);
}

/// Ishigami and Homma 1990: sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on [-pi, pi]³.
double ishigami(const Place& unit) {
  const auto x = [&unit](std::size_t k) { return std::numbers::pi * (2 * unit[k] - 1); };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

// Their closed forms: V1 = (1 + b pi⁴/5)² / 2, V2 = a²/8, V13 = 8 b² pi⁸ / 225.
constexpr double kIshigamiVariance = 13.844588;
constexpr double kIshigamiFirst[] = {0.313905, 0.442411, 0};
constexpr double kIshigamiTotal[] = {0.557589, 0.442411, 0.243684};

TEST(SobolIndices, OfIshigamisFunctionAreTheKnownOnes) {
  const SobolIndices found = indices_of(ishigami, 3, 40'000, 1);
  EXPECT_NEAR(found.variance, kIshigamiVariance, 0.25);
  EXPECT_NEAR(found.mean, 3.5, 0.05);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(found.inputs[k].first.mean, kIshigamiFirst[k], 0.02) << k;
    EXPECT_NEAR(found.inputs[k].total.mean, kIshigamiTotal[k], 0.02) << k;
  }
}

/// Saltelli and Sobol 1995: the product of (|4 x - 2| + a) / (1 + a).
double g_function(const Place& x, const Place& a) {
  double product = 1;
  for (std::size_t k = 0; k < a.size(); ++k) {
    product *= (std::abs(4 * x[k] - 2) + a[k]) / (1 + a[k]);
  }
  return product;
}

TEST(SobolIndices, OfTheGFunctionAreTheKnownOnes) {
  const Place a = {0, 1, 4.5, 9, 99, 99};
  double whole = 1;
  std::vector<double> alone;
  for (const double one : a) {
    alone.push_back(1 / (3 * (1 + one) * (1 + one)));
    whole *= 1 + alone.back();
  }
  const SobolIndices found = indices_of([&a](const Place& x) { return g_function(x, a); }, a.size(), 30'000, 2);
  EXPECT_NEAR(found.variance, whole - 1, 0.02);
  for (std::size_t k = 0; k < a.size(); ++k) {
    EXPECT_NEAR(found.inputs[k].first.mean, alone[k] / (whole - 1), 0.02) << k;
    EXPECT_NEAR(found.inputs[k].total.mean, alone[k] * whole / (1 + alone[k]) / (whole - 1), 0.02) << k;
  }
}

TEST(SobolIndices, AreThoseOfTheMeanWhateverLuckAdds) {
  // Luck has three times the variance of the inputs.
  const SobolIndices found = indices_of(ishigami, 3, 20'000, 3, {4, 5, 4});
  EXPECT_NEAR(found.variance, kIshigamiVariance, 0.8);
  EXPECT_NEAR(found.luck, 41, 1);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(found.inputs[k].first.mean, kIshigamiFirst[k], 0.06) << k;
    EXPECT_NEAR(found.inputs[k].total.mean, kIshigamiTotal[k], 0.06) << k;
  }
}

TEST(SobolIndices, HoldTheTruthInNineteenOfTwentyIntervals) {
  int held = 0;
  int all = 0;
  for (std::uint64_t round = 0; round < 200; ++round) {
    const SobolIndices found = indices_of(ishigami, 3, 200, 100 + round, {2, 1, 1});
    for (std::size_t k = 0; k < 3; ++k) {
      held += found.inputs[k].first.contains(kIshigamiFirst[k]) ? 1 : 0;
      held += found.inputs[k].total.contains(kIshigamiTotal[k]) ? 1 : 0;
      all += 2;
    }
  }
  EXPECT_GE(held, all * 92 / 100);
  EXPECT_LE(held, all * 98 / 100);
}

TEST(SobolIndices, AreUndefinedWhereNothingVaries) {
  const SobolIndices found = indices_of([](const Place&) { return 2.0; }, 2, 10, 4);
  EXPECT_EQ(found.variance, 0);
  EXPECT_TRUE(std::isnan(found.inputs[0].first.mean));
  EXPECT_TRUE(std::isnan(found.inputs[1].total.mean));
}

}  // namespace
}  // namespace docket
