// All points of a study have the same luck, so that their differences are due to what is varied.
#pragma once

#include "docket/core/problem.hpp"
#include "docket/study/study.hpp"

namespace docket::study_detail {

/// Factors and uncertain inputs that set the seed: each is an error, where it stands.
[[nodiscard]] Problems varied_luck(const Study& study);

}  // namespace docket::study_detail
