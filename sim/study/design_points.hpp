// The points of a design: a level of each factor.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/study/study.hpp"

namespace docket::study_detail {

/// A level for each factor, in the order of the study's factors.
using Combination = std::vector<Level>;

/// Empty when there would be more than `most`. Constraints are not asked.
std::vector<Combination> design_points(const Study& study, std::uint64_t seed, std::uint64_t most);

}  // namespace docket::study_detail
