// The course of a rate over time, and the arrivals of a Poisson process that follows it exactly.
#pragma once

#include <memory>
#include <string>

#include "docket/core/time.hpp"
#include "docket/random/changing_rate.hpp"
#include "docket/random/draws.hpp"

namespace docket::random_detail {

/// Immutable.
class RateCourse {
 public:
  virtual ~RateCourse() = default;
  RateCourse() = default;
  RateCourse(const RateCourse&) = delete;
  RateCourse& operator=(const RateCourse&) = delete;

  /// The first arrival after `previous`, at most 100 years later.
  [[nodiscard]] virtual Instant next(Draws& draws, Instant previous) const = 0;
  /// The integral of the rate. REQUIRES: from <= to.
  [[nodiscard]] virtual double expected_between(Instant from, Instant to) const = 0;
  /// Arrivals per second at the busiest instants.
  [[nodiscard]] virtual double peak() const = 0;
  [[nodiscard]] virtual std::string describe() const = 0;
};

std::shared_ptr<const RateCourse> make_course(const SineRate& rate);
std::shared_ptr<const RateCourse> make_course(const WeeklyRate& rate);

}  // namespace docket::random_detail
