// Where, within the ranges of the evidence, the comparison of two scenarios turns round.
//
// Each axis is moved alone, a quarter at a time, from what is written to either end; where the mean difference changes
// its side, halving finds the value. All of that is played with the luck of the written values. What is found is held
// against fresh luck. Where no axis alone is shown to turn it, the points of the designs that turn it most clearly are
// tried with fresh luck; of the first that holds, axes are put back to what is written, those that matter least first,
// and then all are moved back together, as far as it stays turned.
#pragma once

#include <cstddef>
#include <vector>

#include "experiment/sensitivity_rows.hpp"
#include "experiment/variant_player.hpp"

namespace docket::experiment_detail {

/// Replications of each point of the search, for each of a design.
inline constexpr std::uint32_t kFlipReplications = 10;
inline constexpr int kQuarters = 4;
inline constexpr int kHalvings = 7;
inline constexpr std::size_t kJointCandidates = 5;

/// Fills in the flips of all metrics, whose inputs are sorted.
void find_flips(const EvidenceSpace& space, VariantPlayer& player, const std::vector<Row>& rows,
                const SensitivityOptions& options, std::vector<MetricSensitivity>& metrics);

}  // namespace docket::experiment_detail
