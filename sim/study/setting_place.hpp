// Where a study says what its points set.
#pragma once

#include <string>

#include "docket/study/study.hpp"
#include "docket/study/study_plan.hpp"

namespace docket::study_detail {

struct PlacedSetting {
  Place place;
  std::string pointer;  ///< of the study, where it has the key itself, or else the scenario's
};

/// Of a setting of the point or, where it has parts that were written somewhere, of the one at `pointer`: in the study,
/// in a table, in a file that holds a level. REQUIRES: the setting is not the user's, and sets `pointer`.
[[nodiscard]] PlacedSetting place_of_setting(const Study& study, const StudyPoint& point, const std::string& setting,
                                             const std::string& pointer);

}  // namespace docket::study_detail
