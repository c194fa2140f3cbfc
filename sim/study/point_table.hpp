// A CSV file as the points of a study.
#pragma once

#include <string>

#include "docket/core/problem.hpp"
#include "docket/study/study.hpp"

namespace docket::study_detail {

/// Fills study.table. The first line names factors, or is a pointer into the scenario, which becomes a factor of that
/// name. A field is the name of one of the factor's levels, or else a value as --set takes it. Fields may stand in
/// double quotes. `file`: as problems name it.
void read_point_table(const std::string& csv, const std::string& file, Study& study, Problems& problems);

}  // namespace docket::study_detail
