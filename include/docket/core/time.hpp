// Simulated time: whole microseconds, so that sums are exact and results do not depend on their order.
//
// Instant  - microseconds since the scenario's start.
// Duration - a length of time; may be negative (lateness is signed).
// UtcTime  - microseconds since 1970-01-01T00:00:00Z; only calendars and text meet it.
//
// A run spans at most 100 years (kLongestRun). Drawn durations saturate there, so that Instant + Duration cannot
// overflow 63 bits: 200 years are below 2^53 microseconds.
#pragma once

#include <compare>
#include <cstdint>

#include "docket/core/check.hpp"

namespace docket {

class Duration {
 public:
  constexpr Duration() = default;

  static constexpr Duration microseconds(std::int64_t count) { return Duration(count); }
  static constexpr Duration seconds(std::int64_t count) { return Duration(count * 1'000'000); }
  static constexpr Duration minutes(std::int64_t count) { return seconds(count * 60); }
  static constexpr Duration hours(std::int64_t count) { return minutes(count * 60); }
  static constexpr Duration days(std::int64_t count) { return hours(count * 24); }

  /// Nearest whole microsecond; saturates at +-100 years; NaN is a Fault.
  static Duration from_seconds(double seconds);

  [[nodiscard]] constexpr std::int64_t count_us() const { return us_; }
  [[nodiscard]] constexpr double in_seconds() const { return static_cast<double>(us_) / 1e6; }
  [[nodiscard]] constexpr double in_hours() const { return static_cast<double>(us_) / 3.6e9; }

  constexpr auto operator<=>(const Duration&) const = default;
  constexpr Duration operator-() const { return Duration(-us_); }
  constexpr Duration& operator+=(Duration other) { return *this = *this + other; }
  constexpr Duration& operator-=(Duration other) { return *this = *this - other; }
  friend constexpr Duration operator+(Duration a, Duration b) { return Duration(a.us_ + b.us_); }
  friend constexpr Duration operator-(Duration a, Duration b) { return Duration(a.us_ - b.us_); }
  friend constexpr Duration operator*(Duration a, std::int64_t factor) { return Duration(a.us_ * factor); }

 private:
  constexpr explicit Duration(std::int64_t us) : us_(us) {}
  std::int64_t us_ = 0;
};

inline constexpr Duration kLongestRun = Duration::days(36'525);

class Instant {
 public:
  constexpr Instant() = default;  ///< the scenario's start

  static constexpr Instant at(Duration since_start) { return Instant(since_start.count_us()); }
  static constexpr Instant from_us(std::int64_t us) { return Instant(us); }
  /// Later than every instant of a run: "not yet", "never".
  static constexpr Instant never() { return Instant(INT64_MAX); }

  [[nodiscard]] constexpr std::int64_t count_us() const { return us_; }
  [[nodiscard]] constexpr bool is_never() const { return us_ == INT64_MAX; }
  [[nodiscard]] constexpr Duration since_start() const { return Duration::microseconds(us_); }

  constexpr auto operator<=>(const Instant&) const = default;
  friend constexpr Instant operator+(Instant t, Duration d) { return Instant(checked_sum(t.us_, d.count_us())); }
  friend constexpr Instant operator-(Instant t, Duration d) { return Instant(checked_sum(t.us_, -d.count_us())); }
  friend constexpr Duration operator-(Instant a, Instant b) { return Duration::microseconds(a.us_ - b.us_); }

 private:
  constexpr explicit Instant(std::int64_t us) : us_(us) {}
  static constexpr std::int64_t checked_sum(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) {
      throw Fault("time overflow: an instant beyond the range of 64 bits was asked for");
    }
    return sum;
  }
  std::int64_t us_ = 0;
};

class UtcTime {
 public:
  constexpr UtcTime() = default;
  static constexpr UtcTime from_us(std::int64_t us) { return UtcTime(us); }
  [[nodiscard]] constexpr std::int64_t count_us() const { return us_; }

  constexpr auto operator<=>(const UtcTime&) const = default;
  friend constexpr UtcTime operator+(UtcTime t, Duration d) { return UtcTime(t.us_ + d.count_us()); }
  friend constexpr Duration operator-(UtcTime a, UtcTime b) { return Duration::microseconds(a.us_ - b.us_); }

 private:
  constexpr explicit UtcTime(std::int64_t us) : us_(us) {}
  std::int64_t us_ = 0;
};

}  // namespace docket
