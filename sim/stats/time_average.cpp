#include "docket/stats/time_average.hpp"

namespace docket {

Int128 TimeAverage::integral_until(Instant at) const { return advanced_to(at).integral_; }

double TimeAverage::average_until(Instant at) const {
  return static_cast<double>(integral_until(at)) / static_cast<double>((at - began_at_).count_us());
}

std::int64_t TimeAverage::min_until(Instant at) const { return at == began_at_ ? level_ : advanced_to(at).min_; }

std::int64_t TimeAverage::max_until(Instant at) const { return at == began_at_ ? level_ : advanced_to(at).max_; }

}  // namespace docket
