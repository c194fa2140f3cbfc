// Points spread over the unit cube, each coordinate in [0, 1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace docket::study_detail {

using UnitSamples = std::vector<std::vector<double>>;

/// Each axis is cut into as many equal cells as there are points, and each cell holds one of them, at a random place
/// (McKay, Beckman and Conover 1979, Technometrics 21). An axis is dealt by its name: another axis re-deals nothing.
UnitSamples latin_hypercube(const std::vector<std::string>& axes, std::size_t points, std::uint64_t seed);

/// From the origin on, with the direction numbers of Joe and Kuo (2008, SIAM Journal on Scientific Computing 30). Of
/// the first 2^k points each interval of length 2^-k holds exactly one, on every axis.
UnitSamples sobol_sequence(std::size_t axes, std::size_t points);

/// More than anybody varies.
inline constexpr std::size_t kMostAxes = 1'000;

}  // namespace docket::study_detail
