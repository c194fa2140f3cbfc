// How long something takes when it was not seen through to its end for all: the estimator of Kaplan and Meier (1958,
// JASA 53), with Greenwood's error (1926).
//
// Leaving out what is still open when a run ends makes times look shorter than they are, and counting it as done at the
// end does so too. Here it counts among those at risk for as long as it was watched, and no longer:
//
//     share not yet happened by t  =  product over times t_i <= t of (1 - happened_i / at risk just before t_i)
//
// At equal times, what happened comes before what is censored. REQUIRES of the data: that watching ended for reasons
// that have nothing to do with the time it takes. The end of a run is such a reason, a refusal is not: see
// EffectMeasures for what becomes of those.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "docket/core/time.hpp"

namespace docket {

/// What ended after the same time, by happening or because it was watched no longer.
struct EndedAfter {
  Duration time;
  std::uint64_t happened = 0;
  std::uint64_t censored = 0;
};

class SurvivalCurve {
 public:
  /// REQUIRES: ascending times, none of them without anything that ended. O(times).
  explicit SurvivalCurve(std::span<const EndedAfter> by_time);

  /// Share for which it happened within `limit`. NaN where nothing is known of that: nothing was watched at all, or
  /// nothing for so long while some was still open. O(log times).
  [[nodiscard]] double share_within(Duration limit) const;
  /// Of that share, by Greenwood; 0 where the share is 0 or 1. It takes the single ones for independent, which items of
  /// one run hardly are: prefer the spread over replications.
  [[nodiscard]] double error_within(Duration limit) const;
  /// The first time within which it happened for at least the share p; nothing if that was not reached while it was
  /// watched. REQUIRES 0 < p <= 1. O(log times).
  [[nodiscard]] std::optional<Duration> quantile(double p) const;

 private:
  struct Step {
    Duration time;
    double waiting = 1;    // share for which it has not happened after `time`
    double greenwood = 0;  // sum of happened / (at risk (at risk - happened))
  };
  /// As things stand after `limit`; nothing where that is not known.
  [[nodiscard]] std::optional<Step> at(Duration limit) const;

  std::vector<Step> steps_;
};

}  // namespace docket
