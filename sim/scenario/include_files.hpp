// Puts what a document includes in the place of the file names.
#pragma once

#include <optional>
#include <string>

#include "docket/core/input_files.hpp"
#include "docket/scenario/read_limits.hpp"
#include "scenario/include_root.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// The JSON object in `path`. `mention` is the value that names the file, or null; problems of reading stand there.
std::optional<LocatedValue> read_json_file(const std::string& path, const InputFiles& files,
                                           const LocatedValue* mention, const std::string& pointer,
                                           const ReadLimit& nesting, Problems& problems);

/// Regimes, traces and facts. File names count from the file in which they are written, and from `scenario_path` when
/// they come from a setting.
void include_files(LocatedValue& root, const std::string& scenario_path, const InputFiles& files,
                   const IncludeRoot& include_root, const ReadLimit& nesting, Problems& problems);

/// Notes deletions of what is not there: they have no effect, and often a typing error behind them.
void warn_of_idle_deletion(const std::string& pointer, const LocatedValue& object, const LocatedMember& deletion,
                           Problems& problems);

}  // namespace docket::scenario_detail
