#include "docket/random/arrivals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/nearest_duration.hpp"
#include "random/demand.hpp"
#include "random/rate_course.hpp"

namespace docket {

ArrivalProcess::ArrivalProcess(Distribution gap, bool is_poisson) : gap_(std::move(gap)), is_poisson_(is_poisson) {}

ArrivalProcess::ArrivalProcess(double mean_rate, std::shared_ptr<const random_detail::RateCourse> course)
    : gap_(Distribution::exponential(1 / mean_rate)), is_poisson_(true), course_(std::move(course)) {}

std::optional<std::string> ArrivalProcess::why_not_poisson(double rate_per_second) {
  if (!(rate_per_second >= 1e-99 && rate_per_second <= 1e9)) {
    return fmt::format("the rate is {} per second, but must be above 0 and at most 10^9", rate_per_second);
  }
  return std::nullopt;
}

std::optional<std::string> ArrivalProcess::why_not_renewal(const Distribution& gap_seconds) {
  if (gap_seconds.lower_bound() < 0) {
    return fmt::format("gaps can be negative: {}", gap_seconds.describe());
  }
  if (!(gap_seconds.mean() > 0)) {
    return fmt::format("the mean gap must be above 0: {}", gap_seconds.describe());
  }
  return std::nullopt;
}

std::optional<std::string> ArrivalProcess::why_not_sine(const SineRate& rate) {
  if (!(rate.amplitude >= 0 && rate.amplitude <= 1)) {
    return fmt::format("the amplitude is {} of the mean rate, but must be from 0 to 1", rate.amplitude);
  }
  if (rate.period <= Duration()) {
    return "the period must be above 0";
  }
  return why_not_poisson(rate.per_second);
}

std::optional<std::string> ArrivalProcess::why_not_weekly(const WeeklyRate& rate) {
  double highest = 0;
  double whole_week = 0;
  for (const std::vector<double>& day : rate.weights) {
    if (day.empty() || 1440 % day.size() != 0) {
      return fmt::format("{} weights cut no day into whole minutes", day.size());
    }
    for (const double weight : day) {
      if (!(weight >= 0 && weight <= 1e100)) {
        return fmt::format("a weight is {}, but must be from 0 to 10^100", weight);
      }
      highest = std::max(highest, weight);
      whole_week += weight / static_cast<double>(day.size());
    }
  }
  if (!(whole_week > 0)) {
    return "all weights of the week are 0, so nothing would ever arrive";
  }
  if (const double peak = rate.per_second * 7 * highest / whole_week; !(peak <= 1e9)) {
    return fmt::format("the rate rises to {} per second, but must be at most 10^9", peak);
  }
  return rate.zone == nullptr ? "a weekly rate needs a time zone" : why_not_poisson(rate.per_second);
}

ArrivalProcess ArrivalProcess::poisson(double rate_per_second) {
  random_detail::demand("poisson arrivals", why_not_poisson(rate_per_second));
  return ArrivalProcess(Distribution::exponential(1 / rate_per_second), true);
}

ArrivalProcess ArrivalProcess::renewal(Distribution gap_seconds) {
  random_detail::demand("renewal arrivals", why_not_renewal(gap_seconds));
  return ArrivalProcess(std::move(gap_seconds), false);
}

ArrivalProcess ArrivalProcess::sine(const SineRate& rate) {
  random_detail::demand("arrivals along a sine", why_not_sine(rate));
  return {rate.per_second, random_detail::make_course(rate)};
}

ArrivalProcess ArrivalProcess::weekly(const WeeklyRate& rate) {
  random_detail::demand("weekly arrivals", why_not_weekly(rate));
  return {rate.per_second, random_detail::make_course(rate)};
}

Instant ArrivalProcess::next(StreamKey stream, std::uint64_t ordinal, Instant previous) const {
  Draws draws(stream, ordinal, kOfArrival);
  if (course_ != nullptr) {
    return course_->next(draws, previous);
  }
  return previous + sample_duration(gap_, draws);
}

void ArrivalProcess::fill(StreamKey stream, std::uint64_t first_ordinal, Instant previous,
                          std::span<Instant> out) const {
  if (course_ != nullptr) {
    for (Instant& arrival : out) {
      previous = arrival = next(stream, first_ordinal++, previous);
    }
    return;
  }
  std::array<double, 64> gaps;  // NOLINT(*-member-init): written before it is read
  for (std::size_t done = 0; done < out.size(); done += gaps.size()) {
    const std::span<double> some(gaps.data(), std::min(out.size() - done, gaps.size()));
    gap_.sample_block(stream, first_ordinal + done, kOfArrival, some);
    for (std::size_t i = 0; i < some.size(); ++i) {
      previous = out[done + i] = previous + nearest_duration(some[i]);
    }
  }
}

double ArrivalProcess::rate() const { return 1 / gap_.mean(); }

double ArrivalProcess::peak_rate() const { return course_ != nullptr ? course_->peak() : rate(); }

double ArrivalProcess::expected_between(Instant from, Instant to) const {
  if (to <= from) {
    return 0;
  }
  return course_ != nullptr ? course_->expected_between(from, to) : rate() * (to - from).in_seconds();
}

std::string ArrivalProcess::describe() const {
  if (course_ != nullptr) {
    return course_->describe();
  }
  return is_poisson_ ? fmt::format("poisson(rate {:.6g} per second)", rate())
                     : fmt::format("renewal({})", gap_.describe());
}

}  // namespace docket
