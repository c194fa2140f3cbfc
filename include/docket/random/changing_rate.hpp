// Rates of arrival that change with time: a sine, and the hours of the week on somebody's clocks.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/core/time_zone.hpp"

namespace docket {

/// per_second (1 + amplitude sin(2 pi (t - phase) / period)), t from the run's start.
struct SineRate {
  double per_second = 0;  ///< the mean
  double amplitude = 0;   ///< 0 to 1, as a share of the mean
  Duration period;        ///< above 0
  Duration phase;         ///< when the rate first rises through its mean; any other passage on the way up will do
};

/// Each weekday is cut into equal parts, and the rate of a part goes with its weight; over a week of 168 hours the mean
/// is `per_second`. Where clocks are changed, the rate follows the wall: an hour that the zone skips is absent, one
/// that it shows twice comes twice, and that week has so much less or more.
struct WeeklyRate {
  double per_second = 0;
  std::array<std::vector<double>, 7> weights;  ///< from Monday; as many as divide a day into whole minutes, none < 0
  std::shared_ptr<const TimeZone> zone;        ///< required
  UtcTime starts_at;                           ///< of the run
  Instant horizon;                             ///< until here changes of clocks are followed
};

}  // namespace docket
