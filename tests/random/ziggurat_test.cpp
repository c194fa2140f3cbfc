#include "random/ziggurat.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "random/goodness_of_fit.hpp"

namespace docket::random_detail {
namespace {

using docket::testing::kKolmogorovLimit;
using docket::testing::kolmogorov_distance;

constexpr StreamKey kStream = make_stream_key(11, 0, 0);
constexpr std::uint64_t kMany = 2'000'000;

template <class Draw>
std::vector<double> sample_of(Draw draw) {
  std::vector<double> sample(kMany);
  for (std::uint64_t i = 0; i < kMany; ++i) {
    Draws draws(kStream, i, make_purpose(1));
    sample[i] = draw(draws);
  }
  return sample;
}

double normal_below(double z) { return 0.5 * std::erfc(-z * std::sqrt(0.5)); }
double exponential_below(double x) { return -std::expm1(-x); }

void expect_equal_areas(const ZigguratTable& table, double area) {
  for (std::size_t i = 1; i < ZigguratTable::kPieces; ++i) {
    EXPECT_NEAR(table.x[i] * (table.f[i + 1] - table.f[i]) / area, 1, 1e-11) << "piece " << i;
    EXPECT_LT(table.x[i], table.x[i - 1]);
  }
}

double share_without_test(const ZigguratTable& table) {
  double sum = 0;
  for (std::size_t i = 0; i < ZigguratTable::kPieces; ++i) {
    sum += table.x[i + 1] / table.x[i];
  }
  return sum / ZigguratTable::kPieces;
}

TEST(Ziggurat, HasPiecesOfEqualAreaThatCloseAtTheTop) {
  expect_equal_areas(kExponentialZiggurat, ExponentialCurve::kArea);
  expect_equal_areas(kNormalZiggurat, NormalCurve::kArea);
}

TEST(Ziggurat, ItsAreaCoversTheCurveTightly) {
  EXPECT_NEAR(256 * ExponentialCurve::kArea, 1, 0.02);
  EXPECT_NEAR(256 * NormalCurve::kArea, std::sqrt(std::acos(-1.0) / 2), 0.02);
  EXPECT_GT(share_without_test(kExponentialZiggurat), 0.977);
  EXPECT_GT(share_without_test(kNormalZiggurat), 0.985);
}

TEST(Ziggurat, ExponentialFitsAndAnErrorOfOnePercentDoesNot) {
  const std::vector<double> sample = sample_of([](Draws& draws) { return draw_exponential(draws); });
  EXPECT_LT(kolmogorov_distance(sample, exponential_below), kKolmogorovLimit);
  EXPECT_GT(kolmogorov_distance(sample, [](double x) { return exponential_below(x * 1.01); }), kKolmogorovLimit);
}

TEST(Ziggurat, NormalFitsAndAnErrorOfOnePercentDoesNot) {
  const std::vector<double> sample = sample_of([](Draws& draws) { return draw_normal(draws); });
  EXPECT_LT(kolmogorov_distance(sample, normal_below), kKolmogorovLimit);
  EXPECT_GT(kolmogorov_distance(sample, [](double z) { return normal_below(z * 1.01); }), kKolmogorovLimit);
  EXPECT_GT(kolmogorov_distance(sample, [](double z) { return normal_below(z + 0.01); }), kKolmogorovLimit);
}

/// The values beyond `start`, conditional distribution and number.
void expect_tail(const std::vector<double>& sample, double start, const docket::testing::Cdf& below) {
  std::vector<double> tail;
  std::copy_if(sample.begin(), sample.end(), std::back_inserter(tail), [start](double x) { return x > start; });
  const double probability = 1 - below(start);
  const double expected = static_cast<double>(kMany) * probability;
  EXPECT_NEAR(static_cast<double>(tail.size()), expected, 4.5 * std::sqrt(expected));
  EXPECT_LT(kolmogorov_distance(tail, [&](double x) { return (below(x) - below(start)) / probability; }),
            kKolmogorovLimit);
}

TEST(Ziggurat, TailsFitFromBeforeTheirStart) {
  std::vector<double> normals = sample_of([](Draws& draws) { return draw_normal(draws); });
  expect_tail(normals, 3.5, normal_below);
  for (double& z : normals) {
    z = -z;
  }
  expect_tail(normals, 3.5, normal_below);
  expect_tail(sample_of([](Draws& draws) { return draw_exponential(draws); }), 7.5, exponential_below);
}

/// Sizes in the corner of one piece must be kept with the probability that the curve has there.
template <class Draw>
void expect_corner_is_cut_along_the_curve(const ZigguratTable& table, std::size_t piece, const docket::testing::Cdf& f,
                                          Draw draw_rare) {
  std::array<double, 4> surplus{};
  std::array<double, 4> variance{};
  for (std::uint64_t i = 0; i < 40'000; ++i) {
    Draws draws(kStream, i, make_purpose(2));
    const double place = draws.unit();
    const double size = table.x[piece + 1] + place * (table.x[piece] - table.x[piece + 1]);
    const double kept = (f(size) - table.f[piece]) / (table.f[piece + 1] - table.f[piece]);
    const auto quarter = static_cast<std::size_t>(place * 4);
    surplus.at(quarter) += (draw_rare(draws, piece, size) == size ? 1 : 0) - kept;
    variance.at(quarter) += kept * (1 - kept);
  }
  for (std::size_t quarter = 0; quarter < 4; ++quarter) {
    EXPECT_LT(std::fabs(surplus.at(quarter)), 4.5 * std::sqrt(variance.at(quarter))) << piece << " " << quarter;
  }
}

TEST(Ziggurat, CornersAreCutAlongTheCurve) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{40}, std::size_t{200}, std::size_t{255}}) {
    expect_corner_is_cut_along_the_curve(
        kExponentialZiggurat, piece, [](double x) { return std::exp(-x); }, draw_exponential_rare);
    expect_corner_is_cut_along_the_curve(
        kNormalZiggurat, piece, [](double z) { return std::exp(-0.5 * z * z); },
        [](Draws& draws, std::size_t i, double size) { return draw_normal_rare(draws, i, size, false); });
  }
}

TEST(Ziggurat, TheBottomPieceDrawsTheTailAlone) {
  const double start = NormalCurve::kTailStart;
  const auto tail = [](double z) { return 0.5 * std::erfc(z * std::sqrt(0.5)); };
  std::vector<double> sample = sample_of([](Draws& draws) { return draw_normal_rare(draws, 0, 0, false); });
  EXPECT_LT(kolmogorov_distance(sample, [&](double z) { return 1 - tail(z) / tail(start); }), kKolmogorovLimit);
  EXPECT_EQ(sample_of([](Draws& draws) { return -draw_normal_rare(draws, 0, 0, true); }), sample);
  sample = sample_of([](Draws& draws) { return draw_exponential_rare(draws, 0, 0) - ExponentialCurve::kTailStart; });
  EXPECT_LT(kolmogorov_distance(sample, exponential_below), kKolmogorovLimit);
}

}  // namespace
}  // namespace docket::random_detail
