// Whose uncertainty makes a measure uncertain: Sobol's indices of variance (Sobol 1993; Homma and Saltelli 1996).
//
//   first   the share of the measure's variance that would go, on average, if the input were known
//   total   the share that would be left if all other inputs were known: first, and all its interactions
//
// Inputs are independent. Each row of the design has two random places a and b, and for each input a place a with that
// input from b. First indices are estimated by b (mixed - a) (Saltelli et al. 2010, Computer Physics Communications
// 181, table 2, formula b), total ones by (a - mixed)² / 2 (Jansen 1999, the same 117).
//
// A simulated measure is noisy. All places of a row are played with the same luck, in several replications; products
// are taken of different replications only, so the indices are those of the measure's mean, and luck neither adds to
// its variance nor to that of any input.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "docket/stats/interval.hpp"

namespace docket {

/// The measure at the places of one row, one value for each replication, all places with the same number of them.
struct SobolRow {
  std::vector<double> a;
  std::vector<double> b;
  std::vector<std::vector<double>> mixed;  ///< for each input: at a, but that input as in b
};

struct SobolIndex {
  Interval first;
  Interval total;
};

struct SobolIndices {
  double mean = std::numeric_limits<double>::quiet_NaN();      ///< of the measure, over all that is uncertain
  double variance = std::numeric_limits<double>::quiet_NaN();  ///< of its mean: what the inputs make of it
  double luck = std::numeric_limits<double>::quiet_NaN();      ///< variance of a replication at a fixed place
  std::vector<SobolIndex> inputs;                              ///< NaN where the inputs make no variance
};

/// Rows must be independent of each other, in places and luck. With a single replication the measure is taken for one
/// without noise. Intervals are Student's t with the jackknife's pseudo-values (Tukey 1958), which allow for the
/// variance being estimated too: 95 % with a few dozen rows or more. An estimate may lie a little outside [0, 1].
/// O(rows × inputs × replications).
[[nodiscard]] SobolIndices sobol_indices(std::span<const SobolRow> rows);

}  // namespace docket
