// From scenario files to the typed Scenario that a run depends on.
#pragma once

#include <string>
#include <vector>

#include "docket/core/input_files.hpp"
#include "docket/core/problem.hpp"
#include "docket/core/time_zone.hpp"
#include "docket/scenario/read_limits.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

struct ReadOptions {
  std::vector<std::string> settings;  ///< "/pointer=value": values that replace those of the merged document
  ReadLimits limits = {};
  bool allow_outside = false;  ///< files may lie outside of the scenario's root (see InputFiles::root_of)
  /// Nobody will ask where its values come from: resolved_json and places stay empty, and it is read faster.
  bool is_only_played = false;
};

/// Settings that are not of the form "/pointer=value", whatever the scenario is: a mistake of the command line.
Problems malformed_settings(const std::vector<std::string>& settings);

/// Reads `path` with all that it extends and includes. Without a single error there is a Scenario, whose `warnings` may
/// say things worth knowing; otherwise all errors and warnings come back, sorted by place.
Result<Scenario> read_scenario(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                               const ReadOptions& options = {});

}  // namespace docket
