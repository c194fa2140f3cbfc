// A rate that is constant for minutes at a time is inverted: one exponential draw says how much of the rate's integral
// passes until the next arrival, so a change of weights moves arrivals and re-deals no luck.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "random/rate_course.hpp"
#include "random/ziggurat.hpp"

namespace docket::random_detail {

namespace {

constexpr Duration kDay = Duration::days(1);
constexpr Duration kWeek = Duration::days(7);

/// Time since the Monday before a reading of the wall clock, written as if it were UTC.
Duration place_in_week(UtcTime reading) {
  constexpr UtcTime kMonday = UtcTime() + Duration::days(4);  // 1970 began on a Thursday
  const std::int64_t place = (reading - kMonday).count_us() % kWeek.count_us();
  return Duration::microseconds(place < 0 ? place + kWeek.count_us() : place);
}

class WeeklyCourse final : public RateCourse {
 public:
  explicit WeeklyCourse(const WeeklyRate& rate) : zone_name_(rate.zone->name()) {
    lay_out(rate);
    const UtcTime end = rate.starts_at + std::min(rate.horizon, Instant::at(kLongestRun)).since_start();
    for (const OffsetStretch& stretch : offset_stretches(*rate.zone, rate.starts_at, end)) {
      const Duration since_start = stretch.begins - rate.starts_at;
      clocks_.push_back({Instant::at(since_start), place_in_week(rate.starts_at + stretch.offset)});
    }
  }

  [[nodiscard]] Instant next(Draws& draws, Instant previous) const override {
    double left = draw_exponential(draws);
    const Instant last = std::min(previous + kLongestRun, Instant::at(kLongestRun));
    for (Instant t = previous; t < last;) {
      const Span span = span_at(t);
      const double passes = span.per_second * (span.ends - t).in_seconds();
      if (left < passes) {
        return t + Duration::from_seconds(left / span.per_second);
      }
      left -= passes;
      t = span.ends;
    }
    return previous + kLongestRun;
  }

  [[nodiscard]] double expected_between(Instant from, Instant to) const override {
    double expected = 0;
    for (Instant t = from; t < to;) {
      const Span span = span_at(t);
      const Instant end = std::min(to, span.ends);
      expected += span.per_second * (end - t).in_seconds();
      t = end;
    }
    return expected;
  }

  [[nodiscard]] double peak() const override {
    return std::ranges::max_element(parts_, {}, &Part::per_second)->per_second;
  }

  [[nodiscard]] std::string describe() const override {
    const double week = std::transform_reduce(parts_.begin(), parts_.end(), 0.0, std::plus<>(), [](const Part& part) {
      return part.per_second * (part.ends - part.begins).in_seconds();
    });
    return fmt::format("weekly(mean {:.6g} per second, {} rates, {})", week / kWeek.in_seconds(), parts_.size(),
                       zone_name_);
  }

 private:
  struct Part {  ///< from the start of Monday
    Duration begins;
    Duration ends;
    double per_second;
  };
  struct Clock {
    Instant begins;
    Duration at_start;  ///< what it shows, or would show, at the run's start, since a Monday
  };
  struct Span {
    double per_second;
    Instant ends;  ///< from here on the rate may be another
  };

  void lay_out(const WeeklyRate& rate) {
    double whole_week = 0;
    for (std::size_t day = 0; day < 7; ++day) {
      const auto& weights = rate.weights[day];
      const auto count = static_cast<std::int64_t>(weights.size());
      for (std::int64_t i = 0; i < count; ++i) {
        const Duration midnight = kDay * static_cast<std::int64_t>(day);
        const Duration length = Duration::microseconds(kDay.count_us() / count);
        const double weight = weights[static_cast<std::size_t>(i)];
        whole_week += weight * length.in_seconds();
        if (!parts_.empty() && parts_.back().per_second == weight) {
          parts_.back().ends += length;
        } else {
          parts_.push_back({midnight + length * i, midnight + length * (i + 1), weight});
        }
      }
    }
    const double per_weight = rate.per_second * kWeek.in_seconds() / whole_week;
    for (Part& part : parts_) {
      part.per_second *= per_weight;
    }
  }

  [[nodiscard]] Span span_at(Instant t) const {
    const auto later = std::ranges::upper_bound(clocks_, t, {}, &Clock::begins);
    const Duration shown = std::prev(later)->at_start + t.since_start();
    const Duration place = Duration::microseconds(shown.count_us() % kWeek.count_us());
    const Part& part = *std::prev(std::ranges::upper_bound(parts_, place, {}, &Part::begins));
    const Instant ends = t + (part.ends - place);
    return {part.per_second, later == clocks_.end() ? ends : std::min(ends, later->begins)};
  }

  std::string zone_name_;
  std::vector<Part> parts_;
  std::vector<Clock> clocks_;  ///< the first from the run's start on
};

}  // namespace

std::shared_ptr<const RateCourse> make_course(const WeeklyRate& rate) { return std::make_shared<WeeklyCourse>(rate); }

}  // namespace docket::random_detail
