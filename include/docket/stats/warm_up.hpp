// Where the start of a long run stops to matter.
//
// MSER-5 (White 1997, Simulation 69; White, Cobb, Spratt 2000, Winter Simulation Conference): average the series in
// batches of 5, then drop the d first of the n batches for which
//
//     z(d) = S_{j > d} (y_j - mean of y_{d+1..n})^2 / (n - d)^2
//
// is least: the interval of the rest's mean is narrowest there. The smallest such d wins.
//
// Limits: the last 5 batches are always kept (a few batches can agree by luck). If the least z lies beyond half of the
// series, the run never settled or is too short: the answer is cut back to half and is not trustworthy. Fewer than 10
// batches (50 observations) are never trustworthy. A cycle (day and night) is not a transient: give the series whole
// cycles per observation.
#pragma once

#include <cstddef>
#include <span>

namespace docket {

struct WarmUp {
  std::size_t drop = 0;         ///< observations to drop from the start; a multiple of 5, at most half of all
  bool is_trustworthy = false;  ///< false: the series is too short or did not settle; run longer
};

/// O(observations). Up to 4 observations at the end that fill no batch are not looked at.
[[nodiscard]] WarmUp find_warm_up(std::span<const double> series);

}  // namespace docket
