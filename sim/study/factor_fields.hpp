// The fields of what a study varies.
#pragma once

#include <string>

#include "docket/study/study.hpp"
#include "scenario/fields.hpp"
#include "study/study_files.hpp"

namespace docket::study_detail {

void factor_fields(scenario_detail::Fields& f, const StudyFiles* files, Factor& factor);
void uncertain_fields(scenario_detail::Fields& f, UncertainInput& input);

}  // namespace docket::study_detail
