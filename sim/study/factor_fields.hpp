// The fields of what a study varies.
#pragma once

#include <string>

#include "docket/study/study.hpp"
#include "scenario/fields.hpp"
#include "study/study_files.hpp"

namespace docket::study_detail {

/// Beside a table a factor need say no more than where its value is.
void factor_fields(scenario_detail::Fields& f, const StudyFiles* files, bool has_table, Factor& factor);
void uncertain_fields(scenario_detail::Fields& f, UncertainInput& input);

}  // namespace docket::study_detail
