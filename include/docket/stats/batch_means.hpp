// The interval of a mean from one long stationary series, whose neighbours depend on each other.
//
// Batches that are long beside the memory of the series have nearly independent means, and Student's t applies to
// those (Law, Simulation Modeling and Analysis, section 9.5.3; Schmeiser 1982 advises 10 to 30 batches). Drop the
// warm-up first.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "docket/stats/interval.hpp"

namespace docket {

struct BatchMeans {
  Interval interval;        ///< count is the number of batches; 0 and undefined when the series is too short
  std::size_t dropped = 0;  ///< observations left out at the start because they fill no batch
  /// Correlation of neighbouring batch means. Well above 0 (say 0.2) the batches are too short and the interval too
  /// narrow. NaN for fewer than three batches or without spread.
  double neighbour_correlation = std::numeric_limits<double>::quiet_NaN();
};

/// REQUIRES batches >= 2. Every batch has the same whole number of observations, at least one. O(observations).
[[nodiscard]] BatchMeans batch_means(std::span<const double> series, std::size_t batches = 20,
                                     double confidence = 0.95);

/// Of values in their order: see BatchMeans.
[[nodiscard]] double neighbour_correlation(std::span<const double> values);

/// Means of `batches` consecutive parts of equal length; the remainder is dropped at the start.
/// REQUIRES 0 < batches <= series.size().
[[nodiscard]] std::vector<double> means_of_batches(std::span<const double> series, std::size_t batches);

}  // namespace docket
