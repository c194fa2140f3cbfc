// From files to one document: what a scenario extends, includes and is told on the command line, merged.
//
//   1. the chain of "extends", from its far end to the scenario itself, each merged over the one before
//   2. settings of what is included ("/regimes/x/file", "/regimes/x/override/…")
//   3. includes: regimes with their overrides, traces of order streams, the file of facts
//   4. all other settings
#pragma once

#include <optional>
#include <string>

#include "docket/core/input_files.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// Appends to `problems`; nothing when a file cannot be read or used, because whatever refers to what it holds would be
/// called wrong. The document holds all that was included, so that its text can be read without other files.
std::optional<LocatedValue> load_document(const std::string& path, const InputFiles& files, const ReadOptions& options,
                                          Problems& problems);

}  // namespace docket::scenario_detail
