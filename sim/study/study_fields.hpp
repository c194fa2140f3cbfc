// The fields of a study's file, from the top.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "docket/study/study.hpp"
#include "scenario/fields.hpp"
#include "study/study_files.hpp"
#include "study/study_formats.hpp"

namespace docket::study_detail {

/// Names of factors and levels as they are written, before all factors are known.
struct WrittenConstraint {
  scenario_detail::Node node;
  Constraint constraint;
  std::vector<std::pair<scenario_detail::Node, double>> weights;
  std::vector<std::pair<scenario_detail::Node, WrittenValue>> never;
};

struct WrittenStudy {
  Study study;
  std::vector<WrittenConstraint> constraints;
  std::vector<std::vector<std::string>> lockstep;
};

/// `files` is null where the fields are only described.
void study_fields(scenario_detail::Fields& root, const StudyFiles* files, WrittenStudy& written);

}  // namespace docket::study_detail
