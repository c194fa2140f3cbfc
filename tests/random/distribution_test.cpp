#include "docket/random/distribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "random/distribution_cases.hpp"

namespace docket {
namespace {

using docket::testing::sample_of;

double cv_of(const Distribution& distribution) { return std::sqrt(distribution.variance()) / distribution.mean(); }

TEST(Distribution, ParametersMeanWhatTheirNamesSay) {
  const auto lognormal = Distribution::lognormal_median_mean(600, 3600);
  EXPECT_NEAR(lognormal.cdf(600), 0.5, 1e-12);
  EXPECT_NEAR(lognormal.mean(), 3600, 1e-9);
  const auto skewed = Distribution::lognormal_mean_cv(50, 1.7);
  EXPECT_NEAR(skewed.mean(), 50, 1e-12);
  EXPECT_NEAR(cv_of(skewed), 1.7, 1e-12);
  const auto quantiles = Distribution::lognormal_median_p95(600, 3600);
  EXPECT_NEAR(quantiles.cdf(600), 0.5, 1e-12);
  EXPECT_NEAR(quantiles.cdf(3600), 0.95, 1e-12);
  EXPECT_NEAR(cv_of(Distribution::gamma(50, 0.7)), 0.7, 1e-12);
  EXPECT_NEAR(cv_of(Distribution::erlang(9, 50)), 1.0 / 3, 1e-12);
  EXPECT_NEAR(Distribution::pareto(2, 10).cdf(20), 0.75, 1e-12);
  EXPECT_NEAR(Distribution::geometric(4).cdf(2), 1 - 0.75 * 0.75, 1e-12);
  EXPECT_NEAR(Distribution::poisson(2).cdf(1.5), 3 * std::exp(-2.0), 1e-12);
  EXPECT_NEAR(Distribution::triangular(1, 2, 6).cdf(2), 0.2, 1e-12);
}

TEST(Distribution, SpecialCasesCoincide) {
  EXPECT_EQ(sample_of(Distribution::erlang(1, 5), 1000, 1), sample_of(Distribution::exponential(5), 1000, 1));
  EXPECT_EQ(sample_of(Distribution::erlang(4, 5), 1000, 1), sample_of(Distribution::gamma(5, 0.5), 1000, 1));
  const std::vector<double> weibull = sample_of(Distribution::weibull(1, 5), 1000, 1);
  const std::vector<double> exponential = sample_of(Distribution::exponential(5), 1000, 1);
  for (std::size_t i = 0; i < weibull.size(); ++i) {
    EXPECT_NEAR(weibull[i] / exponential[i], 1, 1e-14);
  }
}

TEST(Distribution, ALongerMeanMakesNoDrawShorter) {
  const auto shorter = sample_of(Distribution::lognormal_mean_cv(100, 1.2), 10'000, 4);
  const auto longer = sample_of(Distribution::lognormal_mean_cv(110, 1.2), 10'000, 4);
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    ASSERT_NEAR(longer[i] / shorter[i], 1.1, 1e-12);
  }
}

TEST(Distribution, WithoutSpreadIsExactlyItsConstant) {
  const std::vector<double> values = {3, 3};
  const std::vector<double> weights = {1, 2};
  const std::vector<Distribution> threes = {Distribution::constant(3), Distribution::uniform(3, 3)};
  for (const Distribution& three : {Distribution::constant(3), Distribution::uniform(3, 3),
                                    Distribution::triangular(3, 3, 3), Distribution::lognormal_mean_cv(3, 0),
                                    Distribution::lognormal_median_mean(3, 3), Distribution::lognormal_median_p95(3, 3),
                                    Distribution::empirical(values, weights), Distribution::mixture(threes, weights)}) {
    EXPECT_TRUE(three.is_constant()) << three.describe();
    EXPECT_EQ(three.mean(), 3);
    EXPECT_EQ(three.variance(), 0);
    EXPECT_EQ(sample_of(three, 3, 1), std::vector<double>(3, 3.0));
    EXPECT_EQ(three.cdf(3), 1);
    EXPECT_EQ(three.cdf(2.999), 0);
  }
  EXPECT_EQ(Distribution().mean(), 0);
  EXPECT_EQ(Distribution::poisson(0).mean(), 0);
  EXPECT_TRUE(Distribution::geometric(1).is_constant());
  EXPECT_FALSE(Distribution::exponential(3).is_constant());
}

TEST(Distribution, HeavyParetoTailsHaveNoMeanOrNoVariance) {
  EXPECT_TRUE(std::isinf(Distribution::pareto(1, 10).mean()));
  EXPECT_TRUE(std::isinf(Distribution::pareto(2, 10).variance()));
  EXPECT_EQ(Distribution::pareto(2, 10).mean(), 20);
  const std::vector<Distribution> components = {Distribution::pareto(0.5, 1), Distribution::constant(4)};
  const std::vector<double> both = {1, 1};
  const std::vector<double> only_the_light_one = {0, 1};
  EXPECT_TRUE(std::isinf(Distribution::mixture(components, both).mean()));
  EXPECT_TRUE(std::isinf(Distribution::mixture(components, both).variance()));
  EXPECT_EQ(Distribution::mixture(components, only_the_light_one).mean(), 4);
}

// A mixture of uniforms alone is drawn in a way of its own.
TEST(Distributions, AMixtureChoosesByTheFirstUnitAndDrawsWithWhatFollows) {
  const std::vector<double> weights = {0.2, 0.5, 0.3};
  const std::vector<Distribution> uniforms = {Distribution::uniform(1, 2), Distribution::uniform(5, 9),
                                              Distribution::uniform(0, 0.5)};
  std::vector<Distribution> mixed = uniforms;
  mixed[1] = Distribution::exponential(4);
  for (const auto& components : {uniforms, mixed}) {
    const Distribution mixture = Distribution::mixture(components, weights);
    for (std::uint64_t i = 0; i < 1000; ++i) {
      Draws draws({17}, i, {});
      const double u = draws.unit();
      const double expected = components[u < 0.2 ? 0 : u < 0.7 ? 1 : 2].sample(draws);
      Draws again({17}, i, {});
      ASSERT_EQ(mixture.sample(again), expected) << i;
    }
  }
}

TEST(Distribution, EmpiricalNeverDrawsAValueWithoutWeight) {
  const auto sample = sample_of(testing::weighted_counts(3), 20'000, 2);
  EXPECT_EQ(std::count(sample.begin(), sample.end(), 2), 0);
  for (const double value : {1, 5, 9}) {
    EXPECT_GT(std::count(sample.begin(), sample.end(), value), 0);
  }
}

TEST(Distribution, EmpiricalRisesWithItsUniform) {
  const Distribution distribution = testing::weighted_counts(3);
  std::vector<std::pair<double, double>> pairs;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    Draws same(StreamKey{9}, i, make_purpose(1));
    Draws again(StreamKey{9}, i, make_purpose(1));
    pairs.emplace_back(again.unit(), distribution.sample(same));
  }
  std::sort(pairs.begin(), pairs.end());
  EXPECT_TRUE(std::is_sorted(pairs.begin(), pairs.end(), [](auto a, auto b) { return a.second < b.second; }));
}

TEST(Distribution, ExtremeParametersGiveFiniteOrSaturatedDurations) {
  for (const Distribution& extreme :
       {Distribution::pareto(0.1, 1e100), Distribution::weibull(0.05, 1e9), Distribution::gamma(1e9, 100),
        Distribution::lognormal_mean_cv(1e9, 1e6), Distribution::lognormal_median_mean(1e-100, 1e100)}) {
    for (std::uint64_t i = 0; i < 20'000; ++i) {
      Draws draws(StreamKey{3}, i, make_purpose(1));
      const Duration duration = sample_duration(extreme, draws);
      ASSERT_GE(duration, Duration());
      ASSERT_LE(duration, kLongestRun);
    }
  }
}

TEST(Distribution, DrawsInABlockAreThoseOnDemand) {
  const StreamKey stream = make_stream_key(8, 2, hash_text("stream"));
  for (const testing::DistributionCase& tested : testing::distribution_cases()) {
    std::vector<double> block(3001);
    const std::uint64_t first = (1ULL << 32U) - 1500;
    sample_block(tested.right, stream, first, make_purpose(2, 5, 1), block);
    for (std::size_t i = 0; i < block.size(); ++i) {
      Draws draws(stream, first + i, make_purpose(2, 5, 1));
      ASSERT_EQ(block[i], tested.right.sample(draws)) << tested.name << " at " << i;
    }
  }
}

// In blocks e^x is made without the jumps that its ends need.
TEST(Distribution, DrawsInABlockAreThoseOnDemandAlsoAtTheEndsOfARange) {
  const StreamKey stream = make_stream_key(8, 2, hash_text("stream"));
  for (const Distribution& extreme :
       {Distribution::lognormal_median_p95(1e90, 1e100), Distribution::lognormal_median_p95(1, 1e100),
        Distribution::lognormal_median_p95(1e-100, 1e100), Distribution::exponential(1e100)}) {
    std::vector<double> block(500);
    sample_block(extreme, stream, 7, make_purpose(2), block);
    for (std::size_t i = 0; i < block.size(); ++i) {
      Draws draws(stream, 7 + i, make_purpose(2));
      ASSERT_EQ(block[i], extreme.sample(draws)) << extreme.describe() << " at " << i;
    }
  }
}

TEST(Distribution, ChoosesTheFirstOfAListWhoseCumulativeShareExceedsItsUniform) {
  for (std::size_t size = 1; size <= 40; ++size) {
    std::vector<double> values(size);
    std::vector<double> weights(size);
    std::vector<double> cumulative(size);
    for (std::size_t i = 0; i < size; ++i) {
      values[i] = static_cast<double>(i);
      weights[i] = static_cast<double>(1 + i % 4);
    }
    std::partial_sum(weights.begin(), weights.end(), cumulative.begin());
    const Distribution chosen = Distribution::empirical(values, weights);
    for (std::uint64_t i = 0; i < 500; ++i) {
      const double u = Draws(StreamKey{5}, i, make_purpose(3)).unit();
      const auto first = std::ranges::find_if(cumulative, [&](double one) { return one / cumulative.back() > u; });
      Draws draws(StreamKey{5}, i, make_purpose(3));
      ASSERT_EQ(chosen.sample(draws), static_cast<double>(first - cumulative.begin())) << size << " values, u = " << u;
    }
  }
}

TEST(Distribution, DescribesItselfWithItsParameters) {
  EXPECT_EQ(Distribution::lognormal_median_mean(600, 3600).describe(), "lognormal(median 600, mean 3600)");
  EXPECT_EQ(Distribution::lognormal_mean_cv(3, 0).describe(), "lognormal(mean 3, cv 0)");
  EXPECT_EQ(Distribution::constant(0.1).describe(), "constant(value 0.1)");
  EXPECT_EQ(testing::weighted_counts(3).describe(), "empirical(4 values from 1 to 9)");
  const std::vector<Distribution> components = {Distribution::exponential(2), Distribution::constant(5)};
  const std::vector<double> weights = {0.3, 0.7};
  EXPECT_EQ(Distribution::mixture(components, weights).describe(),
            "mixture(0.3 exponential(mean 2), 0.7 constant(value 5))");
}

}  // namespace
}  // namespace docket
