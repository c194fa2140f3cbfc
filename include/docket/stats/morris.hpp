// Screening by elementary effects: which inputs move a measure at all, and about how far.
//
// An elementary effect is what the measure changes by when one input is moved and all others stay, for a whole range of
// that input (Morris 1991, Technometrics 33). Steps start from many places, each with k neighbours of its own: a radial
// design (Campolongo, Saltelli and Cariboni 2011, Computer Physics Communications 182). mu* is the mean of their sizes
// (Campolongo, Cariboni and Saltelli 2007, Environmental Modelling & Software 22), mu their mean with its sign, sigma
// how far they differ from place to place: by interactions, or by an answer that is no straight line.
//
// A simulated measure is noisy. Both ends of a step are played with the same luck, in several replications, so the
// noise that is left in a step can be told from the replications' differences, and is taken out of what is said to
// be shown. mu* still holds it; `noise` tells how much of it luck alone would give.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "docket/stats/interval.hpp"

namespace docket {

/// One input moved from one place.
struct EffectStep {
  double length = 0;                ///< in ranges of the input, with its sign; not 0
  std::vector<double> differences;  ///< of the measure, after - before, one for each replication
};

struct ElementaryEffects {
  Interval mu_star;                                         ///< 95 %, Student's t over the steps
  Interval mu;                                              ///< the same
  double sigma = std::numeric_limits<double>::quiet_NaN();  ///< without what luck adds; NaN for fewer than two steps
  double noise = std::numeric_limits<double>::quiet_NaN();  ///< mu* of an input without any effect; NaN when unknown
};

/// Steps must be independent of each other, in their places and in their luck. Where a step has a single replication,
/// the measure is taken for one without noise. O(differences).
[[nodiscard]] ElementaryEffects elementary_effects(std::span<const EffectStep> steps);

/// Nothing ever changed, not in the last bit.
[[nodiscard]] bool never_moves(std::span<const EffectStep> steps);

/// Whether steps show that the input moves the measure's mean, beyond luck. Wrong with a chance of about `error` where
/// it does not, and less often where effects of luck are rare and large. Two t tests over the steps share the error:
///
///   the mean of (difference × length) is not 0: the measure rises or falls along the range
///   the mean of (difference² - its variance by luck) is above 0: it changes, in whatever direction
///
/// The second is told only by steps of two replications or more. REQUIRES 0 < error < 1.
[[nodiscard]] bool is_effect_shown(std::span<const EffectStep> steps, double error);

}  // namespace docket
