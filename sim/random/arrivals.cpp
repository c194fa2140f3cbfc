#include "docket/random/arrivals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "random/demand.hpp"

namespace docket {

ArrivalProcess::ArrivalProcess(Distribution gap, bool is_poisson) : gap_(std::move(gap)), is_poisson_(is_poisson) {}

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

ArrivalProcess ArrivalProcess::poisson(double rate_per_second) {
  random_detail::demand("poisson arrivals", why_not_poisson(rate_per_second));
  return ArrivalProcess(Distribution::exponential(1 / rate_per_second), true);
}

ArrivalProcess ArrivalProcess::renewal(Distribution gap_seconds) {
  random_detail::demand("renewal arrivals", why_not_renewal(gap_seconds));
  return ArrivalProcess(std::move(gap_seconds), false);
}

Instant ArrivalProcess::next(StreamKey stream, std::uint64_t ordinal, Instant previous) const {
  Draws draws(stream, ordinal, kOfArrival);
  return previous + sample_duration(gap_, draws);
}

void ArrivalProcess::fill(StreamKey stream, std::uint64_t first_ordinal, Instant previous,
                          std::span<Instant> out) const {
  std::array<double, 64> gaps;  // NOLINT(*-member-init): written before it is read
  for (std::size_t done = 0; done < out.size(); done += gaps.size()) {
    const std::span<double> some(gaps.data(), std::min(out.size() - done, gaps.size()));
    gap_.sample_block(stream, first_ordinal + done, kOfArrival, some);
    for (std::size_t i = 0; i < some.size(); ++i) {
      previous = out[done + i] = previous + Duration::from_seconds(some[i]);
    }
  }
}

double ArrivalProcess::rate() const { return 1 / gap_.mean(); }

std::string ArrivalProcess::describe() const {
  return is_poisson_ ? fmt::format("poisson(rate {:.6g} per second)", rate())
                     : fmt::format("renewal({})", gap_.describe());
}

}  // namespace docket
