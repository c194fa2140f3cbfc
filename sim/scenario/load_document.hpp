// From files to one document: what a scenario extends, includes and is told on the command line, merged.
//
//   1. the chain of "extends", from its far end to the scenario itself, each merged over the one before
//   2. settings of what is included ("/regimes/x/file", "/regimes/x/override/…")
//   3. includes: regimes with their overrides, traces of order streams, the file of facts
//   4. all other settings
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docket/core/input_files.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/located_value.hpp"
#include "scenario/settings.hpp"

namespace docket::scenario_detail {

/// Steps 1 to 3. Appends to `problems`; nothing when a file cannot be read or used, because whatever refers to what it
/// holds would be called wrong. The document holds all that was included, so that its text can be read without other
/// files.
std::optional<LocatedValue> load_files(const std::string& path, const InputFiles& files, const ReadOptions& options,
                                       const std::vector<Setting>& settings, Problems& problems);

/// Step 4. Before it a document may hold members that are null: what the scenario does not have.
void complete(LocatedValue& document, const std::vector<Setting>& settings, Problems& problems);

}  // namespace docket::scenario_detail
