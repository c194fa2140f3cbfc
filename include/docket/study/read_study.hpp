// From a file to the Study that it describes.
#pragma once

#include <string>
#include <vector>

#include "docket/core/input_files.hpp"
#include "docket/core/problem.hpp"
#include "docket/core/time_zone.hpp"
#include "docket/scenario/field_info.hpp"
#include "docket/scenario/read_limits.hpp"
#include "docket/study/study.hpp"

namespace docket {

struct StudyReadOptions {
  ReadLimits limits = {};
  bool allow_outside = false;  ///< the study may name files outside of its root (see InputFiles::root_of)
};

/// Reads `path` and the policies and tables that it names. A scenario only has to be a file that can be read: whether
/// values fit where they are put shows when the scenario of a point is. All errors come back at once, sorted by place.
Result<Study> read_study(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                         const StudyReadOptions& options = {});

/// The language of studies, as describe_scenario() tells that of scenarios.
std::vector<FieldInfo> describe_study();

}  // namespace docket
