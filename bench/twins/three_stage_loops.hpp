// Three stages of review in a row, the item due first is next, played by two loops that know nothing else. The same
// model as bench/scenarios/three-stages.json; that the three agree is checked before any ratio is shown.
//
// 18 items an hour; 20, 50 and 10 reviewers, each stage loaded to 0.9; lognormal handling with sigma 1; 0.7 of the
// items go on to the second stage, 0.15 of those to the third. An item is due 1 to 168 h after it arrived.
#pragma once

#include <array>
#include <cstdint>

#include "twins/outcome.hpp"

namespace docket::bench {

namespace three_stages {
inline constexpr std::uint32_t kStages = 3;
inline constexpr std::array<std::uint32_t, kStages> kReviewers = {20, 50, 10};
inline constexpr std::array<double, kStages> kHandlingSeconds = {3600, 12857.142857, 17142.857143};  ///< means
inline constexpr std::array<double, kStages> kGoesOn = {0.7, 0.15, 0};
inline constexpr double kGapSeconds = 200;                                            ///< mean, exponential
inline constexpr std::array<double, 8> kSlackHours = {1, 1, 4, 24, 24, 36, 72, 168};  ///< one of them, and up to …
inline constexpr double kSlackSpread = 0.1;                                           ///< … so much of it more
inline constexpr double kMeanSlackHours = 41.25 * 1.05;
}  // namespace three_stages

/// The fastest that could be written by hand.
Outcome play_three_stages_by_hand(std::uint64_t items, std::uint64_t seed);

/// What a competent programmer writes in an afternoon: std::priority_queue, std::mt19937_64,
/// std::lognormal_distribution.
Outcome play_three_stages_naively(std::uint64_t items, std::uint64_t seed);

}  // namespace docket::bench
