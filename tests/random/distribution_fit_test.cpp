// Every distribution draws what its cumulative distribution function says, and the test can tell a few percent.
#include <gtest/gtest.h>

#include "random/distribution_cases.hpp"
#include "random/goodness_of_fit.hpp"

namespace docket::testing {
namespace {

constexpr std::size_t kMany = 400'000;

class DistributionFit : public ::testing::TestWithParam<DistributionCase> {};
class DistributionMoments : public DistributionFit {};
class DistributionAreas : public DistributionFit {};

template <class Condition>
std::vector<DistributionCase> cases_where(Condition holds) {
  std::vector<DistributionCase> cases = distribution_cases();
  cases.erase(std::remove_if(cases.begin(), cases.end(), [&](const auto& tested) { return !holds(tested); }),
              cases.end());
  return cases;
}

bool has_variance(const DistributionCase& tested) { return std::isfinite(tested.right.variance()); }
bool has_density(const DistributionCase& tested) { return has_variance(tested) && !tested.is_counting; }
std::string name_of(const ::testing::TestParamInfo<DistributionCase>& info) { return info.param.name; }

/// Distance over its limit: above 1 the fit is rejected.
double misfit(const DistributionCase& tested, const Distribution& assumed) {
  const std::vector<double> sample = sample_of(tested.right, kMany, 21);
  const Cdf cdf = [&assumed](double x) { return assumed.cdf(x); };
  return tested.is_counting ? chi_square_distance(sample, cdf) / kChiSquareLimit
                            : kolmogorov_distance(sample, cdf) / kKolmogorovLimit;
}

TEST_P(DistributionFit, AcceptsTheTruthAndRejectsAParameterAFewPercentOff) {
  EXPECT_LT(misfit(GetParam(), GetParam().right), 1);
  EXPECT_GT(misfit(GetParam(), GetParam().wrong), 1);
}

TEST_P(DistributionMoments, OfASampleAreTheStatedOnes) {
  const Distribution& distribution = GetParam().right;
  const std::vector<double> sample = sample_of(distribution, kMany, 22);
  const auto n = static_cast<double>(kMany);
  double sum = 0;
  for (const double value : sample) {
    sum += value;
  }
  EXPECT_NEAR(sum / n, distribution.mean(), 4.5 * std::sqrt(distribution.variance() / n));
  double squares = 0;
  double fourths = 0;
  for (const double value : sample) {
    const double square = std::pow(value - distribution.mean(), 2);
    squares += square;
    fourths += square * square;
  }
  const double error_of_variance = std::sqrt((fourths / n - std::pow(squares / n, 2)) / n);
  EXPECT_NEAR(squares / n, distribution.variance(), 5 * error_of_variance);
}

TEST_P(DistributionAreas, GiveTheStatedMeanAndVariance) {
  const Distribution& distribution = GetParam().right;
  // E X = low + integral of P(X > low + y), E (X - low)^2 = integral of 2 y P(X > low + y), with y = e^t.
  const double low = distribution.lower_bound();
  double first = 0;
  double second = 0;
  constexpr double kStep = 1e-3;
  for (double t = -20; t < 14; t += kStep) {
    const double y = std::exp(t);
    const double beyond = 1 - distribution.cdf(low + y);
    first += kStep * y * beyond;
    second += kStep * 2 * y * y * beyond;
  }
  EXPECT_NEAR((low + first) / distribution.mean(), 1, 1e-4);
  EXPECT_NEAR((second - first * first) / distribution.variance(), 1, 1e-3);
}

TEST_P(DistributionFit, TheCdfRisesFromZeroAtTheLowerBoundToOne) {
  const Distribution& distribution = GetParam().right;
  const std::vector<double> sample = sample_of(distribution, 10'000, 23);
  const double lowest = *std::min_element(sample.begin(), sample.end());
  EXPECT_GE(lowest, distribution.lower_bound());
  EXPECT_EQ(distribution.cdf(distribution.lower_bound() - 1e-9), 0);
  EXPECT_EQ(distribution.cdf(INFINITY), 1);
  EXPECT_EQ(distribution.cdf(-INFINITY), 0);
  double before = 0;
  for (double x = distribution.lower_bound(); x < 2000; x += 0.37) {
    const double here = distribution.cdf(x);
    ASSERT_GE(here, before - 1e-13);
    ASSERT_LE(here, 1);
    before = here;
  }
}

INSTANTIATE_TEST_SUITE_P(EveryFamily, DistributionFit, ::testing::ValuesIn(distribution_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(FiniteVariance, DistributionMoments, ::testing::ValuesIn(cases_where(has_variance)), name_of);
INSTANTIATE_TEST_SUITE_P(Continuous, DistributionAreas, ::testing::ValuesIn(cases_where(has_density)), name_of);

}  // namespace
}  // namespace docket::testing
