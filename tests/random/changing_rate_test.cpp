// Arrivals whose rate changes with time are held against the integral of that rate.
#include "docket/random/changing_rate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include "docket/random/arrivals.hpp"
#include "random/goodness_of_fit.hpp"
#include "random/portable_math.hpp"
#include "support/fixed_zones.hpp"
#include "support/sanitizers.hpp"

namespace docket {
namespace {

constexpr StreamKey kStream = make_stream_key(32, 0, hash_text("reports"));
constexpr Duration kHour = Duration::hours(1);

/// 2021-03-22, a Monday, 00:00 UTC: clocks of Test/Summer go forward on the Sunday after.
constexpr UtcTime kMonday = UtcTime::from_us(1'616'371'200'000'000);

SineRate a_sine() { return {0.02, 0.8, Duration::hours(24), Duration::hours(5)}; }

/// Busy from 09:00 to 18:00 on working days, silent on Sundays.
WeeklyRate a_week(const std::string& zone = "UTC") {
  std::vector<double> working_day(24, 1);
  std::fill(working_day.begin() + 9, working_day.begin() + 18, 6);
  WeeklyRate rate;
  rate.per_second = 0.02;
  rate.weights.fill(working_day);
  rate.weights[5] = {2, 0.5};
  rate.weights[6] = {0};
  rate.zone = test::FixedZones().find(zone);
  rate.starts_at = kMonday;
  rate.horizon = Instant::at(Duration::days(7000));
  return rate;
}

std::vector<Instant> arrivals_of(const ArrivalProcess& process, std::size_t count) {
  std::vector<Instant> arrivals(count);
  process.fill(kStream, 0, Instant(), arrivals);
  return arrivals;
}

double per_second_at(const SineRate& rate, double hour) {
  const double turns = (hour - rate.phase.in_hours()) / rate.period.in_hours();
  return rate.per_second * (1 + rate.amplitude * std::sin(2 * M_PI * turns));
}

double per_second_at(const WeeklyRate& rate, double hour_of_week) {
  const auto& day = rate.weights[static_cast<std::size_t>(hour_of_week / 24)];
  const double share_of_day = std::fmod(hour_of_week, 24) / 24;
  double whole_week = 0;
  for (const auto& weights : rate.weights) {
    whole_week += std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  }
  return rate.per_second * 7 / whole_week *
         day[static_cast<std::size_t>(share_of_day * static_cast<double>(day.size()))];
}

/// Gaps on a clock that runs at the rate: exponential with mean 1, whatever the rate does.
double distance_of_rescaled_gaps(const ArrivalProcess& drawn, const ArrivalProcess& believed) {
  std::vector<double> gaps;
  Instant previous;
  for (const Instant arrival : arrivals_of(drawn, 100'000)) {
    gaps.push_back(believed.expected_between(previous, arrival));
    previous = arrival;
  }
  return testing::kolmogorov_distance(gaps, [](double x) { return -std::expm1(-x); });
}

/// Chi-square of the counts in the hours of a cycle, as the standard normal it is nearly; impossible hours must be
/// empty.
double distance_of_hourly_counts(const ArrivalProcess& process, std::size_t hours,
                                 const std::function<double(double)>& per_second) {
  const std::int64_t cycles = test::kIsSanitized ? 150 : 1500;
  std::vector<double> counts(hours);
  Instant at;
  for (std::uint64_t n = 0;; ++n) {
    at = process.next(kStream, n, at);
    const std::int64_t hour = at.count_us() / kHour.count_us();
    if (hour >= cycles * static_cast<std::int64_t>(hours)) {
      break;
    }
    counts[static_cast<std::size_t>(hour) % hours] += 1;
  }
  double chi_square = 0;
  double cells = 0;
  for (std::size_t hour = 0; hour < hours; ++hour) {
    double expected = 0;
    for (int step = 0; step < 100; ++step) {
      expected += per_second(static_cast<double>(hour) + (step + 0.5) / 100) * 36 * static_cast<double>(cycles);
    }
    if (expected == 0) {
      EXPECT_EQ(counts[hour], 0) << "hour " << hour;
      continue;
    }
    chi_square += (counts[hour] - expected) * (counts[hour] - expected) / expected;
    cells += 1;
  }
  return (chi_square - cells) / std::sqrt(2 * cells);
}

TEST(ChangingRate, GapsOnAClockThatRunsAtTheRateAreExponential) {
  const auto sine = ArrivalProcess::sine(a_sine());
  const auto weekly = ArrivalProcess::weekly(a_week("Test/Summer"));
  EXPECT_LT(distance_of_rescaled_gaps(sine, sine), testing::kKolmogorovLimit);
  EXPECT_LT(distance_of_rescaled_gaps(weekly, weekly), testing::kKolmogorovLimit);
  SineRate late = a_sine();
  late.phase += kHour * 3;
  EXPECT_GT(distance_of_rescaled_gaps(sine, ArrivalProcess::sine(late)), testing::kKolmogorovLimit);
  EXPECT_GT(distance_of_rescaled_gaps(weekly, ArrivalProcess::weekly(a_week("UTC"))), testing::kKolmogorovLimit);
}

TEST(ChangingRate, CountsByTheHourFollowTheIntegralOfTheRate) {
  const SineRate sine = a_sine();
  const WeeklyRate week = a_week();
  const auto by_sine = [&](double hour) { return per_second_at(sine, hour); };
  const auto by_week = [&](double hour) { return per_second_at(week, hour); };
  EXPECT_LT(distance_of_hourly_counts(ArrivalProcess::sine(sine), 24, by_sine), testing::kChiSquareLimit);
  EXPECT_LT(distance_of_hourly_counts(ArrivalProcess::weekly(week), 168, by_week), testing::kChiSquareLimit);
}

TEST(ChangingRate, FillingABlockIsCallingNextAgainAndAgain) {
  for (const auto& process : {ArrivalProcess::sine(a_sine()), ArrivalProcess::weekly(a_week())}) {
    const std::vector<Instant> whole = arrivals_of(process, 300);
    std::vector<Instant> rest(200);
    process.fill(kStream, 100, whole[99], rest);
    EXPECT_TRUE(std::equal(rest.begin(), rest.end(), whole.begin() + 100));
    EXPECT_EQ(process.next(kStream, 299, whole[298]), whole[299]);
  }
}

TEST(ChangingRate, TheExpectedNumberOverWholeCyclesIsTheMeanRate) {
  const auto sine = ArrivalProcess::sine(a_sine());
  const auto weekly = ArrivalProcess::weekly(a_week());
  const Instant odd = Instant::at(Duration::minutes(12'345));
  EXPECT_NEAR(sine.expected_between(odd, odd + Duration::hours(24)), 0.02 * 86'400, 1e-6);
  EXPECT_NEAR(weekly.expected_between(odd, odd + Duration::days(7)), 0.02 * 604'800, 1e-6);
  EXPECT_EQ(sine.expected_between(odd, Instant()), 0);
  EXPECT_DOUBLE_EQ(sine.rate(), 0.02);
  EXPECT_DOUBLE_EQ(sine.peak_rate(), 0.036);
  EXPECT_NEAR(weekly.peak_rate(), per_second_at(a_week(), 12), 1e-12);
}

TEST(ChangingRate, TheWeekFollowsTheWallWhereClocksAreChanged) {
  WeeklyRate rate = a_week("Test/Summer");
  rate.weights.fill(std::vector<double>(24, 0));
  rate.weights[0][9] = 1;  // Mondays from 09:00 to 10:00
  const auto weekly = ArrivalProcess::weekly(rate);
  const Instant winter = Instant::at(Duration::hours(8));
  const Instant summer = Instant::at(Duration::days(7) + Duration::hours(7));
  for (const Instant nine : {winter, summer}) {
    EXPECT_NEAR(weekly.expected_between(nine, nine + kHour), 0.02 * 604'800, 1e-6);
    EXPECT_EQ(weekly.expected_between(nine - kHour, nine), 0);
  }
  rate.weights.fill(std::vector<double>(24, 1));
  rate.weights[6] = std::vector<double>(24, 0);
  rate.weights[6][2] = 1;  // the hour that is skipped on that Sunday
  const Instant sunday = Instant::at(Duration::days(6) - kHour);
  EXPECT_EQ(ArrivalProcess::weekly(rate).expected_between(sunday, sunday + Duration::hours(23)), 0);
}

TEST(ChangingRate, AFlatCourseIsAPoissonProcess) {
  SineRate flat = a_sine();
  flat.amplitude = 0;
  WeeklyRate even = a_week();
  even.weights.fill({3});
  const auto poisson = ArrivalProcess::poisson(0.02);
  EXPECT_LT(distance_of_rescaled_gaps(ArrivalProcess::sine(flat), poisson), testing::kKolmogorovLimit);
  EXPECT_LT(distance_of_rescaled_gaps(ArrivalProcess::weekly(even), poisson), testing::kKolmogorovLimit);
}

TEST(ChangingRate, MoreWeightOnAnHourBringsItsArrivalsSoonerAndDealsNoOtherLuck) {
  WeeklyRate even = a_week();
  even.weights.fill({1});
  WeeklyRate early = even;
  early.weights[0] = {3, 1};
  const auto before = arrivals_of(ArrivalProcess::weekly(even), 500);
  const auto after = arrivals_of(ArrivalProcess::weekly(early), 500);
  for (std::size_t n = 0; n < 500; ++n) {
    EXPECT_LT(after[n], before[n]);
  }
}

TEST(ChangingRate, WhatIsTooRareComesAfterTheLongestRun) {
  WeeklyRate rare = a_week();
  rare.per_second = 1e-99;
  EXPECT_EQ(ArrivalProcess::weekly(rare).next(kStream, 0, Instant()), Instant::at(kLongestRun));
  EXPECT_EQ(ArrivalProcess::sine({1e-99, 1, kHour, {}}).next(kStream, 0, Instant()), Instant::at(kLongestRun));
  EXPECT_EQ(ArrivalProcess::sine({1, 1, kHour, {}}).is_changing(), true);
}

TEST(ChangingRate, RefusesWhatCannotBeWithAReason) {
  EXPECT_EQ(ArrivalProcess::why_not_sine(a_sine()), std::nullopt);
  EXPECT_EQ(ArrivalProcess::why_not_weekly(a_week()), std::nullopt);
  EXPECT_NE(ArrivalProcess::why_not_sine({1, 1.1, kHour, {}}), std::nullopt);
  EXPECT_NE(ArrivalProcess::why_not_sine({1, 0.5, {}, {}}), std::nullopt);
  EXPECT_NE(ArrivalProcess::why_not_sine({0, 0.5, kHour, {}}), std::nullopt);
  WeeklyRate rate = a_week();
  rate.weights.fill({0});
  EXPECT_NE(ArrivalProcess::why_not_weekly(rate), std::nullopt);
  rate.weights[3] = std::vector<double>(7, 1);
  EXPECT_NE(ArrivalProcess::why_not_weekly(rate), std::nullopt);
  rate.weights[3] = {-1, 2};
  EXPECT_NE(ArrivalProcess::why_not_weekly(rate), std::nullopt);
  rate.weights[3] = {1, 2};
  rate.per_second = 5e8;
  EXPECT_NE(ArrivalProcess::why_not_weekly(rate), std::nullopt);
  EXPECT_THROW((void)ArrivalProcess::weekly(WeeklyRate()), Fault);
}

TEST(ChangingRate, TheSineOfAShareOfATurnIsThatOfTheLibrary) {
  for (int i = 0; i < 100'000; ++i) {
    const double x = i / 100'000.0;
    EXPECT_NEAR(random_detail::portable_sine_of_turns(x), std::sin(2 * M_PI * x), 1e-15) << x;
  }
}

}  // namespace
}  // namespace docket
