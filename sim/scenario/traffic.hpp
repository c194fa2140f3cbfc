// The traffic equations: how much passes each stage when it is known what enters and how it is routed.
#pragma once

#include <vector>

namespace docket::scenario_detail {

using Flow = std::vector<double>;  ///< by stage; may be infinite

/// Nothing stays nothing, however large the other factor: means may be infinite.
inline double times(double a, double b) { return a > 0 && b > 0 ? a * b : 0; }

/// The flow through each of n stages, given the flow that enters each from outside. shares[i][j] of what finishes at
/// stage i goes on to stage j; the last column, shares[i][n], ends. REQUIRES: from every stage there is a way out.
///
/// Takes out one stage after the other, its flow passed on to those left, without a single subtraction (Grassmann,
/// Taksar & Heyman 1985), so that loops that hardly leak cost no accuracy. O(n^3).
[[nodiscard]] Flow solve_traffic(std::vector<Flow> shares, Flow flow);

}  // namespace docket::scenario_detail
