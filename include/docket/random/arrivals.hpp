// When the things of a source arrive: the n-th arrival is found from the one before it and the bits at address
// (stream, n, kOfArrival), so a source's arrivals are the same whatever happens to what arrived.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "docket/core/time.hpp"
#include "docket/random/address.hpp"
#include "docket/random/changing_rate.hpp"
#include "docket/random/distribution.hpp"

namespace docket {

namespace random_detail {
class RateCourse;
}

/// Kind of draw 0 belongs to arrivals.
inline constexpr Purpose kOfArrival = make_purpose(0);

/// An immutable value, safe to share between threads.
class ArrivalProcess {
 public:
  /// Independent exponential gaps; rate_per_second > 0 and finite.
  static ArrivalProcess poisson(double rate_per_second);
  /// Independent gaps in seconds, none negative, with a mean above 0.
  static ArrivalProcess renewal(Distribution gap_seconds);
  /// Poisson arrivals at a rate that changes with time. Exact: numbers of arrivals in stretches that do not overlap are
  /// independent and Poisson, their means the integrals of the rate, but for the rounding to microseconds.
  static ArrivalProcess sine(const SineRate& rate);
  static ArrivalProcess weekly(const WeeklyRate& rate);

  /// What `poisson` would refuse, or nothing.
  static std::optional<std::string> why_not_poisson(double rate_per_second);
  /// What `renewal` would refuse, or nothing.
  static std::optional<std::string> why_not_renewal(const Distribution& gap_seconds);
  /// What `sine` and `weekly` would refuse, or nothing: see SineRate and WeeklyRate; no rate above 10^9 per second.
  static std::optional<std::string> why_not_sine(const SineRate& rate);
  static std::optional<std::string> why_not_weekly(const WeeklyRate& rate);

  /// The arrival number `ordinal` (from 0), given the one before it (or the source's opening, for number 0). Gaps are
  /// whole microseconds and saturate at 100 years.
  [[nodiscard]] Instant next(StreamKey stream, std::uint64_t ordinal, Instant previous) const;

  /// out[i] = arrival number first_ordinal + i, equal to calling `next` again and again.
  void fill(StreamKey stream, std::uint64_t first_ordinal, Instant previous, std::span<Instant> out) const;

  /// Arrivals per second in the long run; 0 when the mean gap is infinite.
  [[nodiscard]] double rate() const;
  /// The same at the busiest instants.
  [[nodiscard]] double peak_rate() const;
  [[nodiscard]] bool is_changing() const { return course_ != nullptr; }
  /// Arrivals after any instant do not depend on those before it.
  [[nodiscard]] bool is_memoryless() const { return is_poisson_; }
  /// Expected arrivals in (from, to], for gaps that are not exponential at their long-run rate; 0 when `to` is not
  /// after `from`. Weekly: O(hours).
  [[nodiscard]] double expected_between(Instant from, Instant to) const;
  /// "poisson(rate 0.5 per second)", "renewal(constant(value 3))".
  [[nodiscard]] std::string describe() const;

 private:
  ArrivalProcess(Distribution gap, bool is_poisson);
  ArrivalProcess(double mean_rate, std::shared_ptr<const random_detail::RateCourse> course);

  Distribution gap_;  ///< with a changing rate, only its mean counts
  bool is_poisson_;
  std::shared_ptr<const random_detail::RateCourse> course_;  ///< null: the rate never changes
};

}  // namespace docket
