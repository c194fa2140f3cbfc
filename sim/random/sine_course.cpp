// A sine by thinning (Lewis & Shedler 1979): candidates come at the peak rate, and each stays with the chance of the
// rate there over the peak. At most every second one is thrown away.
#include <fmt/format.h>

#include <cmath>

#include "docket/core/duration_text.hpp"
#include "random/portable_math.hpp"
#include "random/rate_course.hpp"
#include "random/ziggurat.hpp"

namespace docket::random_detail {

namespace {

class SineCourse final : public RateCourse {
 public:
  explicit SineCourse(const SineRate& rate)
      : rate_(rate), mean_gap_at_peak_(1 / (rate.per_second * (1 + rate.amplitude))) {}

  [[nodiscard]] Instant next(Draws& draws, Instant previous) const override {
    double waited = 0;
    while (true) {
      waited += mean_gap_at_peak_ * draw_exponential(draws);
      const Instant candidate = previous + Duration::from_seconds(waited);
      const double height = draws.unit() * (1 + rate_.amplitude) - 1;
      const bool is_below_the_lowest = height < -rate_.amplitude;
      if (is_below_the_lowest || candidate - previous >= kLongestRun ||
          height < rate_.amplitude * portable_sine_of_turns(turns_at(candidate))) {
        return candidate;
      }
    }
  }

  [[nodiscard]] double expected_between(Instant from, Instant to) const override {
    const double swing = std::cos(2 * M_PI * turns_at(from)) - std::cos(2 * M_PI * turns_at(to));
    return rate_.per_second *
           ((to - from).in_seconds() + rate_.amplitude * rate_.period.in_seconds() / (2 * M_PI) * swing);
  }

  [[nodiscard]] double peak() const override { return rate_.per_second * (1 + rate_.amplitude); }

  [[nodiscard]] std::string describe() const override {
    return fmt::format("sine(mean {:.6g} per second, amplitude {:.6g}, period {}, phase {})", rate_.per_second,
                       rate_.amplitude, exact_duration(rate_.period), exact_duration(rate_.phase));
  }

 private:
  /// Where in its period the rate is, from 0 to below 1.
  [[nodiscard]] double turns_at(Instant t) const {
    const std::int64_t period = rate_.period.count_us();
    const std::int64_t place = (t.count_us() - rate_.phase.count_us() % period) % period;
    return static_cast<double>(place < 0 ? place + period : place) / static_cast<double>(period);
  }

  SineRate rate_;
  double mean_gap_at_peak_;
};

}  // namespace

std::shared_ptr<const RateCourse> make_course(const SineRate& rate) { return std::make_shared<SineCourse>(rate); }

}  // namespace docket::random_detail
