#include "docket/random/arrivals.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "random/goodness_of_fit.hpp"

namespace docket {
namespace {

constexpr StreamKey kStream = make_stream_key(31, 0, hash_text("list"));

std::vector<Instant> arrivals_of(const ArrivalProcess& process, std::size_t count) {
  std::vector<Instant> arrivals(count);
  process.fill(kStream, 0, Instant(), arrivals);
  return arrivals;
}

std::vector<double> gaps_of(const std::vector<Instant>& arrivals) {
  std::vector<double> gaps;
  Instant previous;
  for (const Instant arrival : arrivals) {
    gaps.push_back((arrival - previous).in_seconds());
    previous = arrival;
  }
  return gaps;
}

TEST(ArrivalProcess, AGapIsTheDrawAtItsOrdinal) {
  const auto gap = Distribution::gamma(20, 0.5);
  const auto process = ArrivalProcess::renewal(gap);
  Instant previous = Instant::from_us(5);
  for (std::uint64_t n = 0; n < 100; ++n) {
    Draws draws(kStream, n, kOfArrival);
    const Instant expected = previous + sample_duration(gap, draws);
    EXPECT_EQ(process.next(kStream, n, previous), expected);
    previous = expected;
  }
}

TEST(ArrivalProcess, FillingABlockIsCallingNextAgainAndAgain) {
  const auto process = ArrivalProcess::poisson(0.25);
  const std::vector<Instant> whole = arrivals_of(process, 1000);
  std::vector<Instant> rest(600);
  process.fill(kStream, 400, whole[399], rest);
  EXPECT_TRUE(std::equal(rest.begin(), rest.end(), whole.begin() + 400));
  EXPECT_EQ(process.next(kStream, 999, whole[998]), whole[999]);
}

TEST(ArrivalProcess, PoissonGapsAreExponentialWithTheStatedRate) {
  const std::vector<double> gaps = gaps_of(arrivals_of(ArrivalProcess::poisson(0.25), 200'000));
  const auto below = [](double rate) { return [rate](double x) { return -std::expm1(-rate * x); }; };
  EXPECT_LT(testing::kolmogorov_distance(gaps, below(0.25)), testing::kKolmogorovLimit);
  EXPECT_GT(testing::kolmogorov_distance(gaps, below(0.26)), testing::kKolmogorovLimit);
}

TEST(ArrivalProcess, PoissonCountsPerHourHaveTheVarianceOfTheirMean) {
  const double rate = 0.01;
  const std::vector<Instant> arrivals = arrivals_of(ArrivalProcess::poisson(rate), 360'000);
  std::vector<double> counts(9'000);
  for (const Instant arrival : arrivals) {
    const auto hour = static_cast<std::size_t>(arrival.since_start().in_hours());
    if (hour < counts.size()) {
      counts[hour] += 1;
    }
  }
  const double expected = rate * 3600;
  double dispersion = 0;
  for (const double count : counts) {
    dispersion += (count - expected) * (count - expected) / expected;
  }
  const auto hours = static_cast<double>(counts.size());
  EXPECT_NEAR(dispersion / hours, 1, 4.5 * std::sqrt(2 / hours));
}

TEST(ArrivalProcess, ConstantGapsKeepTime) {
  const std::vector<Instant> arrivals = arrivals_of(ArrivalProcess::renewal(Distribution::constant(30)), 100);
  for (std::size_t n = 0; n < arrivals.size(); ++n) {
    EXPECT_EQ(arrivals[n], Instant::at(Duration::seconds(30 * static_cast<std::int64_t>(n + 1))));
  }
}

TEST(ArrivalProcess, KnowsItsLongRunRate) {
  EXPECT_DOUBLE_EQ(ArrivalProcess::poisson(0.25).rate(), 0.25);
  EXPECT_DOUBLE_EQ(ArrivalProcess::renewal(Distribution::constant(8)).rate(), 0.125);
  EXPECT_EQ(ArrivalProcess::renewal(Distribution::pareto(0.8, 1)).rate(), 0);
}

TEST(ArrivalProcess, RefusesWhatCannotArriveWithAReason) {
  EXPECT_EQ(ArrivalProcess::why_not_poisson(1), std::nullopt);
  EXPECT_NE(ArrivalProcess::why_not_poisson(0), std::nullopt);
  EXPECT_NE(ArrivalProcess::why_not_poisson(std::nan("")), std::nullopt);
  EXPECT_NE(ArrivalProcess::why_not_renewal(Distribution::uniform(-1, 5)), std::nullopt);
  EXPECT_NE(ArrivalProcess::why_not_renewal(Distribution::constant(0)), std::nullopt);
  EXPECT_THROW((void)ArrivalProcess::poisson(-1), Fault);
  EXPECT_THROW((void)ArrivalProcess::renewal(Distribution()), Fault);
}

TEST(ArrivalProcess, DescribesItself) {
  EXPECT_EQ(ArrivalProcess::poisson(0.5).describe(), "poisson(rate 0.5 per second)");
  EXPECT_EQ(ArrivalProcess::renewal(Distribution::constant(3)).describe(), "renewal(constant(value 3))");
}

}  // namespace
}  // namespace docket
