// The ranges of the evidence that a study asks for with "evidence_ranges".
#pragma once

#include <map>
#include <string>

#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"
#include "docket/study/study.hpp"

namespace docket::study_detail {

/// A range that moves on its own and that the study asks for.
[[nodiscard]] bool is_asked_for(const LedgerRow& row, const Study& study);

/// Pointers at and below which nothing has such a range in any of the scenarios: errors with the nearest one that has.
[[nodiscard]] Problems pointers_without_ranges(const Study& study, const std::map<std::string, Scenario>& scenarios);

}  // namespace docket::study_detail
